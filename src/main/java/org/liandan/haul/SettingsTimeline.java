package org.liandan.haul;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which thresholds held when. A position is judged by those in force at its own time, not at that of its processing, so a
 * change with a date touches nothing that happened before it, and a replay finds what was found live. Immutable.
 */
public final class SettingsTimeline {

    /**
     * Thresholds and the moment from which they hold.
     *
     * @param id identity of the entry, which every finding stores; 0 for thresholds that are not on record
     * @param validFrom the first moment at which they hold
     * @param settings all of them
     */
    public record Entry(long id, Instant validFrom, HaulSettings settings) {}

    /** Oldest first, no two of the same moment. */
    private final List<Entry> entries;

    /**
     * @param entries in any order; of two with the same moment the one with the higher identity counts
     * @throws IllegalArgumentException if there is none
     */
    public SettingsTimeline(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there must be thresholds to judge by");
        }
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparing(Entry::validFrom).thenComparingLong(Entry::id));
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : ordered) {
            if (!kept.isEmpty() && kept.getLast().validFrom().equals(entry.validFrom())) {
                kept.removeLast();
            }
            kept.add(entry);
        }
        this.entries = List.copyOf(kept);
    }

    /** The same thresholds at any time. */
    public static SettingsTimeline always(HaulSettings settings) {
        return new SettingsTimeline(List.of(new Entry(0, Instant.EPOCH, settings)));
    }

    /** Oldest first. */
    public List<Entry> entries() {
        return entries;
    }

    /** What holds at a moment; before the first entry, that one. */
    public Entry at(Instant moment) {
        for (int i = entries.size() - 1; i > 0; i--) {
            if (!moment.isBefore(entries.get(i).validFrom())) {
                return entries.get(i);
            }
        }
        return entries.getFirst();
    }

    /** What holds at one time or another between two moments, both included; nearly always one entry. */
    public List<Entry> during(Instant from, Instant to) {
        Entry first = at(from);
        List<Entry> during = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.equals(first)
                    || (entry.validFrom().isAfter(from) && !entry.validFrom().isAfter(to))) {
                during.add(entry);
            }
        }
        return during;
    }
}
