package org.liandan.place.store;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.http.Violations;
import org.liandan.place.TurnPoint;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;

/** What a shape would be once it is kept: checked and measured as on saving, without keeping anything. */
@ApplicationScoped
public class ShapePreviews {

    /** More neighbours than this tell nobody more. */
    private static final int MOST_OVERLAPS = 20;

    private static final String CORNERS = """
            select st_x(t.point), st_y(t.point), t.along_m, t.angle_deg, t.bearing_in_deg, t.bearing_out_deg
              from derive_turn_points(st_geomfromwkb(?, 4326)) t order by t.seq""";

    private static final String OVERLAPS = """
            with drawn as (select st_geomfromwkb(?, 4326) as fence)
            select p.code, p.name, round(st_area(st_intersection(p.fence, d.fence)::geography)) as area_m2
              from place p cross join drawn d
             where p.active and p.code is distinct from ? and st_intersects(p.fence, d.fence)
               and st_area(st_intersection(p.fence, d.fence)::geography) >= 1
             order by area_m2 desc, p.code limit ?""";

    private final DataSource database;

    ShapePreviews(DataSource database) {
        this.database = database;
    }

    /**
     * A route as it would be.
     *
     * @param lengthM metres
     * @param corners where the right-turn rule would look for turns, in driving order
     */
    public record RoutePreview(double lengthM, List<TurnPoint> corners) {

        public RoutePreview {
            corners = List.copyOf(corners);
        }
    }

    /**
     * A fence as it would be.
     *
     * @param areaM2 square metres
     * @param overlaps places in use that it would cover a part of, the largest part first
     */
    public record FencePreview(double areaM2, List<Overlap> overlaps) {

        public FencePreview {
            overlaps = List.copyOf(overlaps);
        }
    }

    /** A part that two fences would share: a truck in it would be at two places at once. */
    public record Overlap(String code, String name, long areaM2) {}

    /**
     * A line, measured.
     *
     * @throws org.liandan.http.Problem when saving it would be refused, with the same reasons
     */
    public RoutePreview route(@Nullable JsonNode line) {
        Violations violations = new Violations();
        LineString drawn = accepted(RouteRecord.lineOf(line, violations), violations);
        return new RoutePreview(GeoShapes.lengthM(drawn), corners(drawn));
    }

    /**
     * A fence, measured and compared with the others.
     *
     * @param code of the place whose fence is changed, which does not overlap itself; null for a new one
     * @throws org.liandan.http.Problem when saving it would be refused, with the same reasons
     */
    public FencePreview fence(@Nullable JsonNode fence, @Nullable String code) {
        Violations violations = new Violations();
        Polygon drawn = accepted(PlaceRecord.fenceOf(fence, violations), violations);
        return new FencePreview(GeoShapes.areaM2(drawn), overlaps(drawn, code));
    }

    private static <G extends Geometry> G accepted(@Nullable G drawn, Violations violations) {
        violations.throwIfAny();
        if (drawn == null) {
            throw new IllegalStateException("a shape was refused without a reason");
        }
        return drawn;
    }

    private List<TurnPoint> corners(LineString line) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(CORNERS)) {
            query.setBytes(1, bytes(line));
            List<TurnPoint> corners = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    corners.add(new TurnPoint(
                            new LonLat(row.getDouble(1), row.getDouble(2)),
                            row.getDouble(3),
                            row.getDouble(4),
                            row.getDouble(5),
                            row.getDouble(6)));
                }
            }
            return corners;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot derive the turn points of a drawn line", e);
        }
    }

    private List<Overlap> overlaps(Polygon fence, @Nullable String code) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OVERLAPS)) {
            query.setBytes(1, bytes(fence));
            query.setString(2, code);
            query.setInt(3, MOST_OVERLAPS);
            List<Overlap> overlaps = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    overlaps.add(new Overlap(row.getString(1), row.getString(2), row.getLong(3)));
                }
            }
            return overlaps;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare a drawn fence with the others", e);
        }
    }

    private static byte[] bytes(Geometry shape) {
        return new WKBWriter().write(shape);
    }
}
