package org.liandan.fleet.web;

import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateColor;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalProtocol;
import org.liandan.http.Violations;

/** Reads the fields that vehicles and terminals share, in requests as well as in files. */
final class FleetFields {

    private FleetFields() {}

    static @Nullable PlateColor color(String field, String text, Violations violations) {
        PlateColor color = PlateColor.ofText(text).orElse(null);
        violations.require(
                color != null,
                field,
                "车牌颜色应为 JT/T 697.7 代码（1 蓝 2 黄 3 黑 4 白 5 绿 9 其他 93 黄绿 94 渐变绿）"
                        + " must be a JT/T 697.7 code: 1, 2, 3, 4, 5, 9, 93 or 94");
        return color;
    }

    static @Nullable TerminalProtocol protocol(String field, @Nullable String text, Violations violations) {
        if (text == null || text.isBlank()) {
            return TerminalProtocol.JT808_2013;
        }
        TerminalProtocol protocol = TerminalProtocol.ofText(text).orElse(null);
        violations.require(
                protocol != null,
                field,
                "协议应为 JT808_2011、JT808_2013 或 JT808_2019 must be JT808_2011, JT808_2013 or JT808_2019");
        return protocol;
    }

    static @Nullable TerminalPhone phone(String field, String text, Violations violations) {
        try {
            return TerminalPhone.parse(text);
        } catch (IllegalArgumentException e) {
            violations.add(field, "终端手机号应为 1 到 20 位数字 a terminal's number has 1 to 20 digits");
            return null;
        }
    }
}
