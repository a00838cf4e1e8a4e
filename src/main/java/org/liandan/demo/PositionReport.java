package org.liandan.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.liandan.jt808.LocationItem;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.StatusFlag;

/** Writes what a receiver shows as a terminal's position report, 0x0200. */
final class PositionReport {

    /** The district lies a thousand metres above the sea. */
    static final int ALTITUDE_M = 1_065;

    private static final int STATUS = StatusFlag.IGNITION_ON.mask()
            | StatusFlag.POSITIONED.mask()
            | StatusFlag.GPS_USED.mask()
            | StatusFlag.BEIDOU_USED.mask();
    private static final int FULL = StatusFlag.LOAD_LOW.mask() | StatusFlag.LOAD_HIGH.mask();
    private static final int SIGNAL = 24;
    private static final int SATELLITES = 17;

    private PositionReport() {}

    /** Without any alarm. */
    static LocationReport of(Motion seen, Instant at, double mileageM, boolean loaded) {
        return of(seen, at, mileageM, loaded, 0);
    }

    /**
     * @param seen what the receiver shows
     * @param at its time, sent in whole seconds
     * @param mileageM the odometer, metres
     * @param alarmBits the 32 alarm bits
     */
    static LocationReport of(Motion seen, Instant at, double mileageM, boolean loaded, int alarmBits) {
        int speedDeciKph = (int) Math.round(seen.speedKph() * 10);
        return new LocationReport(
                alarmBits,
                loaded ? STATUS | FULL : STATUS,
                (int) Math.round(seen.point().latDeg() * 1e6),
                (int) Math.round(seen.point().lonDeg() * 1e6),
                ALTITUDE_M,
                speedDeciKph,
                (int) Math.round(seen.headingDeg()) % 360,
                at.truncatedTo(ChronoUnit.SECONDS),
                LocationItems.of(
                        new LocationItem.Mileage(Math.round(mileageM / 100)),
                        new LocationItem.RecorderSpeed(speedDeciKph),
                        new LocationItem.SignalStrength(SIGNAL),
                        new LocationItem.Satellites(SATELLITES)));
    }
}
