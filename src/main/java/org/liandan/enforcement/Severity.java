package org.liandan.enforcement;

import java.time.Duration;
import org.liandan.haul.Measure;
import org.liandan.haul.ViolationType;
import org.liandan.party.Sentence;

/** How urgently somebody should look: an order for a list, no judgement of guilt. The gravest first. */
public enum Severity {
    /** Half as fast again as allowed or more; a forbidden zone; a terminal that somebody had a hand in. */
    GRAVE("严重", "grave"),
    /** A fifth more than allowed or more, any right turn that was too fast, a stop with a load. */
    SERIOUS("较重", "serious"),
    /** Everything else. */
    MINOR("一般", "minor");

    private static final double GRAVELY = 1.5;
    private static final double SERIOUSLY = 1.2;

    private final String chinese;
    private final String english;

    Severity(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public Sentence label() {
        return new Sentence(chinese, english);
    }

    /** How severe a finding is by its kind and by how far it lies beyond the limit. */
    public static Severity of(ViolationType type, Measure measure) {
        return switch (type) {
            case FORBIDDEN_ZONE, TAMPER_HINT, PHONE_USE, FATIGUE -> GRAVE;
            case RIGHT_TURN -> beyond(measure) >= GRAVELY ? GRAVE : SERIOUS;
            case UNPLANNED_STOP, RIGHT_TURN_STOP -> SERIOUS;
            case SPEEDING, OFF_ROUTE, OUTSIDE_TIME_WINDOW, OFFLINE -> byExcess(beyond(measure));
            case SMOKING,
                    DISTRACTION,
                    DRIVER_ABNORMAL,
                    NO_SEAT_BELT,
                    DRIVING_TOO_LONG,
                    CAMERA_COVERED,
                    FORWARD_COLLISION,
                    PEDESTRIAN_COLLISION,
                    FOLLOWING_TOO_CLOSE,
                    LANE_DEPARTURE,
                    LANE_CHANGING,
                    ROAD_SIGN,
                    BLIND_SPOT -> MINOR;
        };
    }

    private static Severity byExcess(double share) {
        return share >= GRAVELY ? GRAVE : share >= SERIOUSLY ? SERIOUS : MINOR;
    }

    /** The measured value as a multiple of the limit; 1 where nothing is compared. */
    private static double beyond(Measure measure) {
        return switch (measure) {
            case Measure.Speed(int limit, int measured) -> share(measured, limit);
            case Measure.Distance(int limit, int measured) -> share(measured, limit);
            case Measure.Time(Duration limit, Duration measured) ->
                share((double) measured.toSeconds(), (double) limit.toSeconds());
            case Measure.Nothing() -> 1;
        };
    }

    private static double share(double measured, double limit) {
        return limit > 0 ? measured / limit : 1;
    }
}
