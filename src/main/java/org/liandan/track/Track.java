package org.liandan.track;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.liandan.geo.Geodesic;

/**
 * One vehicle's positions in order of time, each moment once: of several reports for one moment the first one given
 * stays.
 *
 * @param positions in order of time
 */
public record Track(List<Position> positions) {

    /** @throws IllegalArgumentException if two positions are not in order of time */
    public Track {
        positions = List.copyOf(positions);
        for (int i = 1; i < positions.size(); i++) {
            if (!positions.get(i).at().isAfter(positions.get(i - 1).at())) {
                throw new IllegalArgumentException("positions must be in order of time, each moment once");
            }
        }
    }

    /** The track that stored positions make, in whatever order they come: late ones take their place, duplicates go. */
    public static Track of(Collection<Position> positions) {
        TreeMap<java.time.Instant, Position> byTime = new TreeMap<>(Comparator.naturalOrder());
        positions.forEach(position -> byTime.putIfAbsent(position.at(), position));
        return new Track(List.copyOf(byTime.values()));
    }

    /** Metres from position to position, over those with a fix and without a jump. */
    public double distanceM() {
        double sum = 0;
        Position before = null;
        for (Position position : positions) {
            if ((position.quality() & (Quality.NOT_POSITIONED | Quality.JUMP)) != 0) {
                continue;
            }
            if (before != null) {
                sum += Geodesic.distanceM(before.lonLat(), position.lonLat());
            }
            before = position;
        }
        return sum;
    }
}
