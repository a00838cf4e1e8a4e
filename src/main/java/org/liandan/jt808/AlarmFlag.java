package org.liandan.jt808;

import java.util.EnumSet;
import java.util.Set;

/**
 * The 32 alarm bits of a position report, in order (JT/T 808-2011 table 18, 2013 table 24, 2019 table 25). Names are those
 * of 2019; where an older edition means something else, the constant says so.
 */
public enum AlarmFlag {
    /** 紧急报警: the driver pressed the button. Cleared by the answer. */
    EMERGENCY(0),
    /** 超速报警. */
    OVERSPEED(1),
    /** 疲劳驾驶. */
    FATIGUE(2),
    /** 危险驾驶行为; 2011 早期预警, 2013 危险预警, both cleared by the answer. */
    DANGEROUS_DRIVING(3),
    /** GNSS 模块故障. */
    GNSS_MODULE_FAULT(4),
    /** GNSS 天线未接或被剪断. */
    GNSS_ANTENNA_OPEN(5),
    /** GNSS 天线短路. */
    GNSS_ANTENNA_SHORT(6),
    /** 终端主电源欠压. */
    MAIN_POWER_LOW(7),
    /** 终端主电源掉电. */
    MAIN_POWER_LOST(8),
    /** 终端 LCD 或显示器故障. */
    DISPLAY_FAULT(9),
    /** TTS 模块故障. */
    SPEECH_FAULT(10),
    /** 摄像头故障. */
    CAMERA_FAULT(11),
    /** 道路运输证 IC 卡模块故障, from 2013 on. */
    CARD_MODULE_FAULT(12),
    /** 超速预警, from 2013 on. */
    OVERSPEED_WARNING(13),
    /** 疲劳驾驶预警, from 2013 on. */
    FATIGUE_WARNING(14),
    /** 违规行驶, 2019. */
    FORBIDDEN_TIME(15),
    /** 胎压预警, 2019. */
    TYRE_PRESSURE_WARNING(16),
    /** 右转盲区异常, 2019. */
    RIGHT_TURN_BLIND_SPOT(17),
    /** 当天累计驾驶超时. */
    DAILY_DRIVING_EXCEEDED(18),
    /** 超时停车. */
    PARKING_TOO_LONG(19),
    /** 进出区域. Cleared by the answer. */
    AREA_CROSSED(20),
    /** 进出路线. Cleared by the answer. */
    ROUTE_CROSSED(21),
    /** 路段行驶时间不足或过长. Cleared by the answer. */
    SEGMENT_TIME(22),
    /** 路线偏离. */
    OFF_ROUTE(23),
    /** 车辆 VSS 故障. */
    SPEED_SENSOR_FAULT(24),
    /** 车辆油量异常. */
    FUEL_ABNORMAL(25),
    /** 车辆被盗. */
    STOLEN(26),
    /** 车辆非法点火. Cleared by the answer. */
    ILLEGAL_IGNITION(27),
    /** 车辆非法位移. Cleared by the answer. */
    ILLEGAL_DISPLACEMENT(28),
    /** 碰撞侧翻报警; 2013 碰撞预警. */
    COLLISION(29),
    /** 侧翻预警, from 2013 on. */
    ROLLOVER_WARNING(30),
    /** 非法开门, 2013 alone; reserved in 2019. */
    ILLEGAL_DOOR_OPEN(31);

    private final int bit;

    AlarmFlag(int bit) {
        this.bit = bit;
    }

    /** The constant's bit, 0 to 31. */
    public int bit() {
        return bit;
    }

    public boolean in(int alarmFlags) {
        return (alarmFlags >>> bit & 1) != 0;
    }

    /** The alarms that are set. */
    public static Set<AlarmFlag> of(int alarmFlags) {
        EnumSet<AlarmFlag> set = EnumSet.noneOf(AlarmFlag.class);
        for (AlarmFlag flag : values()) {
            if (flag.in(alarmFlags)) {
                set.add(flag);
            }
        }
        return set;
    }
}
