package org.liandan.jt808;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 0x0200, position report (JT/T 808-2013 clause 8.12, 2019 clause 8.12).
 *
 * @param alarmFlags the 32 alarm bits, see {@link AlarmFlag}
 * @param statusFlags the 32 status bits, see {@link StatusFlag}
 * @param latitudeE6 millionths of a degree, south (status bit 2) negative
 * @param longitudeE6 millionths of a degree, west (status bit 3) negative
 * @param altitudeM metres, read as a signed 16-bit number: the standard gives no sign, and no road lies above 32767 m
 * @param speedDeciKph tenths of a km/h, 0 to 65535
 * @param directionDeg degrees from north, clockwise; 0 to 359 by the standard, kept as sent
 * @param time the terminal's time (GMT+8 on the wire), or null when its digits are no calendar time
 * @param items the additional items
 */
public record LocationReport(
        int alarmFlags,
        int statusFlags,
        int latitudeE6,
        int longitudeE6,
        int altitudeM,
        int speedDeciKph,
        int directionDeg,
        @Nullable Instant time,
        LocationItems items)
        implements TerminalMessage {

    public static final int ID = 0x0200;

    /** Bytes of the fields in front of the items. */
    static final int BASE_BYTES = 28;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public LocationReport {
        Check.range("altitudeM", altitudeM, Short.MIN_VALUE, Short.MAX_VALUE);
        Check.word("speedDeciKph", speedDeciKph);
        Check.word("directionDeg", directionDeg);
    }

    @Override
    public int messageId() {
        return ID;
    }

    /** Status bit 0: the ignition is on. */
    public boolean ignitionOn() {
        return (statusFlags & 1) != 0;
    }

    /** Status bit 1: the receiver has a fix. */
    public boolean positioned() {
        return (statusFlags & 2) != 0;
    }
}
