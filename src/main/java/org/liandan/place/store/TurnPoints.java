package org.liandan.place.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.geo.LonLat;
import org.liandan.place.TurnPoint;

/** The corners of routes: derived by PostGIS whenever a route is saved, never edited. */
@ApplicationScoped
public class TurnPoints {

    private static final String FORGET = "delete from route_turn_point where route_id = any(?)";

    private static final String DERIVE = """
            insert into route_turn_point (route_id, seq, point, along_m, angle_deg, bearing_in_deg, bearing_out_deg)
            select r.id, t.seq, t.point, t.along_m, t.angle_deg, t.bearing_in_deg, t.bearing_out_deg
            from route r cross join lateral derive_turn_points(r.line) t
            where r.id = any(?)""";

    private static final String OF_ROUTE = """
            select st_x(point), st_y(point), along_m, angle_deg, bearing_in_deg, bearing_out_deg
            from route_turn_point where route_id = ? order by seq""";

    private final DataSource database;

    TurnPoints(DataSource database) {
        this.database = database;
    }

    /** Derives the corners of these routes anew, in the transaction that has saved them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void derive(Collection<Long> routeIds) {
        try (var connection = database.getConnection();
                var forget = connection.prepareStatement(FORGET);
                var derive = connection.prepareStatement(DERIVE)) {
            var ids = connection.createArrayOf("bigint", routeIds.toArray());
            forget.setArray(1, ids);
            forget.executeUpdate();
            derive.setArray(1, ids);
            derive.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot derive turn points", e);
        }
    }

    /** The corners of a route, in driving order. */
    public List<TurnPoint> ofRoute(long routeId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_ROUTE)) {
            query.setLong(1, routeId);
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
            throw new IllegalStateException("cannot read turn points", e);
        }
    }
}
