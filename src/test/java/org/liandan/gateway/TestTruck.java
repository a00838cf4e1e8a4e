package org.liandan.gateway;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.liandan.app.Accounts;
import org.liandan.fleet.TerminalsChanged;

/**
 * A vehicle with a terminal in the registry, of its own for each test.
 *
 * @param vehicleId identity of the vehicle
 * @param terminalId identity of the terminal
 * @param phone the terminal's number
 * @param plate the vehicle's plate
 * @param carrierId the organisation that runs it
 */
public record TestTruck(int vehicleId, int terminalId, String phone, String plate, long carrierId) {

    private static final AtomicInteger LAST = new AtomicInteger();

    /** One more truck of the gateway tests' carrier. */
    public static TestTruck register() {
        return register(Accounts.organization("网关测试承运公司", "GATEWAYTESTCARRIER"));
    }

    /** One more truck of that carrier. */
    public static TestTruck register(long carrierId) {
        int number = LAST.incrementAndGet();
        return register(carrierId, number, "139770%05d".formatted(number));
    }

    /** A truck of that carrier to whose terminal the software speaks by itself, see {@code application.properties}. */
    public static TestTruck registerForAutomaticOrders(long carrierId) {
        int number = LAST.incrementAndGet();
        return register(carrierId, number, "1397799%04d".formatted(number));
    }

    private static TestTruck register(long carrierId, int number, String phone) {
        String plate = "蒙BG%04d".formatted(number);
        int vehicleId = queryInt(
                "insert into vehicle (plate, plate_color, organization_id) values (?, 2, ?) returning id",
                plate,
                carrierId);
        int terminalId =
                queryInt("insert into terminal (phone, vehicle_id) values (?, ?) returning id", phone, vehicleId);
        registryChanged(new TerminalsChanged(Set.of(plate)));
        return new TestTruck(vehicleId, terminalId, phone, plate, carrierId);
    }

    /** Tells the directory that the registry's tables have changed. */
    public static void registryChanged() {
        registryChanged(TerminalsChanged.everything());
    }

    private static void registryChanged(TerminalsChanged change) {
        Arc.container().beanManager().getEvent().select(TerminalsChanged.class).fire(change);
    }

    /** The first column of the first row. */
    public static int queryInt(String sql, Object... values) {
        return Integer.parseInt(query(sql, values).getFirst());
    }

    /** Rows as PostgreSQL prints them, columns joined by a bar. */
    public static List<String> query(String sql, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            if (statement.execute()) {
                try (var row = statement.getResultSet()) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        List<String> cells = new ArrayList<>();
                        for (int i = 1; i <= columns; i++) {
                            cells.add(row.getString(i));
                        }
                        rows.add(String.join("|", cells));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many positions of this truck the table holds. */
    public int storedPositions() {
        return queryInt("select count(*) from position where vehicle_id = ?", vehicleId);
    }
}
