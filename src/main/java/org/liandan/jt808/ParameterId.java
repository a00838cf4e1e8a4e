package org.liandan.jt808;

import static org.liandan.jt808.ParameterType.BYTE;
import static org.liandan.jt808.ParameterType.BYTES;
import static org.liandan.jt808.ParameterType.DWORD;
import static org.liandan.jt808.ParameterType.STRING;
import static org.liandan.jt808.ParameterType.WORD;
import static org.liandan.jt808.ProtocolVersion.V2011;
import static org.liandan.jt808.ProtocolVersion.V2013;
import static org.liandan.jt808.ProtocolVersion.V2019;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the standard (JT/T 808-2011 table 12, 2013 table 12, 2019 table 13), those of JT/T 1078 (0x0075 to
 * 0x007c) and of T/JSATL 12 (0xf364 to 0xf367). The ranges are those that people are held to; what terminals say is read as
 * it comes.
 */
public enum ParameterId {
    HEARTBEAT_INTERVAL(0x0001, DWORD, V2011, "s", 1, 0xffff_ffffL, "终端心跳发送间隔", "heartbeat interval"),
    TCP_ANSWER_TIMEOUT(0x0002, DWORD, V2011, "s", 1, 0xffff_ffffL, "TCP 消息应答超时时间", "TCP answer timeout"),
    TCP_RETRIES(0x0003, DWORD, V2011, "", "TCP 消息重传次数", "TCP retries"),
    UDP_ANSWER_TIMEOUT(0x0004, DWORD, V2011, "s", 1, 0xffff_ffffL, "UDP 消息应答超时时间", "UDP answer timeout"),
    UDP_RETRIES(0x0005, DWORD, V2011, "", "UDP 消息重传次数", "UDP retries"),
    SMS_ANSWER_TIMEOUT(0x0006, DWORD, V2011, "s", 1, 0xffff_ffffL, "SMS 消息应答超时时间", "SMS answer timeout"),
    SMS_RETRIES(0x0007, DWORD, V2011, "", "SMS 消息重传次数", "SMS retries"),
    MAIN_SERVER_APN(0x0010, STRING, V2011, "", "主服务器 APN", "main server APN"),
    MAIN_SERVER_USER(0x0011, STRING, V2011, "", "主服务器无线通信拨号用户名", "main server dial-up user"),
    MAIN_SERVER_PASSWORD(0x0012, STRING, V2011, "", "主服务器无线通信拨号密码", "main server dial-up password"),
    MAIN_SERVER_ADDRESS(0x0013, STRING, V2011, "", "主服务器地址", "main server address"),
    BACKUP_SERVER_APN(0x0014, STRING, V2011, "", "备份服务器 APN", "backup server APN"),
    BACKUP_SERVER_USER(0x0015, STRING, V2011, "", "备份服务器无线通信拨号用户名", "backup server dial-up user"),
    BACKUP_SERVER_PASSWORD(0x0016, STRING, V2011, "", "备份服务器无线通信拨号密码", "backup server dial-up password"),
    BACKUP_SERVER_ADDRESS(0x0017, STRING, V2011, "", "备份服务器地址", "backup server address"),
    SERVER_TCP_PORT(0x0018, DWORD, V2011, V2013, "", 1, 65535, "服务器 TCP 端口", "server TCP port"),
    SERVER_UDP_PORT(0x0019, DWORD, V2011, V2013, "", 1, 65535, "服务器 UDP 端口", "server UDP port"),
    CARD_SERVER_ADDRESS(0x001a, STRING, V2013, "", "道路运输证 IC 卡认证主服务器地址", "transport permit card server address"),
    CARD_SERVER_TCP_PORT(
            0x001b, DWORD, V2013, "", 1, 65535, "道路运输证 IC 卡认证主服务器 TCP 端口", "transport permit card server TCP port"),
    CARD_SERVER_UDP_PORT(
            0x001c, DWORD, V2013, "", 1, 65535, "道路运输证 IC 卡认证主服务器 UDP 端口", "transport permit card server UDP port"),
    CARD_BACKUP_SERVER_ADDRESS(
            0x001d, STRING, V2013, "", "道路运输证 IC 卡认证备份服务器地址", "transport permit card backup server address"),
    REPORT_STRATEGY(0x0020, DWORD, V2011, "", 0, 2, "位置汇报策略：0 定时，1 定距，2 定时和定距", "report by 0 time, 1 distance, 2 both"),
    REPORT_PLAN(
            0x0021,
            DWORD,
            V2011,
            "",
            0,
            1,
            "位置汇报方案：0 根据 ACC 状态，1 根据登录状态和 ACC 状态",
            "report plan by 0 ignition, 1 login and ignition"),
    REPORT_INTERVAL_NOT_LOGGED_IN(
            0x0022, DWORD, V2011, "s", 1, 0xffff_ffffL, "驾驶员未登录汇报时间间隔", "report interval without driver"),
    SLAVE_SERVER_APN(0x0023, STRING, V2019, "", "从服务器 APN", "slave server APN"),
    SLAVE_SERVER_USER(0x0024, STRING, V2019, "", "从服务器无线通信拨号用户名", "slave server dial-up user"),
    SLAVE_SERVER_PASSWORD(0x0025, STRING, V2019, "", "从服务器无线通信拨号密码", "slave server dial-up password"),
    SLAVE_SERVER_ADDRESS(0x0026, STRING, V2019, "", "从服务器备份地址", "slave server address"),
    REPORT_INTERVAL_ASLEEP(0x0027, DWORD, V2011, "s", 1, 0xffff_ffffL, "休眠时汇报时间间隔", "report interval asleep"),
    REPORT_INTERVAL_EMERGENCY(
            0x0028, DWORD, V2011, "s", 1, 0xffff_ffffL, "紧急报警时汇报时间间隔", "report interval in an emergency"),
    REPORT_INTERVAL(0x0029, DWORD, V2011, "s", 1, 0xffff_ffffL, "缺省时间汇报间隔", "report interval"),
    REPORT_DISTANCE(0x002c, DWORD, V2011, "m", 1, 0xffff_ffffL, "缺省距离汇报间隔", "report distance"),
    REPORT_DISTANCE_NOT_LOGGED_IN(
            0x002d, DWORD, V2011, "m", 1, 0xffff_ffffL, "驾驶员未登录汇报距离间隔", "report distance without driver"),
    REPORT_DISTANCE_ASLEEP(0x002e, DWORD, V2011, "m", 1, 0xffff_ffffL, "休眠时汇报距离间隔", "report distance asleep"),
    REPORT_DISTANCE_EMERGENCY(
            0x002f, DWORD, V2011, "m", 1, 0xffff_ffffL, "紧急报警时汇报距离间隔", "report distance in an emergency"),
    CORNER_ANGLE(0x0030, DWORD, V2011, "°", 0, 179, "拐点补传角度", "turn that brings an extra report"),
    FENCE_RADIUS(0x0031, WORD, V2013, "m", "电子围栏半径（非法位移阈值）", "fence radius for illegal displacement"),
    FORBIDDEN_HOURS(0x0032, BYTES, V2019, "", "违规行驶时段范围", "hours in which driving is forbidden"),
    PLATFORM_PHONE(0x0040, STRING, V2011, "", "监控平台电话号码", "platform phone number"),
    RESET_PHONE(0x0041, STRING, V2011, "", "复位电话号码", "reset phone number"),
    FACTORY_RESET_PHONE(0x0042, STRING, V2011, "", "恢复出厂设置电话号码", "factory reset phone number"),
    SMS_PHONE(0x0043, STRING, V2011, "", "监控平台 SMS 电话号码", "platform SMS number"),
    SMS_ALARM_PHONE(0x0044, STRING, V2011, "", "接收终端 SMS 文本报警号码", "SMS alarm number"),
    CALL_ANSWERING(
            0x0045,
            DWORD,
            V2011,
            "",
            0,
            1,
            "终端电话接听策略：0 自动接听，1 ACC ON 时自动接听",
            "calls are answered 0 always, 1 with ignition on"),
    CALL_LIMIT(0x0046, DWORD, V2011, "s", "每次最长通话时间，0 不允许，4294967295 不限制", "longest call, 0 none, 4294967295 no limit"),
    CALL_LIMIT_MONTH(
            0x0047,
            DWORD,
            V2011,
            "s",
            "当月最长通话时间，0 不允许，4294967295 不限制",
            "longest calls of a month, 0 none, 4294967295 no limit"),
    LISTEN_PHONE(0x0048, STRING, V2011, "", "监听电话号码", "listening phone number"),
    PRIVILEGED_SMS_PHONE(0x0049, STRING, V2011, "", "监管平台特权短信号码", "privileged SMS number"),
    ALARM_MASK(0x0050, DWORD, V2011, "", "报警屏蔽字", "alarms switched off"),
    ALARM_SMS(0x0051, DWORD, V2011, "", "报警发送文本 SMS 开关", "alarms that send an SMS"),
    ALARM_PHOTO(0x0052, DWORD, V2011, "", "报警拍摄开关", "alarms that take a photo"),
    ALARM_PHOTO_STORE(0x0053, DWORD, V2011, "", "报警拍摄存储标志", "alarms whose photo is stored"),
    KEY_ALARMS(0x0054, DWORD, V2011, "", "关键标志", "alarms that must be answered"),
    MAX_SPEED(0x0055, DWORD, V2011, "km/h", "最高速度", "maximum speed"),
    OVERSPEED_DURATION(0x0056, DWORD, V2011, "s", "超速持续时间", "time above the maximum speed"),
    CONTINUOUS_DRIVING_LIMIT(0x0057, DWORD, V2011, "s", "连续驾驶时间门限", "continuous driving limit"),
    DAILY_DRIVING_LIMIT(0x0058, DWORD, V2011, "s", "当天累计驾驶时间门限", "daily driving limit"),
    LEAST_REST(0x0059, DWORD, V2011, "s", "最小休息时间", "least rest"),
    PARKING_LIMIT(0x005a, DWORD, V2011, "s", "最长停车时间", "longest parking"),
    OVERSPEED_WARNING(0x005b, WORD, V2013, "0.1 km/h", "超速预警差值", "warning below the maximum speed"),
    FATIGUE_WARNING(0x005c, WORD, V2013, "s", 1, 0xffff, "疲劳驾驶预警差值", "warning before the driving limit"),
    COLLISION_ALARM(0x005d, WORD, V2013, "", "碰撞报警参数", "collision alarm"),
    ROLLOVER_ANGLE(0x005e, WORD, V2013, "°", "侧翻报警参数", "rollover angle"),
    TIMED_PHOTO(0x0064, DWORD, V2013, "", "定时拍照控制", "timed photos"),
    DISTANCE_PHOTO(0x0065, DWORD, V2013, "", "定距拍照控制", "photos by distance"),
    IMAGE_QUALITY(0x0070, DWORD, V2011, "", 1, 10, "图像/视频质量，1 最好", "image quality, 1 is best"),
    IMAGE_BRIGHTNESS(0x0071, DWORD, V2011, "", 0, 255, "亮度", "brightness"),
    IMAGE_CONTRAST(0x0072, DWORD, V2011, "", 0, 127, "对比度", "contrast"),
    IMAGE_SATURATION(0x0073, DWORD, V2011, "", 0, 127, "饱和度", "saturation"),
    IMAGE_CHROMA(0x0074, DWORD, V2011, "", 0, 255, "色度", "chroma"),
    VIDEO_SETTINGS(0x0075, BYTES, V2013, "", "音视频参数设置", "audio and video settings"),
    VIDEO_CHANNELS(0x0076, BYTES, V2013, "", "音视频通道列表设置", "audio and video channels"),
    VIDEO_CHANNEL_SETTINGS(0x0077, BYTES, V2013, "", "单独视频通道参数设置", "settings of single video channels"),
    VIDEO_ALARM_RECORDING(0x0079, BYTES, V2013, "", "特殊报警录像参数设置", "recording on special alarms"),
    VIDEO_ALARM_MASK(0x007a, DWORD, V2013, "", "视频相关报警屏蔽字", "video alarms switched off"),
    VIDEO_ANALYSIS(0x007b, BYTES, V2013, "", "图像分析报警参数设置", "image analysis alarms"),
    VIDEO_WAKING(0x007c, BYTES, V2013, "", "终端休眠唤醒模式设置", "waking from sleep"),
    ODOMETER(0x0080, DWORD, V2011, "0.1 km", "车辆里程表读数", "odometer"),
    PROVINCE(0x0081, WORD, V2011, "", "车辆所在的省域 ID", "province"),
    CITY(0x0082, WORD, V2011, "", "车辆所在的市域 ID", "city"),
    PLATE(0x0083, STRING, V2011, "", "公安交通管理部门颁发的机动车号牌", "plate"),
    PLATE_COLOR(0x0084, BYTE, V2011, "", "车牌颜色", "plate colour"),
    SATELLITE_SYSTEMS(0x0090, BYTE, V2013, "", "GNSS 定位模式", "satellite systems"),
    SATELLITE_BAUD_RATE(0x0091, BYTE, V2013, "", 0, 5, "GNSS 波特率", "satellite receiver baud rate"),
    SATELLITE_OUTPUT_RATE(0x0092, BYTE, V2013, "", 0, 4, "GNSS 模块详细定位数据输出频率", "satellite detail output rate"),
    SATELLITE_SAMPLING(0x0093, DWORD, V2013, "s", "GNSS 模块详细定位数据采集频率", "satellite detail sampling"),
    SATELLITE_UPLOAD_MODE(0x0094, BYTE, V2013, "", "GNSS 模块详细定位数据上传方式", "satellite detail upload mode"),
    SATELLITE_UPLOAD_SETTING(0x0095, DWORD, V2013, "", "GNSS 模块详细定位数据上传设置", "satellite detail upload setting"),
    CAN_1_SAMPLING(0x0100, DWORD, V2013, "ms", "CAN 总线通道 1 采集时间间隔，0 不采集", "CAN 1 sampling interval, 0 off"),
    CAN_1_UPLOAD(0x0101, WORD, V2013, "s", "CAN 总线通道 1 上传时间间隔，0 不上传", "CAN 1 upload interval, 0 off"),
    CAN_2_SAMPLING(0x0102, DWORD, V2013, "ms", "CAN 总线通道 2 采集时间间隔，0 不采集", "CAN 2 sampling interval, 0 off"),
    CAN_2_UPLOAD(0x0103, WORD, V2013, "s", "CAN 总线通道 2 上传时间间隔，0 不上传", "CAN 2 upload interval, 0 off"),
    DRIVER_ASSISTANCE(0xf364, BYTES, V2013, "", "高级驾驶辅助系统参数（苏标）", "driver assistance, T/JSATL 12"),
    DRIVER_STATE(0xf365, BYTES, V2013, "", "驾驶员状态监测系统参数（苏标）", "driver monitoring, T/JSATL 12"),
    TYRE_PRESSURE(0xf366, BYTES, V2013, "", "胎压监测系统参数（苏标）", "tyre pressure, T/JSATL 12"),
    BLIND_SPOT(0xf367, BYTES, V2013, "", "盲区监测系统参数（苏标）", "blind spot, T/JSATL 12");

    private static final Map<Long, ParameterId> BY_ID =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ParameterId::id, Function.identity()));

    private final int id;
    private final ParameterType type;
    private final ProtocolVersion since;
    private final ProtocolVersion until;
    private final String unit;
    private final long least;
    private final long most;
    private final String chinese;
    private final String english;

    ParameterId(int id, ParameterType type, ProtocolVersion since, String unit, String chinese, String english) {
        this(id, type, since, unit, 0, type.most(), chinese, english);
    }

    ParameterId(
            int id,
            ParameterType type,
            ProtocolVersion since,
            String unit,
            long least,
            long most,
            String chinese,
            String english) {
        this(id, type, since, V2019, unit, least, most, chinese, english);
    }

    ParameterId(
            int id,
            ParameterType type,
            ProtocolVersion since,
            ProtocolVersion until,
            String unit,
            long least,
            long most,
            String chinese,
            String english) {
        this.id = id;
        this.type = type;
        this.since = since;
        this.until = until;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.chinese = chinese;
        this.english = english;
    }

    /** The parameter with that id, if the standard has one. */
    public static Optional<ParameterId> of(long id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The id on the wire, a DWORD. */
    public long id() {
        return id;
    }

    public ParameterType type() {
        return type;
    }

    /** The type in an edition: 2011 had DWORDs for the vehicle's registration. */
    ParameterType type(ProtocolVersion edition) {
        return edition == V2011 && (this == PROVINCE || this == CITY || this == PLATE_COLOR) ? DWORD : type;
    }

    /** True if that edition has the parameter; it is reserved where not. */
    public boolean in(ProtocolVersion edition) {
        return edition.compareTo(since) >= 0 && edition.compareTo(until) <= 0;
    }

    /** Unit of the number, empty where it has none. */
    public String unit() {
        return unit;
    }

    /** Least number that makes sense. */
    public long least() {
        return least;
    }

    /** Greatest number that makes sense, 0 for what is no number. */
    public long most() {
        return most;
    }

    /** Name in the standard. */
    public String chinese() {
        return chinese;
    }

    /** Name in this project. */
    public String english() {
        return english;
    }

    /** A decimal number in the parameter's range. */
    long inRange(String words) {
        long number;
        try {
            number = Long.parseLong(words.strip());
        } catch (NumberFormatException e) {
            throw outOfRange(words, e);
        }
        if (number < least || number > most) {
            throw outOfRange(words, null);
        }
        return number;
    }

    private IllegalArgumentException outOfRange(String words, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                chinese + "应为 " + least + " 至 " + most + "，实为 '" + words + "' / " + english + " must be " + least
                        + " to " + most + ", is '" + words + "'",
                cause);
    }
}
