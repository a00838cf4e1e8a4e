package org.liandan.haul.store;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.liandan.app.Accounts;

/** Vehicles, terminals and routes of a test's own. */
public final class TestFleet {

    private TestFleet() {}

    /** A vehicle with its terminal. */
    public record Truck(int vehicleId, int terminalId, String plate, long carrier) {}

    /** A truck of a carrier that belongs to nobody else's test. */
    public static Truck truck(String plate, String phone, String carrierName, String carrierCode) {
        long carrier = Accounts.organization(carrierName, carrierCode);
        int vehicle = (int) number("""
                insert into vehicle (plate, plate_color, organization_id) values (?, 2, ?)
                on conflict (plate, plate_color) do update set plate = excluded.plate returning id""", plate, carrier);
        int terminal = (int) number("""
                insert into terminal (phone, vehicle_id) values (?, ?)
                on conflict (phone) do update set vehicle_id = excluded.vehicle_id returning id""", phone, vehicle);
        return new Truck(vehicle, terminal, plate, carrier);
    }

    /** A route with its turn points, as the registry saves it. */
    public static long route(String code, String wkt, int corridorWidthM, double speedLimitKph) {
        long route = number("""
                insert into route (code, name, line, corridor_width_m, speed_limit_kph)
                values (?, ?, st_geomfromtext(?, 4326), ?, ?) returning id""", code, "路线" + code, wkt, corridorWidthM, speedLimitKph);
        execute(
                "insert into route_turn_point select r.id, t.* from route r, derive_turn_points(r.line) t where r.id = ?",
                route);
        return route;
    }

    public static void assign(Truck truck, long route) {
        execute("insert into vehicle_route (vehicle_id, route_id) values (?, ?)", truck.vehicleId(), route);
    }

    public static long number(String sql, Object... values) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row. */
    public static String text(String sql, Object... values) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static void execute(String sql, Object... values) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
