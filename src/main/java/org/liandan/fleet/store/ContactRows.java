package org.liandan.fleet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.TerminalContact;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;

/** Reads and writes {@code terminal_contact} by plain JDBC. */
final class ContactRows {

    private static final String READ = """
            select t.id, t.phone, t.terminal_id, c.maker, c.box_id, c.imei, c.software, c.edition, c.address,
                c.logged_in_at, c.last_heard_at, c.heartbeat_s, c.parameters, c.parameters_at
            from terminal t
                left join terminal_contact c on c.terminal_id = t.id
            """;

    private static final String OF_PLATES = "join vehicle v on v.id = t.vehicle_id where v.plate = any(?)";

    private static final String WRITE = """
            insert into terminal_contact (maker, box_id, imei, software, edition, address, logged_in_at, last_heard_at,
                heartbeat_s, parameters, parameters_at, terminal_id)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, t.id from terminal t where t.id = ?
            on conflict (terminal_id) do update set maker = excluded.maker, box_id = excluded.box_id,
                imei = excluded.imei, software = excluded.software, edition = excluded.edition,
                address = excluded.address, logged_in_at = excluded.logged_in_at,
                last_heard_at = excluded.last_heard_at, heartbeat_s = excluded.heartbeat_s,
                parameters = excluded.parameters, parameters_at = excluded.parameters_at""";

    private ContactRows() {}

    /** Takes a terminal, the box id that the registry names, and what is remembered. */
    interface Reader {
        void take(TerminalPhone phone, @Nullable String registeredBoxId, TerminalContact contact);
    }

    /** Reads the terminals of those plates, all of them if there are none. */
    static void read(Connection connection, Set<String> plates, Reader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(plates.isEmpty() ? READ : READ + OF_PLATES)) {
            if (!plates.isEmpty()) {
                query.setArray(1, connection.createArrayOf("text", plates.toArray()));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.take(new TerminalPhone(row.getString("phone")), row.getString("terminal_id"), contact(row));
                }
            }
        }
    }

    static TerminalContact contact(ResultSet row) throws SQLException {
        return new TerminalContact(
                new TerminalId(row.getInt("id")),
                new Device(
                        row.getString("maker"),
                        row.getString("box_id"),
                        row.getString("imei"),
                        row.getString("software")),
                number(row, "edition"),
                row.getString("address"),
                instant(row, "logged_in_at"),
                instant(row, "last_heard_at"),
                number(row, "heartbeat_s"),
                row.getString("parameters"),
                instant(row, "parameters_at"));
    }

    static void write(Connection connection, List<TerminalContact> contacts) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(WRITE)) {
            for (TerminalContact contact : contacts) {
                Device device = contact.device();
                update.setString(1, device.maker());
                update.setString(2, device.boxId());
                update.setString(3, device.imei());
                update.setString(4, device.software());
                update.setObject(5, contact.edition(), Types.SMALLINT);
                update.setString(6, contact.address());
                update.setObject(7, utc(contact.loggedInAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(8, utc(contact.lastHeardAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(9, contact.heartbeatS(), Types.INTEGER);
                update.setString(10, contact.parameters());
                update.setObject(11, utc(contact.parametersAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setInt(12, contact.terminal().value());
                update.addBatch();
            }
            int[] _ = update.executeBatch();
        }
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
