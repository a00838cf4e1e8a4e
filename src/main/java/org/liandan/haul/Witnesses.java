package org.liandan.haul;

import java.util.ArrayList;
import java.util.List;
import org.liandan.track.Position;

/**
 * The reports that a finding rests on, bounded however long it lasts: the first ones and the latest.
 *
 * @param head the first ones, in order of time
 * @param tail the latest ones that are not among the first, in order of time
 */
record Witnesses(List<Position> head, List<Position> tail) {

    /** Room for one more between them: the report that shows it most. */
    private static final int AT_EITHER_END = (Episode.MAX_REPORTS - 1) / 2;

    static Witnesses of(Position first) {
        return new Witnesses(List.of(first), List.of());
    }

    Witnesses with(Position position) {
        return head.size() < AT_EITHER_END
                ? new Witnesses(appended(head, position), tail)
                : new Witnesses(head, appended(tail, position));
    }

    /** All of them, and the one that shows it most, which may have been pushed out of the middle. */
    List<Position> around(Position peak) {
        List<Position> all = new ArrayList<>(head);
        if (!head.contains(peak) && !tail.contains(peak)) {
            all.add(peak);
        }
        all.addAll(tail);
        return all;
    }

    private static List<Position> appended(List<Position> reports, Position position) {
        List<Position> longer =
                new ArrayList<>(reports.subList(reports.size() < AT_EITHER_END ? 0 : 1, reports.size()));
        longer.add(position);
        return List.copyOf(longer);
    }
}
