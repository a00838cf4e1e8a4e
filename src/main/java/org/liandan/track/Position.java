package org.liandan.track;

import java.time.Instant;
import org.liandan.geo.LonLat;

/**
 * One position report of one truck, as received (JT/T 808 0x0200, or one item of 0x0704).
 *
 * @param terminalId the reporting terminal
 * @param vehicleId the vehicle that it was bound to when the report came
 * @param at the terminal's own time, UTC
 * @param receivedAt when the platform had it, UTC
 * @param lonE6 longitude in millionths of a degree east
 * @param latE6 latitude in millionths of a degree north
 * @param speedDeciKph GNSS speed in tenths of a km/h, 0 to 65535
 * @param headingDeg course over ground in degrees from north, clockwise, 0 to 359
 * @param altitudeM altitude in metres
 * @param alarmFlags the 32 alarm bits of the report
 * @param statusFlags the 32 status bits of the report
 * @param satellites number of satellites (item 0x31), or -1 when the report does not say
 * @param recorderSpeedDeciKph recorder speed in tenths of a km/h (item 0x03), or -1
 * @param mileageDeciKm odometer in tenths of a kilometre (item 0x01), or -1
 * @param backlog true for blind-area data (0x0704 type 1): stored and shown, judged by replay
 * @param quality marks set by plausibility, see {@link Quality}; 0 when nothing is wrong
 */
public record Position(
        int terminalId,
        int vehicleId,
        Instant at,
        Instant receivedAt,
        int lonE6,
        int latE6,
        int speedDeciKph,
        int headingDeg,
        int altitudeM,
        int alarmFlags,
        int statusFlags,
        int satellites,
        int recorderSpeedDeciKph,
        long mileageDeciKm,
        boolean backlog,
        int quality) {

    /** Status bit 1 of 0x0200: the receiver had a fix. */
    public boolean positioned() {
        return (statusFlags & 0b10) != 0;
    }

    public double speedKph() {
        return speedDeciKph / 10.0;
    }

    /** The place, for code that is not on the hot path. */
    public LonLat lonLat() {
        return LonLat.ofE6(lonE6, latE6);
    }

    /** The same report with other quality marks. */
    public Position withQuality(int marks) {
        return marks == quality
                ? this
                : new Position(
                        terminalId,
                        vehicleId,
                        at,
                        receivedAt,
                        lonE6,
                        latE6,
                        speedDeciKph,
                        headingDeg,
                        altitudeM,
                        alarmFlags,
                        statusFlags,
                        satellites,
                        recorderSpeedDeciKph,
                        mileageDeciKm,
                        backlog,
                        marks);
    }
}
