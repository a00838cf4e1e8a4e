package org.liandan.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.liandan.party.Sentence;

/** Words for what entries name by code: what was done, and to what. A code without a word is shown as it is. */
public final class AuditWords {

    /** By the end of an action's name; the longer end first where one is part of another. */
    private static final Map<String, Sentence> VERBS = Map.ofEntries(
            verb("CREATED", "建立", "created"),
            verb("CHANGED", "修改", "changed"),
            verb("WITHDRAWN", "停用", "withdrawn"),
            verb("RESTORED", "恢复", "put back into use"),
            verb("IMPORTED", "导入", "imported"),
            verb("EXPORTED", "导出", "exported"),
            verb("EXPIRED", "到期清理", "expired"),
            verb("READ", "查看", "read"),
            verb("FETCHED", "下载", "fetched"),
            verb("REQUESTED", "申请", "requested"),
            verb("CANCELLED", "取消", "cancelled"),
            verb("CONFIRMED", "确认", "confirmed"),
            verb("MADE", "生成", "made"),
            verb("ROTATED", "更换", "rotated"),
            verb("REFUSED", "被拒绝", "refused"),
            verb("ACCEPTED", "被接受", "accepted"),
            verb("ENTERED", "录入", "entered"),
            verb("PROPOSED", "提出", "proposed"),
            verb("RULED", "裁定", "ruled"),
            verb("DOWN", "未获确认", "turned down"),
            verb("RESERVED", "预留", "reserved"),
            verb("VOIDED", "作废", "voided"),
            verb("DRAWN", "划定", "drawn"),
            verb("RECORDED", "登记", "recorded"),
            verb("SEARCHED", "查询", "searched"),
            verb("HANDLED", "处理", "handled"),
            verb("OPENED", "开账", "opened"),
            verb("ANSWERED", "应答", "answered"),
            verb("NOTED", "记录", "noted"),
            verb("PRINTED", "打印", "printed"),
            verb("DISPOSED", "处置", "disposed of"),
            verb("LOADED", "载入", "loaded"),
            verb("FOUND", "发现", "found"),
            verb("ISSUED", "签发", "issued"),
            verb("RECEIVED", "接收", "received"),
            verb("CLOSED", "办结", "closed"),
            verb("REJECTED", "拒收", "rejected"),
            verb("REDELIVERED", "重投", "sent again"),
            verb("REPLAYED", "重放", "replayed"),
            verb("KEPT", "留存", "kept"),
            verb("RELEASED", "解除留存", "released"),
            verb("GIVEN", "重置", "given"),
            verb("ENDED", "结束", "ended"),
            verb("UNLOCKED", "解锁", "unlocked"),
            verb("CHOSEN", "设置", "chosen"),
            verb("SET", "启用", "set up"),
            verb("REMOVED", "解除", "taken away"),
            verb("STARTED", "手动运行", "started by hand"));

    private static final Map<String, Sentence> SUBJECTS = Map.ofEntries(
            subject("organization", "单位", "organisation"),
            subject("user", "用户", "user"),
            subject("person", "某人的信息", "what is held about a person"),
            subject("personal_data", "个人信息", "personal data"),
            subject("api_token", "程序令牌", "token of a program"),
            subject("place", "场所", "place"),
            subject("route", "路线", "route"),
            subject("zone", "区域", "zone"),
            subject("road", "道路", "road"),
            subject("boundary", "行政区界", "boundary"),
            subject("vehicle", "车辆", "vehicle"),
            subject("driver", "驾驶员", "driver"),
            subject("terminal", "终端", "terminal"),
            subject("terminal_command", "终端指令", "order to a terminal"),
            subject("manifest", "联单", "manifest"),
            subject("waybill", "电子运单", "waybill"),
            subject("handover", "交接码", "hand-over code"),
            subject("number_block", "联单号段", "block of numbers"),
            subject("residue_disposal", "残渣处置", "residue"),
            subject("working_calendar", "工作日历", "calendar"),
            subject("signing_key", "签名密钥", "signing key"),
            subject("open_point", "待定事项", "open point"),
            subject("haul_rule_setting", "规则阈值", "thresholds"),
            subject("rule_trial", "规则试算", "rule trial"),
            subject("violation", "违规线索", "finding"),
            subject("enforcement_case", "案件", "case"),
            subject("media", "影像", "photo or file"),
            subject("position", "轨迹", "track"),
            subject("ledger", "台账", "ledger"),
            subject("register", "登记表", "register"),
            subject("export_job", "导出任务", "export"),
            subject("subdistrict", "街镇范围", "sub-district"),
            subject("webhook", "回调", "webhook"),
            subject("job", "后台任务", "job"),
            subject("audit_entry", "审计日志", "audit log"));

    private AuditWords() {}

    /** What was done, without what it was done to. */
    public static Optional<Sentence> verb(String action) {
        String end = action.substring(action.lastIndexOf('_') + 1);
        return Optional.ofNullable(VERBS.get(end));
    }

    /** What it was done to. */
    public static Optional<Sentence> subject(String subjectType) {
        return Optional.ofNullable(SUBJECTS.get(subjectType.toLowerCase(Locale.ROOT)));
    }

    /** What things may be searched for, in the order of their names. */
    public static Map<String, Sentence> subjects() {
        return new TreeMap<>(SUBJECTS);
    }

    private static Map.Entry<String, Sentence> verb(String end, String chinese, String english) {
        return Map.entry(end, new Sentence(chinese, english));
    }

    private static Map.Entry<String, Sentence> subject(String type, String chinese, String english) {
        return Map.entry(type, new Sentence(chinese, english));
    }
}
