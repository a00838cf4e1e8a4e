package org.liandan.operations;

import java.util.Arrays;
import java.util.Optional;

/** The jobs that the server does by itself, by the class and method that does them; a test holds the list complete. */
public enum KnownJob {
    PARTITIONS(Where.ONCE, "PartitionKeeper#keep", "准备轨迹分区", "Make and retire partitions of tracks"),
    DAYS(Where.ONCE, "PartitionKeeper#closeDays", "整理过去的轨迹", "Close past days of tracks"),
    AUDIT(Where.ONCE, "NightlyAudit#atNight", "夜间签名核查", "Nightly check of signatures"),
    SEALING(Where.ONCE, "AuditSealing#seal", "封存审计日志", "Seal the audit log"),
    AUDIT_LOG(Where.ONCE, "AuditSealing#atNight", "夜间核查审计日志", "Nightly check of the audit log"),
    ANCHORS(Where.ONCE, "Anchors#atNight", "每日锚定", "Daily anchor"),
    REMINDERS(Where.ONCE, "Reminders#rounds", "联单逾期提醒", "Reminders of overdue manifests"),
    CORRECTIONS(Where.ONCE, "CorrectionReminders#rounds", "更正逾期提醒", "Reminders of waiting corrections"),
    NUMBERS(Where.ONCE, "NumberBlocks#voidExpired", "作废未用号段", "Void unused numbers"),
    LEDGERS(Where.ONCE, "LedgerWatch#rounds", "台账变更比对", "Compare ledgers with what has changed"),
    EXPORTS(Where.ONCE, "ExportRunner#rounds", "导出到期清理", "Expire exports"),
    MEDIA(Where.ONCE, "MediaKeeper#keep", "影像到期清理", "Expire photos and files"),
    MEDIA_SWEEP(Where.ONCE, "MediaKeeper#sweepDaily", "影像文件核对", "Compare files with their rows"),
    WAYBILLS(Where.ONCE, "WaybillKeeper#keep", "运单到期清理", "Expire waybills"),
    PEOPLE(Where.ONCE, "PersonalDataKeeper#keep", "个人信息到期清理", "Expire personal data"),
    PERSONAL_ROWS(Where.ONCE, "PersonalRows#rounds", "旧记录个人信息加密", "Seal personal data of older records"),
    WEBHOOKS(Where.ONCE, "WebhookRelay#round", "对外回调", "Call webhooks"),
    EVENTS(Where.ONCE, "OutboxLog#forget", "事件到期清理", "Expire events"),
    COMMANDS(Where.ONCE, "CommandProgress#expire", "指令到期", "Expire orders to terminals"),
    SILENCE(Where.ONCE, "SilenceRounds#round", "静默车辆巡查", "Watch silent trucks"),
    UPLOADS(Where.ONCE, "SilenceRounds#uploads", "补传后复查静默", "Look at silences again after late uploads"),
    PARKED(Where.EACH, "ParkedFiles#expire", "未传完的附件到期", "Expire unfinished attachments"),
    IDEMPOTENCY(Where.ONCE, "IdempotencyKeys#forget", "幂等键到期清理", "Expire idempotency keys"),
    CONTACTS(Where.EACH, "ContactsInMemory#write", "终端状态落库", "Write contacts of terminals"),
    INCIDENTS(Where.EACH, "IncidentBook#write", "终端事件落库", "Write incidents of terminals"),
    INCIDENTS_OLD(Where.ONCE, "IncidentBook#forget", "终端事件到期清理", "Expire incidents of terminals"),
    TERMINALS(Where.EACH, "TerminalsInMemory#refresh", "刷新终端登记", "Refresh the directory of terminals"),
    CONTEXTS(Where.EACH, "RegistryContexts#everyMinute", "刷新路线与区域", "Refresh routes and zones"),
    TURNS(Where.EACH, "TurnTally#everyMinute", "右转统计", "Tally right turns"),
    DISTANCES(Where.ONCE, "DayDistances#round", "里程汇总", "Sum up distances"),
    PULSE(Where.EACH, "PulseTaker#take", "记录运行数据", "Note the server's figures"),
    DISKS(Where.ONCE, "DiskNotes#note", "记录磁盘余量", "Note free space of disks");

    /** Which of several servers on one database does it. */
    public enum Where {
        /** The one on duty: what is done twice would be told, counted or signed twice. */
        ONCE,
        /** Each of them: it concerns what a server has in memory or on its sockets. */
        EACH
    }

    private final Where where;
    private final String method;
    private final String chinese;
    private final String english;

    KnownJob(Where where, String method, String chinese, String english) {
        this.where = where;
        this.method = method;
        this.chinese = chinese;
        this.english = english;
    }

    /** Which of several servers does it. */
    public Where where() {
        return where;
    }

    /** Simple name of the class, and its method. */
    public String method() {
        return method;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The job that this method does. */
    public static Optional<KnownJob> of(String method) {
        return Arrays.stream(values()).filter(job -> job.method.equals(method)).findFirst();
    }

    /** {@code org.liandan.track.store.PartitionKeeper#keep} → {@code PartitionKeeper#keep}. */
    public static String simple(String method) {
        int hash = method.indexOf('#');
        int dot = method.lastIndexOf('.', hash < 0 ? method.length() : hash);
        return method.substring(dot + 1);
    }
}
