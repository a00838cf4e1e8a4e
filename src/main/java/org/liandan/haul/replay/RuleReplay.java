package org.liandan.haul.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulFold;
import org.liandan.haul.RuleCode;
import org.liandan.haul.SettingsTimeline;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.EvidencePackage.FindingThen;
import org.liandan.haul.evidence.EvidencePackage.ReportThen;
import org.liandan.haul.store.EvidenceReader;
import org.liandan.haul.store.Findings;
import org.liandan.track.Position;
import org.liandan.track.store.TrackReader;

/**
 * Folds the stored track around a violation once more, with the thresholds and the registry of that time, and compares what is
 * found with what is on record: to the bit, or with a sentence for each difference.
 */
public final class RuleReplay {

    /** Before the beginning, if as far as detectors remember does not do. */
    private static final Duration LONG_RUN_UP = Duration.ofHours(24);
    /** After the end, so that an episode is seen to end. */
    private static final Duration RUN_ON = Duration.ofMinutes(10);

    private static final int MOST_REPORTS = 200_000;

    private final EvidenceReader evidence;
    private final TrackReader tracks;

    public RuleReplay(EvidenceReader evidence, TrackReader tracks) {
        this.evidence = evidence;
        this.tracks = tracks;
    }

    /**
     * What came of it.
     *
     * @param same whether the same was found again, to the bit
     * @param lines what a person is told
     */
    public record Outcome(boolean same, List<String> lines) {

        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /** Replays the latest revision of a violation's evidence; empty if there is no such violation. */
    public Optional<Outcome> replay(long violation) {
        return evidence.find(violation, null).map(this::replay);
    }

    private Outcome replay(EvidenceReader.Evidence then) {
        EvidencePackage content = then.content();
        List<String> lines = new ArrayList<>(List.of(
                "违规 violation %d，%s %s，%s"
                        .formatted(
                                content.violation(),
                                content.finding().type().chinese(),
                                content.finding().type().english(),
                                content.vehicle().plate()),
                "证据摘要 SHA-256 %s，第 %d 版 revision %d".formatted(then.digest(), content.revision(), content.revision())));
        if (then.isRebuilt()) {
            lines.add("不能重算：该记录没有留存当时的设置与登记信息 It cannot be replayed: settings and registry were not kept.");
            return new Outcome(false, lines);
        }
        if (!Replayable.isByTrack(content)) {
            lines.add("不能由轨迹重算：该类认定来自终端报警或平台计时，依据见证据包 It does not come from the track: an alarm of the terminal's, or a"
                    + " silence that the platform has timed.");
            return new Outcome(false, lines);
        }
        List<String> differences = differences(content);
        lines.addAll(differences);
        lines.add(
                differences.isEmpty()
                        ? "一致：用留存的定位、当时的规则、设置与登记信息重算，结果逐位相同。"
                                + " The same: stored reports, rule, settings and registry of that time give the same finding, bit by bit."
                        : "不一致，见上 It differs, see above.");
        return new Outcome(differences.isEmpty(), lines);
    }

    private List<String> differences(EvidencePackage then) {
        List<String> differences = new ArrayList<>();
        ruleChanged(then).ifPresent(differences::add);
        List<String> replayed = List.of();
        for (Duration runUp : List.of(reach(then), LONG_RUN_UP)) {
            replayed = replayed(then, runUp);
            if (replayed.isEmpty()) {
                return differences;
            }
        }
        differences.addAll(replayed);
        return differences;
    }

    private static Duration reach(EvidencePackage then) {
        return then.settings().stream()
                .map(settings -> settings.values().reach())
                .max(Comparator.naturalOrder())
                .orElse(LONG_RUN_UP);
    }

    private static Optional<String> ruleChanged(EvidencePackage then) {
        int now = RuleCode.ofCode(then.rule().code()).version();
        return now == then.rule().version()
                ? Optional.empty()
                : Optional.of("规则版本已变 rule version: %s 当时 then %d，现在 now %d"
                        .formatted(then.rule().code(), then.rule().version(), now));
    }

    private List<String> replayed(EvidencePackage then, Duration runUp) {
        Instant from = then.finding().startedAt().minus(runUp);
        Instant last = then.reports().isEmpty()
                ? then.finding().startedAt()
                : then.reports().getLast().at();
        List<Position> track = tracks.track(then.vehicle().id(), from, last.plus(RUN_ON), MOST_REPORTS);
        List<String> differences = new ArrayList<>(missing(then, track));
        Contexts contexts;
        try {
            contexts = new Contexts(evidence.contexts(then));
        } catch (IllegalArgumentException e) {
            return List.of("当时的登记信息已不在 the registry of that time is not there: " + e.getMessage());
        }
        Findings.Found again = closest(then.finding(), fold(track, contexts));
        if (again == null) {
            differences.add("重算没有得到该违规 the violation is not found again");
        } else {
            differences.addAll(differences(then.finding(), again.finding()));
            reportsDiffer(then.reports(), again.reports()).ifPresent(differences::add);
        }
        return differences;
    }

    private static List<String> missing(EvidencePackage then, List<Position> track) {
        Set<Instant> there = track.stream().map(Position::at).collect(Collectors.toCollection(HashSet::new));
        long missing = then.reports().stream()
                .filter(report -> !there.contains(report.at()))
                .count();
        return missing == 0
                ? List.of()
                : List.of("%d/%d 个定位点已不在库中（已归档或清除） reports are no longer in the table (archived or thrown away)"
                        .formatted(missing, then.reports().size()));
    }

    /** Which context holds when, of a vehicle and of the time around a finding. */
    private record Contexts(List<Map.Entry<SettingsTimeline.Entry, HaulContext>> all) {

        HaulContext at(Instant moment) {
            HaulContext holds = all.getFirst().getValue();
            for (Map.Entry<SettingsTimeline.Entry, HaulContext> entry : all) {
                holds = moment.isBefore(entry.getKey().validFrom()) ? holds : entry.getValue();
            }
            return holds;
        }
    }

    private static List<Findings.Found> fold(List<Position> track, Contexts contexts) {
        List<Findings.Found> found = new ArrayList<>();
        HaulFold fold = new HaulFold();
        for (Position position : track) {
            fold.judgeMarked(
                    position,
                    contexts.at(position.at()),
                    event -> Findings.of(event).ifPresent(found::add));
        }
        return found;
    }

    /** The finding of the same kind and beginning, of those the one that ends alike; else the nearest of the kind. */
    private static Findings.@Nullable Found closest(FindingThen then, List<Findings.Found> found) {
        return found.stream()
                .filter(again -> again.finding().type() == then.type())
                .filter(again ->
                        Duration.between(then.startedAt(), again.finding().startedAt())
                                        .abs()
                                        .compareTo(Duration.ofMinutes(2))
                                < 0)
                .min(Comparator.comparing((Findings.Found again) -> Duration.between(
                                        then.startedAt(), again.finding().startedAt())
                                .abs())
                        .thenComparing(again -> !Objects.equals(again.finding().endedAt(), then.endedAt())))
                .orElse(null);
    }

    private static List<String> differences(FindingThen then, FindingThen again) {
        List<String> differences = new ArrayList<>();
        compare(differences, "开始 startedAt", then.startedAt(), again.startedAt());
        compare(differences, "结束 endedAt", then.endedAt(), again.endedAt());
        compare(differences, "限值 limit", then.limit(), again.limit());
        compare(differences, "测得值 measured", then.measured(), again.measured());
        compare(differences, "结论 verdict", then.verdict(), again.verdict());
        compare(differences, "认定方式 established", then.established(), again.established());
        compare(differences, "地点 place", then.at(), again.at());
        compare(differences, "计算结果 computed", then.computed(), again.computed());
        return differences;
    }

    private static void compare(List<String> differences, String what, @Nullable Object then, @Nullable Object again) {
        if (!Objects.equals(then, again)) {
            differences.add("%s: 当时 then %s，重算 now %s".formatted(what, then, again));
        }
    }

    private static Optional<String> reportsDiffer(List<ReportThen> then, List<ReportThen> again) {
        List<ReportThen> bare = then.stream().map(ReportThen::withoutFrames).toList();
        if (bare.equals(again)) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(bare.size(), again.size()); i++) {
            if (!bare.get(i).equals(again.get(i))) {
                return Optional.of(
                        "第 %d 个定位点 report: 当时 then %s，重算 now %s".formatted(i + 1, bare.get(i), again.get(i)));
            }
        }
        return Optional.of("定位点数 reports: 当时 then %d，重算 now %d".formatted(bare.size(), again.size()));
    }
}
