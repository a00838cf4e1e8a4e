package org.liandan.haul.store;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.liandan.app.Accounts;
import org.liandan.manifest.ManifestNumber;

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

    /** A manifest that is issued, of whatever the carrier carries to itself. */
    public static void issue(ManifestNumber number, Truck truck) {
        long place = number("""
                insert into place (code, name, kind, address, organization_id, fence)
                values ('P-' || ?, '载货测试工地', 'CONSTRUCTION_SITE', '昆都仑区', ?, st_geomfromtext('POLYGON((109.60 40.60,
                    109.61 40.60, 109.61 40.61, 109.60 40.61, 109.60 40.60))', 4326)) returning id""", number.value(), truck.carrier());
        execute("""
                insert into manifest (number, state, created_at, created_by, updated_at, producer_organization_id,
                    carrier_organization_id, receiver_organization_id, origin_place_id, destination_place_id,
                    producer_site_name, producer_site_address, producer_cross_district, producer_responsible_party,
                    producer_credit_code, producer_handler_name, producer_handler_phone, producer_handed_over_at,
                    producer_waste_category, producer_volume_m3, issued_by, issued_at)
                values (?, 'ISSUED', now(), 'test', now(), ?, ?, ?, ?, ?, '工地', '地址', false, '甲', 'LOADS0000000000001',
                    '乙', '13800000000', now(), 'ENGINEERING_SOIL', 10, 'test', now())""", number.value(), truck.carrier(), truck.carrier(), truck.carrier(), place, place);
    }

    /** The manifest is under way on the truck. */
    public static void carry(ManifestNumber number, Truck truck) {
        execute("""
                update manifest set state = 'IN_TRANSIT', carrier_transport_mode = 'ROAD_DUMP', carrier_responsible_party = '甲',
                    carrier_credit_code = 'LOADS0000000000001', carrier_driver_name = '乙', carrier_driver_phone = '13800000000',
                    carrier_plate = ?, carrier_origin = '丙', carrier_destination = '丁', vehicle_id = ?,
                    carried_by = 'test', carried_at = now() where number = ?""", truck.plate(), truck.vehicleId(), number.value());
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
