package org.liandan.jt808;

/**
 * The greatest speed inside an area or on a stretch of road.
 *
 * @param limitKph km/h, 0 to 65535
 * @param seconds how long it must be exceeded to be an alarm, 0 to 255
 * @param nightKph km/h by night, which only 2019 has, or {@link #AS_BY_DAY}
 */
public record AreaSpeed(int limitKph, int seconds, int nightKph) {

    /** No limit of its own by night; a 2019 terminal is sent the limit of the day. */
    public static final int AS_BY_DAY = -1;

    /** One limit by day and night. */
    public AreaSpeed(int limitKph, int seconds) {
        this(limitKph, seconds, AS_BY_DAY);
    }

    /** @throws IllegalArgumentException if a number does not fit its field */
    public AreaSpeed {
        Check.word("limitKph", limitKph);
        Check.octet("seconds", seconds);
        Check.range("nightKph", nightKph, AS_BY_DAY, 0xffff);
    }

    AreaSpeed byNight(int kph) {
        return new AreaSpeed(limitKph, seconds, kph);
    }
}
