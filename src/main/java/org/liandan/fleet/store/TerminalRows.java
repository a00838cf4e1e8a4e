package org.liandan.fleet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.VehicleId;
import org.liandan.party.OrganizationId;

/** Reads what the directory needs of terminals, vehicles and organisations, by plain JDBC: it may be 200,000 rows. */
final class TerminalRows {

    private static final String TERMINALS = """
            select t.id, t.phone, t.vehicle_id, v.plate, v.plate_color, v.organization_id, t.code_hash,
                   t.active and v.active and o.active
            from terminal t
            join vehicle v on v.id = t.vehicle_id
            join organization o on o.id = v.organization_id
            """;

    /** Differs after every insert and every version step; rows are never deleted. */
    private static final String FINGERPRINT = """
            select concat_ws(' ', (select concat_ws(':', count(*), sum(version)) from terminal),
                                  (select concat_ws(':', count(*), sum(version)) from vehicle),
                                  (select concat_ws(':', count(*), sum(version)) from organization))""";

    private TerminalRows() {}

    static void forEach(Connection connection, Consumer<RegisteredTerminal> action) throws SQLException {
        try (var query = connection.prepareStatement(TERMINALS)) {
            read(query, action);
        }
    }

    static List<RegisteredTerminal> ofPlates(Connection connection, Set<String> plates) throws SQLException {
        return where(connection, "where v.plate = any(?)", plates);
    }

    static List<RegisteredTerminal> ofPhones(Connection connection, Set<String> phones) throws SQLException {
        return where(connection, "where t.phone = any(?)", phones);
    }

    private static List<RegisteredTerminal> where(Connection connection, String condition, Set<String> values)
            throws SQLException {
        List<RegisteredTerminal> found = new ArrayList<>();
        try (var query = connection.prepareStatement(TERMINALS + condition)) {
            query.setArray(1, connection.createArrayOf("text", values.toArray()));
            read(query, found::add);
        }
        return found;
    }

    private static void read(PreparedStatement query, Consumer<RegisteredTerminal> action) throws SQLException {
        // one object per organisation, not one per terminal
        Map<Long, OrganizationId> carriers = new HashMap<>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                action.accept(new RegisteredTerminal(
                        new TerminalId(row.getInt(1)),
                        new TerminalPhone(row.getString(2)),
                        new VehicleId(row.getInt(3)),
                        row.getString(4),
                        row.getInt(5),
                        carriers.computeIfAbsent(row.getLong(6), OrganizationId::new),
                        code(row.getBytes(7)),
                        row.getBoolean(8)));
            }
        }
    }

    private static @Nullable CodeHash code(byte @Nullable [] hash) {
        return hash == null ? null : new CodeHash(hash);
    }

    static Set<String> plates(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select plate from vehicle where active")) {
            return strings(query);
        }
    }

    static Set<String> plates(Connection connection, Set<String> among) throws SQLException {
        try (var query = connection.prepareStatement("select plate from vehicle where active and plate = any(?)")) {
            query.setArray(1, connection.createArrayOf("text", among.toArray()));
            return strings(query);
        }
    }

    static String fingerprint(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(FINGERPRINT)) {
            return strings(query).iterator().next();
        }
    }

    private static Set<String> strings(PreparedStatement query) throws SQLException {
        Set<String> found = new HashSet<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
