package org.liandan.enforcement;

import org.liandan.haul.ViolationType;

/**
 * Who is competent for what. Moving traffic is the traffic police's: speeds and turns (notice 二（三）2, 「及时联合区交管大队进行查处」),
 * forbidden roads, and how the driver drives. Routes and times of the permit, stops with a load and what is done to a terminal are the
 * bureau's own (notice 四, 「不按规定时间路线行驶」).
 */
public final class Competence {

    private Competence() {}

    /** Whether a finding of that kind can be handed over to the traffic police. */
    public static boolean isPoliceMatter(ViolationType type) {
        return switch (type) {
            case SPEEDING,
                    RIGHT_TURN,
                    RIGHT_TURN_STOP,
                    FORBIDDEN_ZONE,
                    FATIGUE,
                    PHONE_USE,
                    SMOKING,
                    DISTRACTION,
                    NO_SEAT_BELT,
                    DRIVING_TOO_LONG,
                    FOLLOWING_TOO_CLOSE,
                    LANE_DEPARTURE,
                    LANE_CHANGING,
                    ROAD_SIGN -> true;
            case OFF_ROUTE,
                    OUTSIDE_TIME_WINDOW,
                    UNPLANNED_STOP,
                    OFFLINE,
                    TAMPER_HINT,
                    DRIVER_ABNORMAL,
                    CAMERA_COVERED,
                    FORWARD_COLLISION,
                    PEDESTRIAN_COLLISION,
                    BLIND_SPOT -> false;
        };
    }
}
