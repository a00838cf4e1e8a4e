package org.liandan.track;

import java.time.Instant;

/** The same report with one thing changed, as a receiver in trouble, another terminal or another clock sends it. */
public final class Altered {

    private Altered() {}

    /** With another satellite speed. */
    public static Position speed(Position position, int deciKph) {
        return new Position(
                position.terminalId(),
                position.vehicleId(),
                position.at(),
                position.receivedAt(),
                position.lonE6(),
                position.latE6(),
                deciKph,
                position.headingDeg(),
                position.altitudeM(),
                position.alarmFlags(),
                position.statusFlags(),
                position.satellites(),
                position.recorderSpeedDeciKph(),
                position.mileageDeciKm(),
                position.backlog(),
                position.quality());
    }

    /** At another place. */
    public static Position place(Position position, int lonE6, int latE6) {
        return new Position(
                position.terminalId(),
                position.vehicleId(),
                position.at(),
                position.receivedAt(),
                lonE6,
                latE6,
                position.speedDeciKph(),
                position.headingDeg(),
                position.altitudeM(),
                position.alarmFlags(),
                position.statusFlags(),
                position.satellites(),
                position.recorderSpeedDeciKph(),
                position.mileageDeciKm(),
                position.backlog(),
                position.quality());
    }

    /** With a recorder speed. */
    public static Position recorder(Position position, int deciKph) {
        return new Position(
                position.terminalId(),
                position.vehicleId(),
                position.at(),
                position.receivedAt(),
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                position.headingDeg(),
                position.altitudeM(),
                position.alarmFlags(),
                position.statusFlags(),
                position.satellites(),
                deciKph,
                position.mileageDeciKm(),
                position.backlog(),
                position.quality());
    }

    /** With another number of satellites. */
    public static Position satellites(Position position, int number) {
        return new Position(
                position.terminalId(),
                position.vehicleId(),
                position.at(),
                position.receivedAt(),
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                position.headingDeg(),
                position.altitudeM(),
                position.alarmFlags(),
                position.statusFlags(),
                number,
                position.recorderSpeedDeciKph(),
                position.mileageDeciKm(),
                position.backlog(),
                position.quality());
    }

    /** With alarm bits. */
    public static Position alarms(Position position, int bits) {
        return new Position(
                position.terminalId(),
                position.vehicleId(),
                position.at(),
                position.receivedAt(),
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                position.headingDeg(),
                position.altitudeM(),
                bits,
                position.statusFlags(),
                position.satellites(),
                position.recorderSpeedDeciKph(),
                position.mileageDeciKm(),
                position.backlog(),
                position.quality());
    }

    /** Made and received at other times. */
    public static Position times(Position position, Instant at, Instant receivedAt) {
        return new Position(
                position.terminalId(),
                position.vehicleId(),
                at,
                receivedAt,
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                position.headingDeg(),
                position.altitudeM(),
                position.alarmFlags(),
                position.statusFlags(),
                position.satellites(),
                position.recorderSpeedDeciKph(),
                position.mileageDeciKm(),
                position.backlog(),
                position.quality());
    }

    /** With other status bits. */
    public static Position status(Position position, int bits) {
        return new Position(
                position.terminalId(),
                position.vehicleId(),
                position.at(),
                position.receivedAt(),
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                position.headingDeg(),
                position.altitudeM(),
                position.alarmFlags(),
                bits,
                position.satellites(),
                position.recorderSpeedDeciKph(),
                position.mileageDeciKm(),
                position.backlog(),
                position.quality());
    }
}
