package org.liandan.track.store;

import org.liandan.track.Position;

/**
 * What makes two reports the same report: a terminal that got no acknowledgement sends it again, perhaps as blind-area
 * data, always with the same time and content. Two different reports within one second are two reports.
 */
record SameReport(
        int vehicleId,
        int terminalId,
        long atEpochSecond,
        int lonE6,
        int latE6,
        int speedDeciKph,
        int headingDeg,
        int alarmFlags,
        int statusFlags) {

    static SameReport of(Position position) {
        return new SameReport(
                position.vehicleId(),
                position.terminalId(),
                position.at().getEpochSecond(),
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                position.headingDeg(),
                position.alarmFlags(),
                position.statusFlags());
    }
}
