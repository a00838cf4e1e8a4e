package org.liandan.track.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;
import org.liandan.track.TrackSimplification;

/**
 * A track as a GeoJSON Feature (RFC 7946): a LineString whose points correspond one by one to the lists in the
 * properties. A single fix is a Point, no fix at all no geometry. Reports without a fix are counted, not drawn.
 */
public record TrackFeature(String type, @Nullable Geometry geometry, Properties properties) {

    /** The line, or the one point. */
    public record Geometry(String type, Object coordinates) {}

    /**
     * What belongs to the points.
     *
     * @param plate the vehicle's plate
     * @param from start of the stretch asked for
     * @param to end of it, exclusive
     * @param times the terminal's own time of each point, UTC
     * @param speedsKph km/h at each point
     * @param headingsDeg degrees from north, clockwise, at each point
     * @param qualities marks of each point, 0 for none (bits of {@link Quality})
     * @param backlog for each point, whether it came as blind-area data
     * @param fixes how many fixes the stretch has, as many as there are points unless it is simplified
     * @param toleranceM metres within which every fix lies of the line that is given; null when it is the full track
     * @param withoutFix reports in the stretch that had no fix
     * @param truncated whether there are more fixes than are given
     * @param nextFrom where to go on when truncated
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Properties(
            String plate,
            Instant from,
            Instant to,
            List<Instant> times,
            List<Double> speedsKph,
            List<Integer> headingsDeg,
            List<Integer> qualities,
            List<Boolean> backlog,
            int fixes,
            @Nullable Integer toleranceM,
            int withoutFix,
            boolean truncated,
            @Nullable Instant nextFrom) {}

    /** The full track. */
    static TrackFeature of(String plate, Instant from, Instant to, List<Position> positions, int most) {
        List<Position> fixes = fixes(positions, most);
        return of(plate, from, to, positions, most, fixes, fixes.size(), null);
    }

    /**
     * The track for a map.
     *
     * @param always times whose fixes stay
     */
    static TrackFeature simplified(
            String plate,
            Instant from,
            Instant to,
            List<Position> positions,
            int most,
            int toleranceM,
            Set<Instant> always) {
        List<Position> fixes = fixes(positions, most);
        List<Position> drawn = TrackSimplification.simplify(fixes, toleranceM, always);
        return of(plate, from, to, positions, most, drawn, fixes.size(), toleranceM);
    }

    private static List<Position> fixes(List<Position> positions, int most) {
        return positions.stream()
                .limit(most)
                .filter(position -> (position.quality() & Quality.NOT_POSITIONED) == 0)
                .toList();
    }

    private static TrackFeature of(
            String plate,
            Instant from,
            Instant to,
            List<Position> positions,
            int most,
            List<Position> drawn,
            int fixes,
            @Nullable Integer toleranceM) {
        boolean truncated = positions.size() > most;
        return new TrackFeature(
                "Feature",
                geometry(drawn),
                new Properties(
                        plate,
                        from,
                        to,
                        drawn.stream().map(Position::at).toList(),
                        drawn.stream().map(Position::speedKph).toList(),
                        drawn.stream().map(Position::headingDeg).toList(),
                        drawn.stream().map(Position::quality).toList(),
                        drawn.stream().map(Position::backlog).toList(),
                        fixes,
                        toleranceM,
                        Math.min(most, positions.size()) - fixes,
                        truncated,
                        truncated ? positions.get(most).at() : null));
    }

    private static @Nullable Geometry geometry(List<Position> fixes) {
        List<List<Double>> points = fixes.stream()
                .map(position -> List.of(position.lonE6() / 1e6, position.latE6() / 1e6))
                .toList();
        return switch (points.size()) {
            case 0 -> null;
            case 1 -> new Geometry("Point", points.getFirst());
            default -> new Geometry("LineString", points);
        };
    }
}
