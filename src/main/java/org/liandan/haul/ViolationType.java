package org.liandan.haul;

import static org.liandan.haul.ViolationCategory.HINT;
import static org.liandan.haul.ViolationCategory.TERMINAL_ALARM;
import static org.liandan.haul.ViolationCategory.VIOLATION;

/** What a truck did wrong, or what hints at it. Names are those of the outside contract. */
public enum ViolationType {
    /** 超速: above the speed limit for as long as the rule asks. */
    SPEEDING(VIOLATION, "超速", "Speeding"),
    /** 右转弯超速: a right turn above the right-turn limit. */
    RIGHT_TURN(VIOLATION, "右转弯超速", "Right turn too fast"),
    /** 右转未停车: a right turn without the stop before it. */
    RIGHT_TURN_STOP(VIOLATION, "右转未停车", "Right turn without a stop"),
    /** 偏离路线: outside the corridor of every route that the vehicle may drive. */
    OFF_ROUTE(VIOLATION, "偏离路线", "Off route"),
    /** 不按规定时间行驶: on its route while that is closed. */
    OUTSIDE_TIME_WINDOW(VIOLATION, "不按规定时间行驶", "Outside the permitted time"),
    /** 驶入禁行区域: in a forbidden zone, or on a forbidden road, while it is forbidden. */
    FORBIDDEN_ZONE(VIOLATION, "驶入禁行区域", "In a forbidden zone"),
    /** 途中异常停车: standing outside every place with a load on board. */
    UNPLANNED_STOP(VIOLATION, "载货途中异常停车", "Unplanned stop with a load"),
    /** 车辆离线: no report while there should be some. */
    OFFLINE(VIOLATION, "定位离线", "Silent"),
    /** 疑似人为干扰: what a terminal that is being tampered with looks like, and a faulty one too. */
    TAMPER_HINT(HINT, "疑似破坏终端", "Possible tampering"),

    /** 疲劳驾驶. */
    FATIGUE(TERMINAL_ALARM, "疲劳驾驶", "Fatigue"),
    /** 接打电话、玩手机. */
    PHONE_USE(TERMINAL_ALARM, "使用手机", "Phone in use"),
    /** 抽烟. */
    SMOKING(TERMINAL_ALARM, "抽烟", "Smoking"),
    /** 分神驾驶、双手脱离方向盘. */
    DISTRACTION(TERMINAL_ALARM, "分神驾驶", "Distraction"),
    /** 驾驶员异常: nobody, or somebody without a face, at the wheel. */
    DRIVER_ABNORMAL(TERMINAL_ALARM, "驾驶员异常", "Driver abnormal"),
    /** 未系安全带. */
    NO_SEAT_BELT(TERMINAL_ALARM, "未系安全带", "No seat belt"),
    /** 超时驾驶. */
    DRIVING_TOO_LONG(TERMINAL_ALARM, "超时驾驶", "Driving too long"),
    /** 摄像头遮挡. */
    CAMERA_COVERED(TERMINAL_ALARM, "摄像头遮挡", "Camera covered"),
    /** 前向碰撞. */
    FORWARD_COLLISION(TERMINAL_ALARM, "前向碰撞危险", "Forward collision ahead"),
    /** 行人碰撞. */
    PEDESTRIAN_COLLISION(TERMINAL_ALARM, "行人碰撞危险", "Pedestrian ahead"),
    /** 车距过近. */
    FOLLOWING_TOO_CLOSE(TERMINAL_ALARM, "车距过近", "Following too close"),
    /** 车道偏离. */
    LANE_DEPARTURE(TERMINAL_ALARM, "车道偏离", "Lane departure"),
    /** 频繁变道、实线变道. */
    LANE_CHANGING(TERMINAL_ALARM, "违规变道", "Lane changing"),
    /** 道路标识超限: beyond what a road sign allows. */
    ROAD_SIGN(TERMINAL_ALARM, "道路标识超限", "Road sign exceeded"),
    /** 盲区报警. */
    BLIND_SPOT(TERMINAL_ALARM, "盲区有人车", "Somebody in the blind spot");

    private final ViolationCategory category;
    private final String chinese;
    private final String english;

    ViolationType(ViolationCategory category, String chinese, String english) {
        this.category = category;
        this.chinese = chinese;
        this.english = english;
    }

    /** How much a finding of this kind says. */
    public ViolationCategory category() {
        return category;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
