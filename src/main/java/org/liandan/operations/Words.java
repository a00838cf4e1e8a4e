package org.liandan.operations;

import java.time.Duration;
import java.util.Locale;
import org.liandan.party.Sentence;

/** Figures as people read them: three digits that mean something, and a unit. */
final class Words {

    private static final long KIB = 1024;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Words() {}

    /** A number without needless digits: 0, 0.42, 7.3, 128, 12,400. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size == 0 || (size < 10 && value == Math.rint(value))) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size < 1) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f" : "%,.0f", value);
    }

    static String percent(double share) {
        return number(share * 100) + " %";
    }

    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= KIB && unit < UNITS.length - 1) {
            value /= KIB;
            unit++;
        }
        return number(value) + " " + UNITS[unit];
    }

    /** The largest unit of which there are two, or the smallest. */
    static Sentence duration(Duration duration) {
        if (duration.toDays() >= 2) {
            return new Sentence(duration.toDays() + " 天", duration.toDays() + " days");
        }
        if (duration.toHours() >= 2) {
            return new Sentence(duration.toHours() + " 小时", duration.toHours() + " hours");
        }
        if (duration.toMinutes() >= 2) {
            return new Sentence(duration.toMinutes() + " 分钟", duration.toMinutes() + " minutes");
        }
        return new Sentence(duration.toSeconds() + " 秒", duration.toSeconds() + " seconds");
    }
}
