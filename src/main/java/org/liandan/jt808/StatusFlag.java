package org.liandan.jt808;

import java.util.EnumSet;
import java.util.Set;

/**
 * The 32 status bits of a position report, in order (JT/T 808-2011 table 17, 2013 table 25, 2019 table 24). Bits that the
 * standard reserves have names by number: makers of waste trucks' terminals put cover, lift and lock there, each its own way.
 */
public enum StatusFlag {
    /** ACC 开. */
    IGNITION_ON(0),
    /** 定位. */
    POSITIONED(1),
    /** 南纬. */
    SOUTH(2),
    /** 西经. */
    WEST(3),
    /** 停运状态. */
    OUT_OF_SERVICE(4),
    /** 经纬度已经保密插件加密. */
    COORDINATES_ENCRYPTED(5),
    /** 紧急刹车系统采集的前撞预警, 2019. */
    FORWARD_COLLISION_WARNING(6),
    /** 车道偏移预警, 2019. */
    LANE_DEPARTURE_WARNING(7),
    /** Low bit of the load: 00 empty, 01 half, 11 full; from 2013 on. */
    LOAD_LOW(8),
    /** High bit of the load. */
    LOAD_HIGH(9),
    /** 车辆油路断开. */
    FUEL_CUT(10),
    /** 车辆电路断开. */
    CIRCUIT_CUT(11),
    /** 车门加锁. */
    DOORS_LOCKED(12),
    /** 门 1 开（前门）. */
    DOOR_1_OPEN(13),
    /** 门 2 开（中门）. */
    DOOR_2_OPEN(14),
    /** 门 3 开（后门）. */
    DOOR_3_OPEN(15),
    /** 门 4 开（驾驶席门）. */
    DOOR_4_OPEN(16),
    /** 门 5 开（自定义）. */
    DOOR_5_OPEN(17),
    /** 使用 GPS 卫星. */
    GPS_USED(18),
    /** 使用北斗卫星. */
    BEIDOU_USED(19),
    /** 使用 GLONASS 卫星. */
    GLONASS_USED(20),
    /** 使用 Galileo 卫星. */
    GALILEO_USED(21),
    /** 车辆处于行驶状态, 2019. */
    MOVING(22),
    RESERVED_23(23),
    RESERVED_24(24),
    RESERVED_25(25),
    RESERVED_26(26),
    RESERVED_27(27),
    RESERVED_28(28),
    RESERVED_29(29),
    RESERVED_30(30),
    RESERVED_31(31);

    private final int bit;

    StatusFlag(int bit) {
        this.bit = bit;
    }

    /** The constant's bit, 0 to 31. */
    public int bit() {
        return bit;
    }

    /** The constant's bit as a mask. */
    public int mask() {
        return 1 << bit;
    }

    public boolean in(int statusFlags) {
        return (statusFlags >>> bit & 1) != 0;
    }

    /** The bits that are set. */
    public static Set<StatusFlag> of(int statusFlags) {
        EnumSet<StatusFlag> set = EnumSet.noneOf(StatusFlag.class);
        for (StatusFlag flag : values()) {
            if (flag.in(statusFlags)) {
                set.add(flag);
            }
        }
        return set;
    }
}
