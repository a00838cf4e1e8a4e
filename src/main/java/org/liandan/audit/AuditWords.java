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
            verb("STARTED", "手动运行", "started by hand"),
            verb("EDITED", "修改草稿", "edited as a draft"),
            verb("CARRIED", "确认起运", "confirmed by its carrier"),
            verb("ARRIVED", "登记到达", "noted as arrived"),
            verb("CONTINUED", "续运", "continued"),
            verb("CHILD_CREATED", "由新联单承接", "continued under another"),
            verb("CORRECTION_PROPOSED", "提出更正", "to be corrected"),
            verb("CORRECTION_APPROVED", "同意更正", "correction approved"),
            verb("CORRECTION_DECLINED", "不同意更正", "correction declined"),
            verb("CORRECTION_WITHDRAWN", "撤回更正", "correction withdrawn"),
            verb("CORRECTION_DECIDED", "裁定更正", "correction decided"),
            verb("CORRECTED", "更正生效", "corrected"),
            verb("DISMISSED", "不予认定", "dismissed"),
            verb("FILED", "立案", "filed under a case"),
            verb("HANDED_OVER", "移送交管", "handed over to the traffic police"),
            verb("UNDONE", "撤销上一步", "taken one step back"),
            verb("AWAITING_CONFIRMATION", "待确认", "waits for a second officer"),
            verb("QUEUED", "排队", "queued"),
            verb("SENT", "下发", "sent"),
            verb("FAILED", "未成功", "failed"));

    /** What an entry says, by the name of the field, or its last part. */
    private static final Map<String, Sentence> FIELDS = Map.ofEntries(
            field("active", "启用", "in use"),
            field("code", "代码", "code"),
            field("creditCode", "统一社会信用代码", "credit code"),
            field("day", "日期", "day"),
            field("days", "天数", "days"),
            field("digest", "摘要", "digest"),
            field("format", "格式", "format"),
            field("from", "起", "from"),
            field("to", "止", "to"),
            field("holder", "持有单位", "holder"),
            field("kind", "类型", "kind"),
            field("lines", "行数", "lines"),
            field("manifests", "联单数", "manifests"),
            field("method", "方式", "method"),
            field("name", "名称", "name"),
            field("number", "编号", "number"),
            field("organization", "单位", "organisation"),
            field("organizationId", "单位编号", "organisation's id"),
            field("origin", "来源", "origin"),
            field("outcome", "结果", "outcome"),
            field("phone", "电话", "telephone"),
            field("place", "场所", "place"),
            field("plate", "车牌", "plate"),
            field("plateColor", "车牌颜色", "plate's colour"),
            field("reason", "原因", "reason"),
            field("revision", "修订", "revision"),
            field("roles", "角色", "roles"),
            field("session", "会话", "session"),
            field("state", "状态", "state"),
            field("terminal", "终端", "terminal"),
            field("username", "用户名", "user name"),
            field("version", "版本", "version"),
            field("violations", "违规数", "violations"));

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

    /** What was done, without what it was done to: by the longest end of its name that has a word. */
    public static Optional<Sentence> verb(String action) {
        for (int from = action.indexOf('_') + 1; from > 0; from = action.indexOf('_', from) + 1) {
            Sentence word = VERBS.get(action.substring(from));
            if (word != null) {
                return Optional.of(word);
            }
        }
        return Optional.ofNullable(VERBS.get(action));
    }

    /** A field of an entry; the name itself where there is no word for it. */
    public static Sentence field(String name) {
        Sentence word = FIELDS.get(name.substring(name.lastIndexOf('.') + 1));
        return word == null ? new Sentence(name, name) : word;
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

    private static Map.Entry<String, Sentence> field(String name, String chinese, String english) {
        return Map.entry(name, new Sentence(chinese, english));
    }

    private static Map.Entry<String, Sentence> subject(String type, String chinese, String english) {
        return Map.entry(type, new Sentence(chinese, english));
    }
}
