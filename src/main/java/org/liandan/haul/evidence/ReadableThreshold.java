package org.liandan.haul.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Values of thresholds in the unit that people read and type: speeds are kept in tenths of a km/h, as JT/T 808 has them, or in
 * m/s, as the physics has them, and are always km/h on a page. The units are those of {@link Wording#threshold}.
 */
public final class ReadableThreshold {

    private static final BigDecimal KPH_PER_MPS = new BigDecimal("3.6");

    private ReadableThreshold() {}

    /** The kept value as it is read, for instance 600 of {@code speedLimitDeciKph} as 60; what is no number stays. */
    public static String read(String name, String kept) {
        if (!number(kept)) {
            return kept;
        }
        if (name.endsWith("DeciKph")) {
            return plain(new BigDecimal(kept).movePointLeft(1));
        }
        if (name.endsWith("Mps")) {
            return plain(new BigDecimal(kept).multiply(KPH_PER_MPS).setScale(1, RoundingMode.HALF_UP));
        }
        return kept;
    }

    /** "old → new" as it is read. */
    public static String readChange(String name, String change) {
        String[] sides = change.split(" → ", 2);
        return sides.length == 2 ? read(name, sides[0]) + " → " + read(name, sides[1]) : change;
    }

    /** What somebody typed as it is kept; what is no number stays, for the check to refuse. */
    public static String keep(String name, String typed) {
        String text = typed.strip();
        if (!number(text)) {
            return typed;
        }
        if (name.endsWith("DeciKph")) {
            return plain(new BigDecimal(text).movePointRight(1));
        }
        if (name.endsWith("Mps")) {
            return plain(new BigDecimal(text).divide(KPH_PER_MPS, 12, RoundingMode.HALF_UP));
        }
        return typed;
    }

    private static boolean number(String text) {
        return text.matches("-?\\d{1,12}(\\.\\d{1,16})?");
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
