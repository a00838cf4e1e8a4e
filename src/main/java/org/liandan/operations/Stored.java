package org.liandan.operations;

import static org.liandan.operations.Words.bytes;
import static org.liandan.operations.Words.duration;
import static org.liandan.operations.Words.number;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/** What is said of the database, of what lies in it, and of what keeps it. */
final class Stored {

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    private Stored() {}

    static List<VitalSign> signs(Figures figures) {
        Figures.Database database = figures.database();
        if (database == null) {
            VitalSign away = new VitalSign(
                    Vital.DATABASE,
                    Condition.ACT,
                    new Sentence("没有应答", "does not answer"),
                    null,
                    new Sentence(
                            "先恢复数据库；在此之前收到的定位不应答，终端会保留并重发。",
                            "Bring the database back first; until then reports are not acknowledged, and terminals keep them."),
                    List.of());
            return List.of(
                    away,
                    Checkup.unknown(Vital.PARTITIONS, null),
                    Checkup.unknown(Vital.WEBHOOKS, null),
                    Checkup.unknown(Vital.ANCHOR, null),
                    audit(figures),
                    backup(figures));
        }
        return List.of(
                database(database),
                partitions(database.partitions(), today(figures.at())),
                webhooks(database),
                anchor(database.lastAnchor(), today(figures.at())),
                audit(figures),
                backup(figures));
    }

    private static VitalSign database(Figures.Database database) {
        double share =
                database.mostConnections() == 0 ? 0 : (double) database.connections() / database.mostConnections();
        VitalSign sign = VitalSign.well(
                Vital.DATABASE,
                Sentence.same(bytes(database.sizeBytes())),
                new Sentence(
                        "连接 " + database.connections() + " / " + database.mostConnections(),
                        database.connections() + " of " + database.mostConnections() + " connections"));
        return Checkup.judged(
                sign,
                share,
                Limits.CONNECTIONS_WATCH,
                Limits.CONNECTIONS_ACT,
                new Sentence(
                        "连接将用尽。查谁占着（pg_stat_activity），或调高 max_connections。",
                        "Connections run out. See who holds them (pg_stat_activity), or raise max_connections."));
    }

    private static VitalSign partitions(Figures.Partitions partitions, LocalDate today) {
        LocalDate newest = partitions.newest();
        long ahead = newest == null ? -1 : ChronoUnit.DAYS.between(today, newest);
        VitalSign sign = VitalSign.well(
                Vital.PARTITIONS,
                new Sentence(partitions.count() + " 天", partitions.count() + " days"),
                new Sentence(
                        partitions.oldest() + " 至 " + newest + "，保留 " + partitions.retentionDays() + " 天",
                        partitions.oldest() + " to " + newest + ", kept for " + partitions.retentionDays() + " days"));
        Sentence advice = new Sentence(
                "只准备到 " + newest + "。到“后台任务”页运行“准备轨迹分区”，并看日志。",
                "Prepared until " + newest + " only. Run the job that makes partitions, and look into the log.");
        return Checkup.judged(sign, (double) -ahead, -Limits.PARTITIONS_WATCH, -Limits.PARTITIONS_ACT, advice);
    }

    private static VitalSign webhooks(Figures.Database database) {
        long letters = database.deadLetters();
        VitalSign sign = VitalSign.well(
                Vital.WEBHOOKS,
                new Sentence("待发 " + database.behind() + " 条", database.behind() + " to be told"),
                new Sentence(
                        "死信 " + letters + " 条，暂停 " + database.suspended() + " 个",
                        letters + " dead letters, " + database.suspended() + " suspended"));
        return letters > 0 || database.suspended() > 0 || database.behind() >= Limits.BEHIND_WATCH
                ? sign.with(
                        Condition.WATCH,
                        new Sentence(
                                "到“接口回调”页看对方为何不收，修复后重投。",
                                "The page of webhooks says why the receiver refused; send again"
                                        + " once it is mended."))
                : sign;
    }

    private static VitalSign anchor(@Nullable LocalDate last, LocalDate today) {
        if (last == null) {
            return Checkup.unknown(Vital.ANCHOR, new Sentence("还没有过了夜的联单。", "There has been no night yet."));
        }
        long behind = ChronoUnit.DAYS.between(last, today);
        VitalSign sign = VitalSign.well(
                Vital.ANCHOR, Sentence.same(last), new Sentence("最近锚定的一天", "the last day that is anchored"));
        return Checkup.judged(
                sign,
                (double) behind,
                Limits.ANCHOR_WATCH_DAYS + 1,
                Double.POSITIVE_INFINITY,
                new Sentence("到“后台任务”页运行“每日锚定”，并看日志。", "Run the job that makes anchors, and look into the log."));
    }

    private static VitalSign audit(Figures figures) {
        Double findings = figures.auditFindings();
        Instant at = figures.auditedAt();
        if (findings != null && findings > 0) {
            return new VitalSign(
                    Vital.AUDIT,
                    Condition.ACT,
                    new Sentence(number(findings) + " 处不符", number(findings) + " do not hold"),
                    null,
                    new Sentence(
                            "有记录与签名不符。保全现场，运行 ./liandan audit 看是哪一处。",
                            "Records do not agree with their signatures. Keep everything as it is, and run ./liandan audit."),
                    List.of());
        }
        if (at == null) {
            return Checkup.unknown(Vital.AUDIT, new Sentence("今夜进行第一次。", "The first is due tonight."));
        }
        return age(
                Vital.AUDIT,
                Duration.between(at, figures.at()),
                Limits.AUDIT_WATCH,
                null,
                new Sentence("夜间核查没有进行。到“后台任务”页运行它。", "The nightly check has not run. Run it on the page of jobs."));
    }

    private static VitalSign backup(Figures figures) {
        Instant at = figures.backupAt();
        if (at == null) {
            return Checkup.unknown(
                    Vital.BACKUP,
                    new Sentence(
                            "没有备份留下的标记。备份成功后更新文件 last-backup（见手册）。",
                            "No backup has left its mark. Have it touch the file last-backup when it is done (see the manual)."));
        }
        return age(
                Vital.BACKUP,
                Duration.between(at, figures.at()),
                Limits.BACKUP_WATCH,
                Limits.BACKUP_ACT,
                new Sentence("备份已经过期，检查备份任务。", "The backup is old; look at the job that makes it."));
    }

    private static VitalSign age(Vital vital, Duration age, Duration watch, @Nullable Duration act, Sentence advice) {
        Sentence words = duration(age);
        VitalSign sign = VitalSign.well(vital, new Sentence(words.chinese() + "前", words.english() + " ago"), null);
        return Checkup.judged(
                sign,
                (double) age.toMillis(),
                (double) watch.toMillis(),
                act == null ? Double.POSITIVE_INFINITY : act.toMillis(),
                advice);
    }

    private static LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, DISTRICT);
    }
}
