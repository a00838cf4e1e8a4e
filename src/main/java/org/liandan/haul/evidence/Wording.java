package org.liandan.haul.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liandan.track.Quality;

/** Names of thresholds, marks and computed values as people read them; one that has none stands for itself. */
public final class Wording {

    private static final Map<String, String> THRESHOLDS = new LinkedHashMap<>();
    private static final Map<String, String> COMPUTED = new LinkedHashMap<>();
    private static final Map<Integer, String> MARKS = new LinkedHashMap<>();

    static {
        THRESHOLDS.put("speedLimitDeciKph", "限速（0.1 km/h）");
        THRESHOLDS.put("rightTurnLimitDeciKph", "右转弯限速（0.1 km/h）");
        THRESHOLDS.put("confirmAfter", "超速确认：持续时间（秒）");
        THRESHOLDS.put("confirmReports", "超速确认：连续定位点数");
        THRESHOLDS.put("mergeWithin", "超速中断仍算同一次（秒）");
        THRESHOLDS.put("gap", "定位中断不再相连（秒）");
        THRESHOLDS.put("turnFromDeg", "右转弯最小转角（度）");
        THRESHOLDS.put("turnToDeg", "右转弯最大转角（度）");
        THRESHOLDS.put("turnPathM", "弯道最大长度（米）");
        THRESHOLDS.put("accelerationMps2", "推算：最大加速度（m/s²）");
        THRESHOLDS.put("brakingMps2", "推算：最大制动减速度（m/s²）");
        THRESHOLDS.put("cruiseMps", "推算：最高行驶速度（m/s）");
        THRESHOLDS.put("timeToleranceS", "推算：时间容差（秒）");
        THRESHOLDS.put("placeToleranceM", "推算：位置容差（米）");
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
    }

    private Wording() {}

    /** A threshold's name, for instance {@code speedLimitDeciKph}, with its unit. */
    public static String threshold(String name) {
        return THRESHOLDS.getOrDefault(name, name);
    }

    /** The name of a value that a rule computed. */
    public static String computed(String name) {
        return COMPUTED.getOrDefault(name, name);
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
