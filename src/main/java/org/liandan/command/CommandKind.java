package org.liandan.command;

import java.util.Arrays;
import java.util.Optional;
import org.liandan.jt808.ProtocolVersion;

/**
 * What can be ordered of a terminal: one kind for each message of JT/T 808 from the platform that is no answer. (0x9208 asks
 * for the files of one alarm; only the software does that, and not through a queue.)
 */
public enum CommandKind {
    SET_PARAMETERS(0x8103, "设置终端参数", "set parameters"),
    QUERY_ALL_PARAMETERS(0x8104, 0x0104, "查询终端参数", "query all parameters"),
    QUERY_PARAMETERS(0x8106, 0x0104, "查询指定终端参数", "query parameters"),
    CONTROL_TERMINAL(0x8105, "终端控制", "terminal control"),
    QUERY_PROPERTIES(0x8107, 0x0107, "查询终端属性", "query properties"),
    UPGRADE(0x8108, "下发终端升级包", "upgrade"),
    QUERY_LOCATION(0x8201, 0x0201, "位置信息查询", "query location"),
    TRACK(0x8202, "临时位置跟踪", "temporary tracking"),
    CONFIRM_ALARM(0x8203, "人工确认报警", "confirm alarm"),
    CHECK_LINK(0x8204, "链路检测", "check link"),
    TEXT(0x8300, "文本信息下发", "text"),
    SET_EVENTS(0x8301, "事件设置", "set events"),
    ASK(0x8302, 0x0302, "提问下发", "ask the driver"),
    SET_INFO_MENU(0x8303, "信息点播菜单设置", "set information menu"),
    SEND_INFO(0x8304, "信息服务", "send information"),
    CALL_BACK(0x8400, "电话回拨", "call back"),
    SET_PHONE_BOOK(0x8401, "设置电话本", "set phone book"),
    CONTROL_VEHICLE(0x8500, 0x0500, "车辆控制", "vehicle control"),
    SET_CIRCLES(0x8600, "设置圆形区域", "set circles"),
    DELETE_CIRCLES(0x8601, "删除圆形区域", "delete circles"),
    SET_RECTANGLES(0x8602, "设置矩形区域", "set rectangles"),
    DELETE_RECTANGLES(0x8603, "删除矩形区域", "delete rectangles"),
    SET_POLYGON(0x8604, "设置多边形区域", "set polygon"),
    DELETE_POLYGONS(0x8605, "删除多边形区域", "delete polygons"),
    SET_ROUTE(0x8606, "设置路线", "set route"),
    DELETE_ROUTES(0x8607, "删除路线", "delete routes"),
    QUERY_AREAS(0x8608, 0x0608, "查询区域或线路", "query areas or routes"),
    COLLECT_RECORDER(0x8700, 0x0700, "行驶记录数据采集", "collect recorder data"),
    SET_RECORDER(0x8701, "行驶记录参数下传", "set recorder parameters"),
    QUERY_DRIVER(0x8702, 0x0702, "上报驾驶员身份", "query driver identity"),
    PHOTO(0x8801, 0x0805, "摄像头立即拍摄", "photo"),
    SEARCH_MEDIA(0x8802, 0x0802, "存储多媒体检索", "search stored media"),
    UPLOAD_MEDIA(0x8803, "存储多媒体上传", "upload stored media"),
    RECORD_SOUND(0x8804, "录音", "record sound"),
    UPLOAD_MEDIA_ITEM(0x8805, "单条多媒体上传", "upload one media item"),
    PASS_THROUGH(0x8900, "数据下行透传", "pass-through");

    private static final int NO_ANSWER_OF_ITS_OWN = -1;

    private final int messageId;
    private final int answerId;
    private final String chinese;
    private final String english;

    CommandKind(int messageId, String chinese, String english) {
        this(messageId, NO_ANSWER_OF_ITS_OWN, chinese, english);
    }

    CommandKind(int messageId, int answerId, String chinese, String english) {
        this.messageId = messageId;
        this.answerId = answerId;
        this.chinese = chinese;
        this.english = english;
    }

    /** The kind of that name, if there is one. */
    public static Optional<CommandKind> ofName(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The message that carries the order. */
    public int messageId() {
        return messageId;
    }

    /** The terminal's message that answers it, beside 0x0001; −1 where there is none. */
    public int answerId() {
        return answerId;
    }

    public AnswerRule answerRule() {
        if (this == PHOTO) {
            return AnswerRule.EITHER;
        }
        return answerId == NO_ANSWER_OF_ITS_OWN ? AnswerRule.GENERAL : AnswerRule.SPECIAL;
    }

    /** Whether that edition has the message (JT/T 808 appendix B of each). */
    public boolean isIn(ProtocolVersion version) {
        return switch (this) {
            case QUERY_PARAMETERS, QUERY_PROPERTIES, UPGRADE, CONFIRM_ALARM, QUERY_DRIVER, UPLOAD_MEDIA_ITEM ->
                version != ProtocolVersion.V2011;
            case CHECK_LINK, QUERY_AREAS -> version == ProtocolVersion.V2019;
            case SET_EVENTS, ASK, SET_INFO_MENU, SEND_INFO -> version != ProtocolVersion.V2019;
            case SET_PARAMETERS,
                    QUERY_ALL_PARAMETERS,
                    CONTROL_TERMINAL,
                    QUERY_LOCATION,
                    TRACK,
                    TEXT,
                    CALL_BACK,
                    SET_PHONE_BOOK,
                    CONTROL_VEHICLE,
                    SET_CIRCLES,
                    DELETE_CIRCLES,
                    SET_RECTANGLES,
                    DELETE_RECTANGLES,
                    SET_POLYGON,
                    DELETE_POLYGONS,
                    SET_ROUTE,
                    DELETE_ROUTES,
                    COLLECT_RECORDER,
                    SET_RECORDER,
                    PHOTO,
                    SEARCH_MEDIA,
                    UPLOAD_MEDIA,
                    RECORD_SOUND,
                    PASS_THROUGH -> true;
        };
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
