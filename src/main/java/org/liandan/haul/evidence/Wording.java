package org.liandan.haul.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.liandan.haul.Confidence;
import org.liandan.haul.SpeedLimit;
import org.liandan.track.Quality;

/** Names of thresholds, marks and computed values as people read them; one that has none stands for itself. */
public final class Wording {

    private static final Map<String, String> THRESHOLDS = new LinkedHashMap<>();
    /** Beginnings of the names of the thresholds of each rule. */
    private static final Map<String, List<String>> RELEVANT = Map.of(
            "H01", List.of("speedLimit", "confirm", "merge", "hysteresis", "gap"),
            "H02", List.of("rightTurnLimit", "turn", "acceleration", "braking", "cruise", "time", "place"),
            "H03", List.of("episodes.offRoute", "episodes.nearPlaceM"),
            "H04", List.of("episodes.closedRoute", "episodes.windowGrace"),
            "H05", List.of("episodes.forbiddenZone", "episodes.fenceErrorM"),
            "H06", List.of("episodes.stop", "episodes.nearPlaceM"),
            "H07", List.of("episodes.tamper", "episodes.jumps"),
            "H09", List.of("stopBeforeTurn", "turn", "acceleration", "braking", "cruise", "time", "place"));

    private static final Map<String, String> COMPUTED = new LinkedHashMap<>();
    private static final Map<Integer, String> MARKS = new LinkedHashMap<>();

    static {
        THRESHOLDS.put("speedLimitDeciKph", "限速（km/h）");
        THRESHOLDS.put("rightTurnLimitDeciKph", "右转弯限速（km/h）");
        THRESHOLDS.put("confirmAfter", "超速确认：持续时间（秒）");
        THRESHOLDS.put("confirmReports", "超速确认：连续定位点数");
        THRESHOLDS.put("mergeWithin", "超速中断仍算同一次（秒）");
        THRESHOLDS.put("hysteresisDeciKph", "低于限速不足此值仍算同一次（km/h）");
        THRESHOLDS.put("gap", "定位中断不再相连（秒）");
        THRESHOLDS.put("turnFromDeg", "右转弯最小转角（度）");
        THRESHOLDS.put("turnToDeg", "右转弯最大转角（度）");
        THRESHOLDS.put("turnPathM", "弯道最大长度（米）");
        THRESHOLDS.put("accelerationMps2", "推算：最大加速度（m/s²）");
        THRESHOLDS.put("brakingMps2", "推算：最大制动减速度（m/s²）");
        THRESHOLDS.put("cruiseMps", "推算：最高行驶速度（km/h）");
        THRESHOLDS.put("timeToleranceS", "推算：时间容差（秒）");
        THRESHOLDS.put("placeToleranceM", "推算：位置容差（米）");
        THRESHOLDS.put("stopBeforeTurn", "右转必停");
        THRESHOLDS.put("judged", "是否认定");
        THRESHOLDS.put("withinM", "弯前距离（米）");
        THRESHOLDS.put("belowDeciKph", "低于此值为停车（km/h）");
        THRESHOLDS.put("standing", "停车时间（秒）");
        THRESHOLDS.put("episodes", "持续行为");
        THRESHOLDS.put("offRoute", "偏离路线");
        THRESHOLDS.put("closedRoute", "禁行时段");
        THRESHOLDS.put("forbiddenZone", "禁行区域");
        THRESHOLDS.put("stop", "异常停车");
        THRESHOLDS.put("tamper", "终端异常");
        THRESHOLDS.put("jumps", "位置跳变");
        THRESHOLDS.put("after", "持续（秒）");
        THRESHOLDS.put("distanceM", "行驶（米）");
        THRESHOLDS.put("reports", "定位点数");
        THRESHOLDS.put("lapse", "结束判定（秒）");
        THRESHOLDS.put("nearPlaceM", "场所周边不计（米）");
        THRESHOLDS.put("stopRadiusM", "停车漂移半径（米）");
        THRESHOLDS.put("windowGrace", "时段宽限（秒）");
        THRESHOLDS.put("fenceErrorM", "边界容差（米）");
        THRESHOLDS.put("plausibility", "质量标记");
        THRESHOLDS.put("leastSatellites", "最少卫星数");
        THRESHOLDS.put("absurdSpeedDeciKph", "不可能车速（km/h）");
        THRESHOLDS.put("jumpAllowanceM", "跳变容差（米）");
        THRESHOLDS.put("frozenFromDeciKph", "位置冻结起判车速（km/h）");
        THRESHOLDS.put("speedErrorDeciKph", "速度误差（km/h）");
        THRESHOLDS.put("placeErrorM", "位置误差（米）");
        THRESHOLDS.put("comparedWithin", "前后比较时限（秒）");
        THRESHOLDS.put("recorderDeciKph", "与记录仪允许差（km/h）");
        THRESHOLDS.put("recorderShare", "与记录仪允许差（比例）");
        THRESHOLDS.put("clockAhead", "时间超前（秒）");
        THRESHOLDS.put("clockOff", "时钟偏差（秒）");
        THRESHOLDS.put("clockWindow", "时钟判定时长（秒）");
        COMPUTED.put("reportsAboveLimit", "超限定位点数");
        COMPUTED.put("reportsShowing", "显示该行为的定位点数");
        COMPUTED.put("durationS", "持续时间（秒）");
        COMPUTED.put("overForS", "超限时间（秒）");
        COMPUTED.put("distanceM", "行驶距离（米）");
        COMPUTED.put("fastestAt", "最高车速时刻");
        COMPUTED.put("peakAt", "最甚时刻");
        COMPUTED.put("limitSource", "限值来源");
        COMPUTED.put("confidence", "速度佐证");
        COMPUTED.put("terminalAlarm", "终端自身报警");
        COMPUTED.put("causes", "迹象");
        COMPUTED.put("load", "载货");
        COMPUTED.put("aboard", "载货");
        COMPUTED.put("manifest", "联单");
        COMPUTED.put("angleDeg", "转角（度）");
        COMPUTED.put("apexAt", "过弯时刻");
        COMPUTED.put("reportsBeforeTurn", "弯前定位点数");
        COMPUTED.put("longestStandingS", "至多停车时间（秒）");
        COMPUTED.put("turnPoint", "线路转弯点");
        COMPUTED.put("alongM", "沿线路（米）");
        COMPUTED.put("lon", "经度");
        COMPUTED.put("lat", "纬度");
        COMPUTED.put("heardAt", "最后收到");
        COMPUTED.put("countedFrom", "起算时刻");
        MARKS.put(Quality.NOT_POSITIONED, "未定位");
        MARKS.put(Quality.JUMP, "位置跳变");
        MARKS.put(Quality.FUTURE_TIME, "时间超前");
        MARKS.put(Quality.OUT_OF_ORDER, "迟到");
        MARKS.put(Quality.ABSURD_SPEED, "车速不可能");
        MARKS.put(Quality.FEW_SATELLITES, "卫星不足");
        MARKS.put(Quality.FROZEN, "位置冻结");
        MARKS.put(Quality.SPEED_OFF_PATH, "速度与路程不符");
        MARKS.put(Quality.RECORDER_DIFFERS, "与记录仪不符");
        MARKS.put(Quality.CLOCK_OFF, "时钟偏差");
        MARKS.put(Quality.DUPLICATE, "重复");
    }

    private Wording() {}

    /** A threshold's name, for instance {@code speedLimitDeciKph}, with its unit. */
    public static String threshold(String name) {
        return Arrays.stream(name.split("\\.", -1))
                .map(part -> THRESHOLDS.getOrDefault(part, part))
                .collect(Collectors.joining("："));
    }

    /** Whether a threshold has a part in what a rule finds; the others are in the data. */
    public static boolean concerns(String rule, String threshold) {
        return RELEVANT.getOrDefault(rule, List.of()).stream().anyMatch(threshold::startsWith);
    }

    /** The name of a value that a rule computed. */
    public static String computed(String name) {
        return COMPUTED.getOrDefault(name, name);
    }

    /** A value that a rule writes as a code. */
    public static String value(String code) {
        for (SpeedLimit.Source source : SpeedLimit.Source.values()) {
            if (source.name().equals(code)) {
                return source.chinese();
            }
        }
        for (Confidence confidence : Confidence.values()) {
            if (confidence.name().equals(code)) {
                return confidence.chinese();
            }
        }
        return code;
    }

    /** Quality marks; {@code 无} where there are none. */
    public static String marks(int quality) {
        if (quality == 0) {
            return "无";
        }
        List<String> names = new ArrayList<>();
        for (int bit = 0; bit < 15; bit++) {
            if ((quality & (1 << bit)) != 0) {
                names.add(MARKS.getOrDefault(1 << bit, "标记" + bit));
            }
        }
        return String.join("、", names);
    }
}
