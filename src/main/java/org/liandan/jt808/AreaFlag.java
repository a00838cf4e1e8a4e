package org.liandan.jt808;

import java.util.EnumSet;
import java.util.Set;

/**
 * Bits of an area's or a route's attributes that say something by themselves (JT/T 808-2011 table 47, 2013 table 58, 2019
 * table 47). Bits 0 and 1 (there is a time, there is a speed) and 6 and 7 (south, west) follow from the area's other values.
 */
public enum AreaFlag {
    /** 进区域报警给驾驶员. */
    ENTERING_TO_DRIVER(2),
    /** 进区域报警给平台. */
    ENTERING_TO_PLATFORM(3),
    /** 出区域报警给驾驶员. */
    LEAVING_TO_DRIVER(4),
    /** 出区域报警给平台. */
    LEAVING_TO_PLATFORM(5),
    /** 禁止开门, from 2013 on. */
    DOORS_FORBIDDEN(8),
    RESERVED_9(9),
    RESERVED_10(10),
    RESERVED_11(11),
    RESERVED_12(12),
    RESERVED_13(13),
    /** 进区域关闭通信模块, from 2013 on. */
    RADIO_OFF(14),
    /** 进区域采集 GNSS 详细定位数据, from 2013 on. */
    SATELLITE_DETAIL(15);

    private final int bit;

    AreaFlag(int bit) {
        this.bit = bit;
    }

    /** The constant's bit, 2 to 15. */
    public int bit() {
        return bit;
    }

    /** The flags that are set. */
    static Set<AreaFlag> of(int attributes) {
        EnumSet<AreaFlag> set = EnumSet.noneOf(AreaFlag.class);
        for (AreaFlag flag : values()) {
            if ((attributes >>> flag.bit & 1) != 0) {
                set.add(flag);
            }
        }
        return set;
    }

    static int bits(Set<AreaFlag> flags) {
        int bits = 0;
        for (AreaFlag flag : flags) {
            bits |= 1 << flag.bit;
        }
        return bits;
    }
}
