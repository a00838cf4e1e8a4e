package org.liandan.haul;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * The reports that a finding rests on, bounded however long it lasts: the first ones and the latest. Immutable; arrays,
 * because an episode grows by a report at a time.
 */
final class Witnesses {

    /** Room for one more between them: the report that shows it most. */
    private static final int AT_EITHER_END = (Episode.MAX_REPORTS - 1) / 2;

    private static final Position[] NOTHING = {};

    private final Position[] head;
    private final Position[] tail;

    private Witnesses(Position[] head, Position[] tail) {
        this.head = head;
        this.tail = tail;
    }

    static Witnesses of(Position first) {
        return new Witnesses(new Position[] {first}, NOTHING);
    }

    Witnesses with(Position position) {
        return head.length < AT_EITHER_END
                ? new Witnesses(appended(head, position), tail)
                : new Witnesses(head, appended(tail, position));
    }

    /** With reports before the first and after the latest one; of an episode that is short. */
    Witnesses between(@Nullable Position before, Position after) {
        List<Position> all = new ArrayList<>();
        if (before != null) {
            all.add(before);
        }
        all.addAll(Arrays.asList(head));
        all.addAll(Arrays.asList(tail));
        all.add(after);
        return new Witnesses(all.toArray(Position[]::new), NOTHING);
    }

    /** All of them, in order of time, and the one that shows it most, which may have been pushed out of the middle. */
    List<Position> around(Position peak) {
        List<Position> all = new ArrayList<>(Arrays.asList(head));
        if (!all.contains(peak) && !Arrays.asList(tail).contains(peak)) {
            all.add(peak);
        }
        all.addAll(Arrays.asList(tail));
        return all;
    }

    private static Position[] appended(Position[] reports, Position position) {
        boolean full = reports.length == AT_EITHER_END;
        Position[] longer = Arrays.copyOfRange(reports, full ? 1 : 0, reports.length + 1);
        longer[longer.length - 1] = position;
        return longer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Witnesses that && Arrays.equals(head, that.head) && Arrays.equals(tail, that.tail);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(head) + Arrays.hashCode(tail);
    }

    @Override
    public String toString() {
        return "Witnesses[" + head.length + " + " + tail.length + "]";
    }
}
