package org.liandan.haul.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.Violation;
import org.liandan.http.Days;

/** Violations as lines of a table, in the words of the record. */
final class ViolationTable {

    static final List<String> HEADER = List.of(
            "编号",
            "类别",
            "种类",
            "车辆牌号",
            "承运方",
            "开始时间",
            "结束时间",
            "实测值",
            "限值",
            "认定方式",
            "规则",
            "依据",
            "线路",
            "区域",
            "经度（WGS-84）",
            "纬度（WGS-84）",
            "已不予认定");

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private ViolationTable() {}

    static List<@Nullable Object> cells(Violation violation) {
        ViolationLine line = ViolationLine.of(violation);
        Instant endedAt = violation.endedAt();
        return Arrays.asList(
                violation.id(),
                violation.type().category().chinese(),
                violation.type().chinese(),
                violation.plate(),
                violation.carrierName(),
                shown(violation.startedAt()),
                endedAt == null ? null : shown(endedAt),
                line.measured(),
                line.limit(),
                violation.established().chinese(),
                violation.rule().code() + " v" + violation.ruleVersion(),
                violation.rule().clause(),
                violation.routeName(),
                violation.zoneName(),
                violation.at().lonDeg(),
                violation.at().latDeg(),
                violation.dismissed() ? "是" : "");
    }

    private static String shown(Instant at) {
        return SECOND.format(at.atZone(Days.ZONE));
    }
}
