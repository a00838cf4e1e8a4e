package org.liandan.jt808;

import java.util.EnumSet;
import java.util.Set;

/** The bits of item 0x25, extended vehicle signals (JT/T 808-2013 table 31, 2019 table 32). */
public enum VehicleSignal {
    /** 近光灯. */
    LOW_BEAM(0),
    /** 远光灯. */
    HIGH_BEAM(1),
    /** 右转向灯. */
    RIGHT_TURN(2),
    /** 左转向灯. */
    LEFT_TURN(3),
    /** 制动. */
    BRAKE(4),
    /** 倒挡. */
    REVERSE(5),
    /** 雾灯. */
    FOG_LAMP(6),
    /** 示廓灯. */
    MARKER_LAMP(7),
    /** 喇叭. */
    HORN(8),
    /** 空调. */
    AIR_CONDITIONING(9),
    /** 空挡. */
    NEUTRAL(10),
    /** 缓速器. */
    RETARDER(11),
    /** ABS. */
    ABS(12),
    /** 加热器. */
    HEATER(13),
    /** 离合器. */
    CLUTCH(14);

    private final int bit;

    VehicleSignal(int bit) {
        this.bit = bit;
    }

    /** The constant's bit, 0 to 14. */
    public int bit() {
        return bit;
    }

    public boolean in(int bits) {
        return (bits >>> bit & 1) != 0;
    }

    /** The signals that are on. */
    public static Set<VehicleSignal> of(int bits) {
        EnumSet<VehicleSignal> set = EnumSet.noneOf(VehicleSignal.class);
        for (VehicleSignal signal : values()) {
            if (signal.in(bits)) {
                set.add(signal);
            }
        }
        return set;
    }
}
