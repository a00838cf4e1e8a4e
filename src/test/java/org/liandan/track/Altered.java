package org.liandan.track;

import java.time.Instant;
import java.util.function.Consumer;

/** The same report with one thing changed, as a receiver in trouble, another terminal or another clock sends it. */
public final class Altered {

    private final Position original;
    private Instant at;
    private Instant receivedAt;
    private int lonE6;
    private int latE6;
    private int speedDeciKph;
    private int alarmFlags;
    private int statusFlags;
    private int satellites;
    private int recorderSpeedDeciKph;

    private Altered(Position original) {
        this.original = original;
        at = original.at();
        receivedAt = original.receivedAt();
        lonE6 = original.lonE6();
        latE6 = original.latE6();
        speedDeciKph = original.speedDeciKph();
        alarmFlags = original.alarmFlags();
        statusFlags = original.statusFlags();
        satellites = original.satellites();
        recorderSpeedDeciKph = original.recorderSpeedDeciKph();
    }

    /** With another satellite speed. */
    public static Position speed(Position position, int deciKph) {
        return with(position, altered -> altered.speedDeciKph = deciKph);
    }

    /** At another place. */
    public static Position place(Position position, int lonE6, int latE6) {
        return with(position, altered -> {
            altered.lonE6 = lonE6;
            altered.latE6 = latE6;
        });
    }

    /** With a recorder speed. */
    public static Position recorder(Position position, int deciKph) {
        return with(position, altered -> altered.recorderSpeedDeciKph = deciKph);
    }

    /** With another number of satellites. */
    public static Position satellites(Position position, int number) {
        return with(position, altered -> altered.satellites = number);
    }

    /** With other alarm bits. */
    public static Position alarms(Position position, int bits) {
        return with(position, altered -> altered.alarmFlags = bits);
    }

    /** At another time, received at another. */
    public static Position times(Position position, Instant at, Instant receivedAt) {
        return with(position, altered -> {
            altered.at = at;
            altered.receivedAt = receivedAt;
        });
    }

    /** With other status bits. */
    public static Position status(Position position, int bits) {
        return with(position, altered -> altered.statusFlags = bits);
    }

    private static Position with(Position position, Consumer<Altered> change) {
        Altered altered = new Altered(position);
        change.accept(altered);
        return altered.position();
    }

    private Position position() {
        return new Position(
                original.terminalId(),
                original.vehicleId(),
                at,
                receivedAt,
                lonE6,
                latE6,
                speedDeciKph,
                original.headingDeg(),
                original.altitudeM(),
                alarmFlags,
                statusFlags,
                satellites,
                recorderSpeedDeciKph,
                original.mileageDeciKm(),
                original.backlog(),
                original.quality());
    }
}
