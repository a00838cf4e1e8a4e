package org.liandan.track.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Fence;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.http.Violations;

/**
 * Where and when.
 *
 * @param area a GeoJSON Polygon, WGS-84 or CGCS2000
 * @param from ISO 8601 with offset, inclusive
 * @param to ISO 8601 with offset, exclusive
 */
public record SearchRequest(
        @NotNull Area area,
        @NotNull OffsetDateTime from,
        @NotNull OffsetDateTime to) {

    static final Duration LONGEST = Duration.ofDays(7);
    static final int MOST_POINTS = 500;
    static final double WIDEST_M = 20_000;

    /** A GeoJSON Polygon (RFC 7946). */
    public record Area(@Nullable String type, @Nullable List<List<List<Double>>> coordinates) {}

    /** The area as a fence, or the end of the request by what is wrong with it. */
    Fence fence() {
        Violations violations = new Violations();
        violations.require(from.isBefore(to), "from", "开始时间必须早于结束时间。 from must be earlier than to.");
        violations.require(
                Duration.between(from, to).compareTo(LONGEST) <= 0,
                "to",
                "时间跨度不得超过7天。 The stretch must not be longer than 7 days.");
        Fence fence = fence(violations);
        violations.throwIfAny();
        if (fence == null) {
            throw new IllegalStateException("an area without a fault has a fence");
        }
        return fence;
    }

    private @Nullable Fence fence(Violations violations) {
        List<List<List<Double>>> coordinates = area.coordinates();
        // Jackson puts null where the text does
        if (!"Polygon".equals(area.type()) || coordinates == null || coordinates.isEmpty() || hasNulls(coordinates)) {
            violations.add("area", "应为 GeoJSON Polygon。 Must be a GeoJSON Polygon.");
            return null;
        }
        if (coordinates.stream().mapToInt(List::size).sum() > MOST_POINTS) {
            violations.add("area", "顶点不得超过%d个。 At most %d positions.".formatted(MOST_POINTS, MOST_POINTS));
            return null;
        }
        List<List<LonLat>> rings = new ArrayList<>();
        for (List<List<Double>> positions : coordinates) {
            List<LonLat> ring = ring(positions, "area.coordinates[" + rings.size() + "]", violations);
            if (ring == null) {
                return null;
            }
            rings.add(ring);
        }
        Fence fence = new Fence(rings);
        LocalPlane plane = LocalPlane.at(fence.minLonDeg(), fence.minLatDeg());
        double widestM = Math.max(plane.xM(fence.maxLonDeg()), plane.yM(fence.maxLatDeg()));
        violations.require(
                widestM <= WIDEST_M,
                "area",
                String.format(
                        Locale.ROOT,
                        "范围长宽不得超过%.0f公里，现为%.1f公里。 At most %.0f km wide and high, is %.1f km.",
                        WIDEST_M / 1e3,
                        widestM / 1e3,
                        WIDEST_M / 1e3,
                        widestM / 1e3));
        return fence;
    }

    private static boolean hasNulls(List<List<List<Double>>> coordinates) {
        return coordinates.stream().anyMatch(Objects::isNull)
                || coordinates.stream().anyMatch(ring -> ring.stream().anyMatch(Objects::isNull));
    }

    private static @Nullable List<LonLat> ring(List<List<Double>> positions, String field, Violations violations) {
        List<LonLat> ring = new ArrayList<>();
        for (List<Double> position : positions) {
            if (position.size() < 2 || !onTheGlobe(position.get(0), 180) || !onTheGlobe(position.get(1), 90)) {
                violations.add(
                        field + "[" + ring.size() + "]", "应为 [经度, 纬度]，单位度。 Must be [longitude, latitude] in degrees.");
                return null;
            }
            ring.add(new LonLat(position.get(0), position.get(1)));
        }
        if (ring.size() < 4 || !ring.getFirst().equals(ring.getLast())) {
            violations.add(field, "环须闭合且至少有4个点。 A ring is closed and has at least 4 positions.");
            return null;
        }
        return ring.subList(0, ring.size() - 1);
    }

    private static boolean onTheGlobe(@Nullable Double degrees, int most) {
        return degrees != null && Math.abs(degrees) <= most;
    }
}
