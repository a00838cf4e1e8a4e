package org.liandan.jt808;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route: the roads that a vehicle has to take.
 *
 * @param id 0 to 0xffffffff
 * @param window when it is to be taken, or null for always
 * @param flags who is told of entering and leaving
 * @param turns its turning points in order, at most 65535
 * @param name 2019 alone, else empty
 */
public record RoadRoute(long id, @Nullable TimeWindow window, Set<AreaFlag> flags, List<Turn> turns, String name)
        implements Area {

    /** @throws IllegalArgumentException if a number does not fit its field */
    public RoadRoute {
        flags = Set.copyOf(flags);
        turns = List.copyOf(turns);
        Check.dword("id", id);
        Check.atMost("turns", turns.size(), 0xffff);
    }

    @Override
    public AreaKind kind() {
        return AreaKind.ROUTE;
    }

    /**
     * A turning point and the segment of the route that begins there.
     *
     * @param pointId of the point, 0 to 0xffffffff; 2011 has none and reads as 0
     * @param segmentId of the segment, 0 to 0xffffffff; successive points may share it
     * @param at the point
     * @param widthM width of the segment in metres, 0 to 255
     * @param time how long the segment may take, or null
     * @param speed how fast it may be driven, or null
     */
    public record Turn(
            long pointId,
            long segmentId,
            Coordinate at,
            int widthM,
            @Nullable DrivingTime time,
            @Nullable AreaSpeed speed) {

        /** @throws IllegalArgumentException if a number does not fit its field */
        public Turn {
            Check.dword("pointId", pointId);
            Check.dword("segmentId", segmentId);
            Check.octet("widthM", widthM);
        }
    }

    /**
     * How long a segment may take.
     *
     * @param longestS seconds, 0 to 65535
     * @param shortestS seconds, 0 to 65535; 2011 has none and reads as 0
     */
    public record DrivingTime(int longestS, int shortestS) {
        /** @throws IllegalArgumentException if a number does not fit its field */
        public DrivingTime {
            Check.word("longestS", longestS);
            Check.word("shortestS", shortestS);
        }
    }
}
