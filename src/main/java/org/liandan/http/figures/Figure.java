package org.liandan.http.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One number.
 *
 * @param value null where there is nothing to tell it from
 * @param before the same of the span before; null where it is not compared, or could not be told
 * @param link address of the records that it counts, as many as it says; empty where there are none to look at
 */
public record Figure(@Nullable BigDecimal value, @Nullable BigDecimal before, String link) {

    /** What cannot be told. */
    public static final Figure UNKNOWN = new Figure(null, null, "");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** How many there are, with where they are. */
    public static Figure count(long value, String link) {
        return new Figure(BigDecimal.valueOf(value), null, link);
    }

    /** How many there are and were, with where they are. */
    public static Figure count(long value, long before, String link) {
        return new Figure(BigDecimal.valueOf(value), BigDecimal.valueOf(before), link);
    }

    /** Cubic metres or the like, to one decimal place. */
    public static Figure amount(BigDecimal value, String link) {
        return new Figure(rounded(value), null, link);
    }

    /** The same compared with the span before. */
    public static Figure amount(BigDecimal value, BigDecimal before, String link) {
        return new Figure(rounded(value), rounded(before), link);
    }

    /** A part of a whole in percent, to one decimal place; unknown where the whole is nothing. */
    public static Figure percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? UNKNOWN
                : new Figure(part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP), null, "");
    }

    /** A part of a whole in percent, to one decimal place; unknown where the whole is nothing. */
    public static Figure percent(long part, long whole) {
        return percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP);
    }

    /** By how much it changed, in whole percent; null where that cannot be told. */
    public @Nullable Integer changePercent() {
        BigDecimal was = before;
        BigDecimal is = value;
        return was == null || is == null || was.signum() == 0
                ? null
                : is.subtract(was)
                        .multiply(HUNDRED)
                        .divide(was, 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    /** Whether there is a span before to compare with. */
    public boolean isCompared() {
        return before != null;
    }

    /** The change as people read it, with a sign for whoever does not see colours; empty where it cannot be told. */
    public String change() {
        Integer percent = changePercent();
        if (percent == null) {
            return "";
        }
        return percent > 0 ? "▲ +" + percent + "%" : percent < 0 ? "▼ " + percent + "%" : "= 0%";
    }

    /** The number for scripts, without thousands apart; empty where it cannot be told. */
    public String plain() {
        BigDecimal is = value;
        return is == null ? "" : is.toPlainString();
    }

    /** The number as people write it: thousands apart, no needless zeros; a dash where it cannot be told. */
    public String written() {
        return written(value);
    }

    /** That of the span before, written alike. */
    public String beforeWritten() {
        return written(before);
    }

    private static String written(@Nullable BigDecimal number) {
        if (number == null) {
            return "—";
        }
        BigDecimal plain = number.stripTrailingZeros();
        return String.format(java.util.Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }
}
