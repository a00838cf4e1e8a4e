package org.liandan.operations.web;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.store.RuleSettingBook;
import org.liandan.party.Sentence;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.store.PolicyBook;

/** Settings that hold from a date on, of both kinds — thresholds of detectors, and what the bureau ruled — in one line of time. */
@Singleton
class SettingHistory {

    private static final int MOST_ENTRIES = 100;
    private static final int MOST_CHANGES = 12;

    private final RuleSettingBook thresholds;
    private final PolicyBook rulings;
    private final Clock clock;

    SettingHistory(RuleSettingBook thresholds, PolicyBook rulings, Clock clock) {
        this.thresholds = thresholds;
        this.rulings = rulings;
        this.clock = clock;
    }

    /** Whether a change holds. */
    public enum Standing {
        /** Holds from a later moment on. */
        AHEAD,
        /** Holds, or has held. */
        IN_FORCE,
        /** Nobody has confirmed it, so it does not hold. */
        PROPOSED,
        /** Somebody else has turned it down. */
        TURNED_DOWN
    }

    /**
     * A change.
     *
     * @param validFrom first moment at which it holds
     * @param what what it changes
     * @param changes "old → new", or the value
     * @param by account
     * @param confirmedBy the second account, where one is needed; null where it is not, or not yet
     * @param link the page that has all of it
     */
    public record Change(
            Instant validFrom,
            Standing standing,
            Sentence what,
            List<String> changes,
            String by,
            Instant at,
            @Nullable String confirmedBy,
            String reason,
            String link) {

        public Change {
            changes = List.copyOf(changes);
        }
    }

    /** What comes, the next first, and what holds or was asked for, the latest first. */
    public record History(List<Change> ahead, List<Change> past) {
        public History {
            ahead = List.copyOf(ahead);
            past = List.copyOf(past);
        }
    }

    History history() {
        List<Change> changes = new ArrayList<>(thresholds());
        changes.addAll(rulings());
        return new History(
                changes.stream()
                        .filter(change -> change.standing() == Standing.AHEAD)
                        .sorted(Comparator.comparing(Change::validFrom))
                        .limit(MOST_ENTRIES)
                        .toList(),
                changes.stream()
                        .filter(change -> change.standing() != Standing.AHEAD)
                        .sorted(Comparator.comparing(Change::validFrom).reversed())
                        .limit(MOST_ENTRIES)
                        .toList());
    }

    private List<Change> thresholds() {
        List<RuleSettingBook.Entry> entries = thresholds.all();
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RuleSettingBook.Entry entry = entries.get(i);
            // what held before it is the next older one; the oldest has nothing to be compared with
            List<String> differences = i + 1 == entries.size()
                    ? List.of()
                    : RuleSettingBook.differences(entries.get(i + 1).settings(), entry.settings()).entrySet().stream()
                            .limit(MOST_CHANGES)
                            .map(change -> change.getKey() + ": " + change.getValue())
                            .toList();
            changes.add(new Change(
                    entry.validFrom(),
                    entry.validFrom().isAfter(now) ? Standing.AHEAD : Standing.IN_FORCE,
                    new Sentence("规则阈值", "Thresholds"),
                    differences,
                    entry.enteredBy(),
                    entry.recordedAt(),
                    null,
                    entry.reason(),
                    "/rule-settings#s" + entry.id()));
        }
        return changes;
    }

    private List<Change> rulings() {
        Instant now = clock.instant();
        return rulings.entries().stream()
                .map(entry -> new Change(
                        entry.asked().validFrom(),
                        standing(entry, now),
                        label(entry.asked().point()),
                        List.of(entry.asked().value()),
                        entry.proposedBy(),
                        entry.proposedAt(),
                        entry.answer() == null ? null : entry.answer().by(),
                        entry.asked().reason(),
                        "/open-points#" + entry.asked().point()))
                .toList();
    }

    /** A point that a later version of the software no longer has goes by its name. */
    private static Sentence label(String point) {
        return OpenPoints.named(point).<Sentence>map(OpenPoint::label).orElse(Sentence.same(point));
    }

    private static Standing standing(PolicyBook.Entry entry, Instant now) {
        if (entry.answer() == null) {
            return Standing.PROPOSED;
        }
        if (!entry.isConfirmed()) {
            return Standing.TURNED_DOWN;
        }
        return entry.asked().validFrom().isAfter(now) ? Standing.AHEAD : Standing.IN_FORCE;
    }
}
