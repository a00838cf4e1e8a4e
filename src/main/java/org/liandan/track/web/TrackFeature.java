package org.liandan.track.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;

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
     * @param qualities marks of each point, 0 for none (bits: 2 jump, 4 future time, 8 out of order, 16 absurd speed)
     * @param backlog for each point, whether it came as blind-area data
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
            int withoutFix,
            boolean truncated,
            @Nullable Instant nextFrom) {}

    static TrackFeature of(String plate, Instant from, Instant to, List<Position> positions, int most) {
        boolean truncated = positions.size() > most;
        List<Position> fixes = new ArrayList<>(positions.subList(0, Math.min(most, positions.size())));
        int all = fixes.size();
        fixes.removeIf(position -> (position.quality() & Quality.NOT_POSITIONED) != 0);
        return new TrackFeature(
                "Feature",
                geometry(fixes),
                new Properties(
                        plate,
                        from,
                        to,
                        fixes.stream().map(Position::at).toList(),
                        fixes.stream().map(Position::speedKph).toList(),
                        fixes.stream().map(Position::headingDeg).toList(),
                        fixes.stream().map(Position::quality).toList(),
                        fixes.stream().map(Position::backlog).toList(),
                        all - fixes.size(),
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
