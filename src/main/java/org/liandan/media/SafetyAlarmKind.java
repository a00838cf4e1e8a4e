package org.liandan.media;

import java.util.Map;

/** The four active-safety systems of T/JSATL 12 clause 4.4, each an additional item of a position report. */
public enum SafetyAlarmKind {
    /** 0x64, 高级驾驶辅助系统. */
    ADAS(
            "驾驶辅助",
            "Driver assistance",
            Map.ofEntries(
                    Map.entry(0x01, new Wording("前向碰撞", "Forward collision")),
                    Map.entry(0x02, new Wording("车道偏离", "Lane departure")),
                    Map.entry(0x03, new Wording("车距过近", "Too close")),
                    Map.entry(0x04, new Wording("行人碰撞", "Pedestrian collision")),
                    Map.entry(0x05, new Wording("频繁变道", "Frequent lane changes")),
                    Map.entry(0x06, new Wording("道路标识超限", "Road sign exceeded")),
                    Map.entry(0x07, new Wording("障碍物", "Obstacle")),
                    Map.entry(0x10, new Wording("道路标志识别", "Road sign seen")),
                    Map.entry(0x11, new Wording("主动抓拍", "Photo on request")),
                    // T/GDRTA 002 only
                    Map.entry(0x12, new Wording("实线变道", "Lane change over a solid line")),
                    Map.entry(0x13, new Wording("车厢过道行人", "Person in the aisle")))),
    /** 0x65, 驾驶员状态监测系统. */
    DSM(
            "驾驶员状态",
            "Driver state",
            Map.ofEntries(
                    Map.entry(0x01, new Wording("疲劳驾驶", "Fatigue")),
                    Map.entry(0x02, new Wording("接打电话", "Phone in hand")),
                    Map.entry(0x03, new Wording("抽烟", "Smoking")),
                    Map.entry(0x04, new Wording("分神驾驶", "Distraction")),
                    Map.entry(0x05, new Wording("驾驶员异常", "Driver abnormal")),
                    // 0x06 to 0x0d are T/GDRTA 002's
                    Map.entry(0x06, new Wording("摄像头遮挡", "Camera covered")),
                    Map.entry(0x08, new Wording("超时驾驶", "Driving too long")),
                    Map.entry(0x0a, new Wording("未系安全带", "No seat belt")),
                    Map.entry(0x0b, new Wording("红外阻断型墨镜", "Sunglasses that block infrared")),
                    Map.entry(0x0c, new Wording("双手脱离方向盘", "Both hands off the wheel")),
                    Map.entry(0x0d, new Wording("玩手机", "Playing with a phone")),
                    Map.entry(0x10, new Wording("自动抓拍", "Photo taken")),
                    Map.entry(0x11, new Wording("驾驶员变更", "Driver changed")))),
    /** 0x66, 胎压监测系统; its types are bits, of which several may be set. */
    TPMS(
            "胎压",
            "Tyre pressure",
            Map.ofEntries(
                    Map.entry(0x01, new Wording("胎压定时上报", "Periodic report")),
                    Map.entry(0x02, new Wording("胎压过高", "Pressure high")),
                    Map.entry(0x04, new Wording("胎压过低", "Pressure low")),
                    Map.entry(0x08, new Wording("胎温过高", "Tyre hot")),
                    Map.entry(0x10, new Wording("传感器异常", "Sensor fault")),
                    Map.entry(0x20, new Wording("胎压不平衡", "Imbalance")),
                    Map.entry(0x40, new Wording("慢漏气", "Slow leak")),
                    Map.entry(0x80, new Wording("电池电量低", "Battery low")))),
    /** 0x67, 盲区监测系统. */
    BSD(
            "盲区",
            "Blind spot",
            Map.ofEntries(
                    Map.entry(0x01, new Wording("后方接近", "Approach from behind")),
                    Map.entry(0x02, new Wording("左侧后方接近", "Approach from the left rear")),
                    Map.entry(0x03, new Wording("右侧后方接近", "Approach from the right rear"))));

    private final String chinese;
    private final String english;
    /** Made by {@link Map#ofEntries}, which nothing changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<Integer, Wording> types;

    SafetyAlarmKind(String chinese, String english, Map<Integer, Wording> types) {
        this.chinese = chinese;
        this.english = english;
        this.types = types;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /**
     * What an alarm of that type is called; makers define types of their own, which get their number.
     *
     * @param type the type code; of {@link #TPMS} the events of all its tyres, united
     */
    public Wording wording(int type) {
        Wording known = types.get(type);
        if (known != null) {
            return known;
        }
        return this == TPMS && type != 0 ? united(type) : numbered(type);
    }

    private Wording united(int bits) {
        Wording all = null;
        for (int bit = 1; bit <= 0x80; bit <<= 1) {
            Wording next = (bits & bit) == 0 ? null : types.get(bit);
            if (next != null) {
                all = all == null
                        ? next
                        : new Wording(all.chinese() + "、" + next.chinese(), all.english() + ", " + next.english());
            }
        }
        return all == null ? numbered(bits) : all;
    }

    private Wording numbered(int type) {
        String number = "0x%02X".formatted(type);
        return new Wording(chinese + " " + number, english + " " + number);
    }
}
