package org.liandan.operations;

import static org.liandan.operations.Words.bytes;
import static org.liandan.operations.Words.duration;
import static org.liandan.operations.Words.number;
import static org.liandan.operations.Words.percent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * What the figures mean: how each thing is, and what to do where it is not well; the limits are those of {@link Limits}.
 *
 * @param at when it was measured
 * @param signs in the order of {@link Vital}
 */
public record Checkup(Instant at, List<VitalSign> signs) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int COURSE_PARTS = 72;
    private static final int REASONS = 3;

    public Checkup {
        signs = List.copyOf(signs);
    }

    /** Looks at the figures. */
    public static Checkup of(Figures figures) {
        List<VitalSign> signs = new ArrayList<>();
        signs.add(ingest(figures));
        signs.add(lag(figures));
        signs.add(pending(figures));
        signs.add(malformed(figures));
        signs.add(logins(figures));
        signs.add(terminals(figures));
        figures.disks().forEach(disk -> signs.add(disk(disk)));
        signs.addAll(Stored.signs(figures));
        signs.add(clock(figures));
        signs.add(jobs(figures));
        signs.add(server(figures));
        signs.sort(Comparator.comparing(VitalSign::vital));
        return new Checkup(figures.at(), signs);
    }

    /** The most urgent of all; what is not known weighs nothing. */
    public Condition condition() {
        return signs.stream()
                .map(VitalSign::condition)
                .filter(condition -> condition != Condition.UNKNOWN)
                .reduce(Condition.WELL, Condition::or);
    }

    /** One sentence: is it well, and if not, what to do first. */
    public Sentence headline() {
        Condition worst = condition();
        List<VitalSign> concerned =
                signs.stream().filter(sign -> sign.condition() == worst).toList();
        if (worst == Condition.WELL) {
            return new Sentence("一切正常，无需处理。", "All is well; there is nothing to do.");
        }
        VitalSign first = concerned.getFirst();
        Sentence advice = Objects.requireNonNullElse(first.advice(), first.value());
        String more = concerned.size() == 1 ? "" : "（另有 " + (concerned.size() - 1) + " 项）";
        String moreEnglish = concerned.size() == 1 ? "" : " (and " + (concerned.size() - 1) + " more)";
        return new Sentence(
                (worst == Condition.ACT ? "需要处理：" : "请留意：") + first.vital().chinese() + "。" + advice.chinese() + more,
                (worst == Condition.ACT ? "Act: " : "Watch: ") + first.vital().english() + ". " + advice.english()
                        + moreEnglish);
    }

    private static VitalSign ingest(Figures figures) {
        List<Pulse.Beat> beats = figures.beats();
        String one = number(Pulse.perSecond(beats, Pulse.Beat::received, MINUTE));
        String quarter = number(Pulse.perSecond(beats, Pulse.Beat::received, QUARTER));
        double hour = Pulse.perSecond(beats, Pulse.Beat::received, HOUR);
        VitalSign sign = VitalSign.well(
                        Vital.INGEST,
                        new Sentence(one + " 条/秒", one + " reports/s"),
                        new Sentence(
                                "15 分钟 " + quarter + "，60 分钟 " + number(hour) + " 条/秒",
                                "15 min " + quarter + ", 60 min " + number(hour) + " reports/s"))
                .over(Pulse.course(beats, Pulse.Beat::received, COURSE_PARTS));
        boolean fellSilent = isWarm(figures) && hour > 1 && Pulse.rise(beats, Pulse.Beat::received, MINUTE) == 0;
        return fellSilent
                ? sign.with(
                        Condition.ACT,
                        new Sentence(
                                "一分钟没有任何定位。检查终端端口、防火墙和运营商线路。",
                                "No report for a minute. Check the terminals' port, the firewall and the operator's line."))
                : sign;
    }

    private static VitalSign lag(Figures figures) {
        double waiting = Pulse.mean(figures.beats(), Pulse.Beat::pending, MINUTE);
        double committed = Pulse.perSecond(figures.beats(), Pulse.Beat::stored, MINUTE);
        if (waiting > 0 && committed == 0) {
            return new VitalSign(
                    Vital.LAG,
                    Condition.ACT,
                    new Sentence("停滞", "stands still"),
                    null,
                    new Sentence("有定位在等，却没有落库。检查数据库。", "Reports wait and none is committed. Look at the database."),
                    List.of());
        }
        // Little's law: what waits on average, by what leaves in a second
        double seconds = committed == 0 ? 0 : waiting / committed;
        String shown = seconds < 1 ? number(seconds * 1e3) : number(seconds);
        VitalSign sign = VitalSign.well(
                Vital.LAG,
                seconds < 1 ? new Sentence(shown + " 毫秒", shown + " ms") : new Sentence(shown + " 秒", shown + " s"),
                new Sentence("一分钟平均，按在途数量推算", "mean of a minute, from what is under way"));
        return judged(
                sign,
                seconds,
                Limits.LAG_WATCH_S,
                Limits.LAG_ACT_S,
                new Sentence(
                        "落库变慢。看数据库负载和磁盘；终端会重发，数据不会丢。",
                        "Commits are slow. Look at the database and its disk;"
                                + " terminals repeat, nothing is lost."));
    }

    private static VitalSign pending(Figures figures) {
        double now = figures.beats().isEmpty() ? 0 : figures.beats().getLast().pending();
        VitalSign sign = VitalSign.well(Vital.PENDING, new Sentence(number(now) + " 条", number(now) + " reports"), null)
                .over(Pulse.levels(figures.beats(), Pulse.Beat::pending, COURSE_PARTS));
        return judged(
                sign,
                now,
                Limits.PENDING_WATCH,
                Limits.PENDING_ACT,
                new Sentence(
                        "收得比存得快。看数据库是否可写、磁盘是否已满。",
                        "More comes in than is committed. See whether the database can write, and"
                                + " whether its disk is full."));
    }

    private static VitalSign malformed(Figures figures) {
        double bad = Pulse.rise(figures.beats(), Pulse.Beat::malformed, HOUR);
        double all = Pulse.rise(figures.beats(), Pulse.Beat::frames, HOUR);
        double share = all == 0 ? 0 : bad / all;
        String reasons = figures.malformed().entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(REASONS)
                .map(reason -> reason.getKey() + " " + number(reason.getValue()))
                .collect(Collectors.joining("，"));
        VitalSign sign = VitalSign.well(
                        Vital.MALFORMED,
                        new Sentence(number(bad) + " 件/时", number(bad) + " an hour"),
                        reasons.isEmpty()
                                ? null
                                : new Sentence("启动以来：" + reasons, "since the start: " + reasons.replace('，', ';')))
                .over(Pulse.course(figures.beats(), Pulse.Beat::malformed, COURSE_PARTS));
        return bad < Limits.MALFORMED_LEAST
                ? sign
                : judged(
                        sign,
                        share,
                        Limits.MALFORMED_WATCH,
                        Limits.MALFORMED_ACT,
                        new Sentence(
                                "占全部报文的 " + percent(share) + "。到“登录被拒”页看是哪台终端，再用 ./liandan decode 解读。",
                                percent(share)
                                        + " of all frames. See on the page of refused logins whose they are, then"
                                        + " ./liandan decode."));
    }

    private static VitalSign logins(Figures figures) {
        double refused = Pulse.rise(figures.beats(), Pulse.Beat::refused, HOUR);
        VitalSign sign = VitalSign.well(
                        Vital.LOGINS, new Sentence(number(refused) + " 次/时", number(refused) + " an hour"), null)
                .over(Pulse.course(figures.beats(), Pulse.Beat::refused, COURSE_PARTS));
        return judged(
                sign,
                refused,
                Limits.REFUSED_WATCH,
                Double.POSITIVE_INFINITY,
                new Sentence("到“登录被拒”页看每台终端的原因和办法。", "The page of refused logins says of each why, and what to do."));
    }

    private static VitalSign terminals(Figures figures) {
        double now = figures.beats().isEmpty() ? 0 : figures.beats().getLast().online();
        double most = figures.beats().stream()
                .filter(beat -> !beat.at().isBefore(figures.at().minus(HOUR)))
                .mapToDouble(Pulse.Beat::online)
                .max()
                .orElse(0);
        String of = figures.database() == null ? "" : " / " + figures.database().registered();
        VitalSign sign = VitalSign.well(
                        Vital.TERMINALS,
                        new Sentence(number(now) + of + " 台", number(now) + of),
                        new Sentence(
                                "连接 " + number(figures.connections()) + " 个",
                                number(figures.connections()) + " connections"))
                .over(Pulse.levels(figures.beats(), Pulse.Beat::online, COURSE_PARTS));
        boolean fell = isWarm(figures) && most >= 10 && now < most * (1 - Limits.ONLINE_FALL_WATCH);
        return fell
                ? sign.with(
                        Condition.WATCH,
                        new Sentence(
                                "一小时内从 " + number(most) + " 台降下来。若非收工，查运营商线路。",
                                "Fell from " + number(most)
                                        + " within the hour. Unless work is over, ask the operator of the network."))
                : sign;
    }

    private static VitalSign disk(Figures.Disk disk) {
        double share = disk.totalBytes() == 0 ? 1 : (double) disk.freeBytes() / disk.totalBytes();
        Double days = disk.daysLeft();
        VitalSign sign = VitalSign.well(
                disk.vital(),
                new Sentence("剩 " + bytes(disk.freeBytes()), bytes(disk.freeBytes()) + " free"),
                days == null
                        ? new Sentence(percent(share), percent(share))
                        : new Sentence(
                                percent(share) + "，按现在的速度还够 " + number(days) + " 天",
                                percent(share) + ", " + number(days) + " days at the present rate"));
        Sentence advice =
                new Sentence("腾出空间或加盘；满了之后新数据存不进去。", "Make room or add a disk; once it is full nothing new is stored.");
        boolean act = share < Limits.DISK_ACT || (days != null && days < Limits.DISK_DAYS_ACT);
        boolean watch = share < Limits.DISK_WATCH || (days != null && days < Limits.DISK_DAYS_WATCH);
        return act ? sign.with(Condition.ACT, advice) : watch ? sign.with(Condition.WATCH, advice) : sign;
    }

    private static VitalSign clock(Figures figures) {
        Figures.Database database = figures.database();
        double offset = database == null ? 0 : Math.abs(database.clockOffset().toMillis() / 1e3);
        double worst = Math.max(offset, Math.abs(figures.clockLeapS()));
        VitalSign sign = VitalSign.well(
                Vital.CLOCK,
                new Sentence("相差 " + number(offset) + " 秒", number(offset) + " s apart"),
                new Sentence("与数据库时钟相比", "compared with the database's clock"));
        return judged(
                sign,
                worst,
                Limits.CLOCK_WATCH.toMillis() / 1e3,
                Limits.CLOCK_ACT.toMillis() / 1e3,
                new Sentence(
                        "在两台机器上都启用 chrony；时钟不准，定位会被判为来自未来。",
                        "Run chrony on both machines; with a wrong clock reports seem to" + " come from the future."));
    }

    private static VitalSign jobs(Figures figures) {
        List<String> failed = figures.failedJobs();
        VitalSign sign = VitalSign.well(
                Vital.JOBS,
                failed.isEmpty()
                        ? new Sentence("都正常", "all well")
                        : new Sentence(failed.size() + " 项失败", failed.size() + " failed"),
                failed.isEmpty() ? null : Sentence.same(String.join(", ", failed)));
        return failed.isEmpty()
                ? sign
                : sign.with(
                        Condition.WATCH,
                        new Sentence("到“后台任务”页看原因，可手动再运行。", "The page of jobs says why; some can be run again there."));
    }

    private static VitalSign server(Figures figures) {
        Duration up = Duration.between(figures.startedAt(), figures.at());
        return VitalSign.well(
                Vital.SERVER,
                Sentence.same(figures.version()),
                new Sentence(
                        "已运行 " + duration(up).chinese(),
                        "up for " + duration(up).english()));
    }

    static VitalSign judged(VitalSign sign, double value, double watch, double act, Sentence advice) {
        if (value >= act) {
            return sign.with(Condition.ACT, advice);
        }
        return value >= watch ? sign.with(Condition.WATCH, advice) : sign;
    }

    static VitalSign unknown(Vital vital, @Nullable Sentence advice) {
        return new VitalSign(vital, Condition.UNKNOWN, new Sentence("未知", "not known"), null, advice, List.of());
    }

    private static boolean isWarm(Figures figures) {
        return Duration.between(figures.startedAt(), figures.at()).compareTo(Limits.WARM) > 0;
    }
}
