package org.liandan.haul.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationType;
import org.liandan.haul.evidence.EvidencePackage.FindingThen;
import org.liandan.haul.replay.TrialResult.Count;
import org.liandan.haul.replay.TrialResult.Difference;
import org.liandan.haul.store.TrialBook.Recorded;
import org.liandan.haul.store.TrialBook.TriedVehicle;

/** Sets what a trial finds against what is on record. Two are the same when kind and vehicle agree and their times touch. */
final class Comparison {

    private record Key(ViolationType type, String carrier) {}

    private static final class Tally {
        private int tried;
        private int recorded;
        private int added;
        private int removed;
    }

    private final Map<Key, Tally> tallies = new HashMap<>();
    private final Map<Integer, List<Recorded>> onRecord = new HashMap<>();
    private final List<Difference> added = new ArrayList<>();
    private final List<Difference> removed = new ArrayList<>();
    private int vehicles;
    private long positions;

    Comparison(List<Recorded> recorded) {
        for (Recorded one : recorded) {
            if (!Replayable.isByTrack(one.type())) {
                continue;
            }
            onRecord.computeIfAbsent(one.vehicleId(), _ -> new ArrayList<>()).add(one);
            tally(one.type(), one.carrier()).recorded++;
        }
    }

    /** Takes what a vehicle's track gave; a vehicle without a track is left as it is on record. */
    void take(TriedVehicle vehicle, int judged, List<FindingThen> found) {
        if (judged == 0) {
            onRecord.remove(vehicle.id());
            return;
        }
        vehicles++;
        positions += judged;
        List<Recorded> left = new ArrayList<>(onRecord.getOrDefault(vehicle.id(), List.of()));
        for (FindingThen finding : found) {
            if (!Replayable.isByTrack(finding.type())) {
                continue;
            }
            Tally tally = tally(finding.type(), vehicle.carrier());
            tally.tried++;
            if (!left.removeIf(one -> isSame(one, finding)) && !isAmong(vehicle, finding)) {
                tally.added++;
                list(
                        added,
                        new Difference(
                                finding.type(),
                                vehicle.plate(),
                                vehicle.carrier(),
                                finding.startedAt(),
                                finding.endedAt(),
                                finding.measured()));
            }
        }
        for (Recorded one : left) {
            tally(one.type(), one.carrier()).removed++;
            list(removed, new Difference(one.type(), one.plate(), one.carrier(), one.startedAt(), one.endedAt(), null));
        }
    }

    /** Two findings may share one on record, where a threshold parts an episode. */
    private boolean isAmong(TriedVehicle vehicle, FindingThen finding) {
        return onRecord.getOrDefault(vehicle.id(), List.of()).stream().anyMatch(one -> isSame(one, finding));
    }

    private static boolean isSame(Recorded one, FindingThen finding) {
        return one.type() == finding.type()
                && !finding.startedAt().isAfter(one.endedAt())
                && !end(finding.startedAt(), finding.endedAt()).isBefore(one.startedAt());
    }

    private static Instant end(Instant start, @Nullable Instant end) {
        return end == null ? start : end;
    }

    private static void list(List<Difference> differences, Difference difference) {
        if (differences.size() < TrialResult.LISTED) {
            differences.add(difference);
        }
    }

    private Tally tally(ViolationType type, String carrier) {
        return tallies.computeIfAbsent(new Key(type, carrier), _ -> new Tally());
    }

    TrialResult result(@Nullable String fault) {
        List<Count> counts = new ArrayList<>();
        tallies.forEach((key, tally) -> counts.add(
                new Count(key.type(), key.carrier(), tally.tried, tally.recorded, tally.added, tally.removed)));
        counts.sort(Comparator.comparing(Count::type).thenComparing(Count::carrier));
        return new TrialResult(fault, vehicles, positions, counts, added, removed);
    }
}
