package org.liandan.haul;

/** How a measured value was established; the first thing that an appeal asks. */
public enum Established {
    /** Reports above the limit follow one another for as long as the rule asks. */
    REPORTS_ABOVE_LIMIT("连续多个定位点的卫星定位速度均超过限速", "the satellite speed of successive reports lies above the limit"),
    /** Two or more reports lie in the turn. */
    SEVERAL_REPORTS_IN_TURN("弯中有多个定位点，至少两个达到该速度", "two or more reports in the turn reach this speed"),
    /** A single report lies in the turn. */
    ONE_REPORT_IN_TURN("弯中一个定位点的实测速度", "the speed of the one report in the turn"),
    /** Times and distances along the route's line. */
    ROUTE_KINEMATICS(
            "弯中无定位点；按线路里程与前后定位点的时间、速度推算的弯中最低速度",
            "no report in the turn; the least speed that times, speeds and the distance along the route allow"),
    /** Times and distances along the streets that the directions before and after show. */
    CORNER_KINEMATICS(
            "弯中无定位点；按前后定位点的位置、方向、时间、速度推算的弯中最低速度",
            "no report in the turn; the least speed that times, speeds, places and directions around it allow");

    private final String chinese;
    private final String english;

    Established(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
