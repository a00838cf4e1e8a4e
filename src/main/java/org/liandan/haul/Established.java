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
    /** Times and distances along every way that the roads leave between the reports. */
    ROAD_KINEMATICS(
            "弯中无定位点；按路网上前后定位点之间一切可行路径的里程、时间、速度推算的弯中最低速度",
            "no report in the turn; the least speed that times and speeds allow on any way along the roads between the reports"),
    /** Times and distances along the streets that the directions before and after show. */
    CORNER_KINEMATICS(
            "弯中无定位点；按前后定位点的位置、方向、时间、速度推算的弯中最低速度",
            "no report in the turn; the least speed that times, speeds, places and directions around it allow"),
    /** Reports before a right turn show the truck moving, and between none of them was there time to stop. */
    REPORTS_WITHOUT_A_STOP(
            "弯前各定位点均在行驶，且任意相邻两点之间均来不及停车后再起步",
            "the reports before the turn show the truck moving, and between no two of them was there time to stop and set off again"),
    /** No report lies before a right turn, and between those around it there was no time to stop. */
    NO_TIME_TO_STOP(
            "弯前规定距离内无定位点；按前后定位点的距离、时间、速度推算，其间来不及停车后再起步",
            "no report in the distance before the turn; between those around it there was no time to stop and set off again"),
    /** Reports outside the corridors of all its routes span the distance and the time that the rule asks. */
    REPORTS_OFF_ROUTE("连续多个定位点位于所有许可线路之外", "successive reports lie outside all routes of the vehicle"),
    /** Moving reports lie in the corridor of a route at times at which it is closed. */
    REPORTS_WHILE_CLOSED("在非规定时间沿线路行驶的连续定位点", "successive reports on the route outside its permitted times"),
    /** Moving reports lie inside a forbidden zone, or on a forbidden road, while it is forbidden. */
    REPORTS_IN_ZONE("禁行时段内位于禁行区域的连续定位点", "successive reports inside the zone while it is forbidden"),
    /** Reports stay at one spot outside every place. */
    REPORTS_AT_ONE_SPOT("连续定位点停留在同一地点，且不在任何场所内", "successive reports at one spot outside every place"),
    /** Alarm bits of the terminal, or impossible jumps. */
    TERMINAL_SIGNALS("终端报警位或位置异常", "alarm bits of the terminal, or impossible positions"),
    /** Nothing has come from the terminal for as long as the rule asks, though others were heard. */
    SILENCE("应上报期间未收到该终端的定位，而其他终端上报正常", "no report of this terminal while it should report and others were heard"),
    /** As {@link #SILENCE}, but its reports have been uploaded since: the terminal worked, and the network did not. */
    SILENCE_FILLED(
            "离线期间的定位事后已补传：终端在工作，当时网络不通",
            "its reports of that time have been uploaded since: the terminal worked and had no network"),
    /** Two boxes, or two plates, use one terminal number. */
    TERMINAL_IDENTITY("同一终端号码出现在两台设备或两个车牌上", "one terminal number is used by two boxes or with two plates"),
    /** The terminal's own safety system says so. */
    TERMINAL_ALARM("终端主动安全系统报警，附其照片或录像", "an alarm of the terminal's own safety system, with its pictures");

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
