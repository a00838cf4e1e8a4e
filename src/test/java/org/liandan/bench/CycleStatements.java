package org.liandan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.liandan.manifest.ManifestNumber;

/**
 * The limit that {@link ManifestCycles} compares with: the rows that a life cycle writes, by prepared statements in one transaction a step,
 * locks included; the content comes from a closed manifest that is there. No rule, no fact looked up, nothing signed.
 */
final class CycleStatements implements AutoCloseable {

    private static final AtomicInteger SERIAL = new AtomicInteger(1);
    /** Long before the table begins, and another one in each run. */
    private final LocalDate day =
            LocalDate.of(2001, 1, 1).plusDays(Instant.now().getEpochSecond() % 7_000);

    private static final List<String> ISSUE = List.of("""
        insert into manifest (number, state, version, created_at, created_by, updated_at, producer_organization_id,
            carrier_organization_id, receiver_organization_id, origin_place_id, destination_place_id, producer_site_name,
            producer_site_address, producer_cross_district, producer_responsible_party, producer_credit_code,
            producer_handler_name, producer_handler_phone, producer_handed_over_at, producer_waste_category,
            producer_volume_m3, issued_by, issued_at)
        select ?, 'ISSUED', 0, now(), t.created_by, now(), t.producer_organization_id, t.carrier_organization_id,
            t.receiver_organization_id, t.origin_place_id, t.destination_place_id, t.producer_site_name,
            t.producer_site_address, t.producer_cross_district, t.producer_responsible_party, t.producer_credit_code,
            t.producer_handler_name, t.producer_handler_phone, now(), t.producer_waste_category,
            t.producer_volume_m3, t.issued_by, now() from manifest t where t.number = ?\
        """);

    private static final List<String> CARRY =
            List.of("select * from manifest where number = ? and number <> ? for no key update", """
                update manifest m set state = 'IN_TRANSIT', version = m.version + 1, updated_at = now(),
                    carrier_transport_mode = t.carrier_transport_mode, carrier_responsible_party = t.carrier_responsible_party,
                    carrier_credit_code = t.carrier_credit_code, carrier_driver_name = t.carrier_driver_name,
                    carrier_driver_phone = t.carrier_driver_phone, carrier_plate = t.carrier_plate,
                    carrier_origin = t.carrier_origin, carrier_destination = t.carrier_destination, vehicle_id = %d,
                    carried_by = t.carried_by, carried_at = now()
                  from manifest t where m.number = ? and t.number = ?\
                """);

    private static final List<String> ARRIVE = List.of(CARRY.getFirst(), """
        update manifest m set state = 'DELIVERED', version = m.version + 1, updated_at = now(), arrived_by = t.arrived_by,
            arrived_organization_id = t.arrived_organization_id, arrived_at = now()
          from manifest t where m.number = ? and t.number = ?\
        """);

    private static final List<String> RECEIVE = List.of(CARRY.getFirst(), """
        update manifest m set state = 'CLOSED', version = m.version + 1, updated_at = now(),
            receiver_site_address = t.receiver_site_address, receiver_responsible_party = t.receiver_responsible_party,
            receiver_credit_code = t.receiver_credit_code, receiver_handler_name = t.receiver_handler_name,
            receiver_handler_phone = t.receiver_handler_phone, receiver_received_at = now(),
            receiver_waste_category = t.receiver_waste_category, receiver_volume_m3 = t.receiver_volume_m3,
            receiver_disposal_method = t.receiver_disposal_method, receiver_decision = t.receiver_decision,
            received_by = t.received_by, received_at = now()
          from manifest t where m.number = ? and t.number = ?\
        """);

    private static final String EVENT = """
        insert into manifest_event (number, seq, at, kind, username, organization_id, entries, credit_code, record, hash,
            key_id, signature)
        select ?, ?, now(), 'STEP', 'somebody', 1, '{"siteName": "阿尔丁大街工地", "handlerName": "张三", "volumeM3": "12.5"}',
               '91150203MABENCH001', '{"state": "CLOSED", "updated_at": "2026-11-22T12:00:00Z", "producer_volume_m3": "12.5"}',
               decode(repeat('ab', 32), 'hex'), id, decode(repeat('cd', 64), 'hex')
          from signing_key where organization_id is null and valid_to is null\
        """;

    private static final String AUDIT = """
        insert into audit_entry (at, actor, action, subject_type, subject_id, detail)
        values (now(), 'somebody', 'MANIFEST_STEP', 'manifest', ?, '{"state": "CLOSED", "version": 1}')\
        """;

    private static final String OUTBOX = """
        insert into outbox_event (at, type, subject, organizations, body)
        values (now(), 'manifest.step', ?, '{1,2,3}', '{"type":"manifest.step","manifest":{"number":"","state":"CLOSED"}}')\
        """;

    private final List<Connection> connections = new ArrayList<>();
    private final String template;
    private final List<Long> trucks = new ArrayList<>();

    CycleStatements(ManifestTable table, int workers) throws SQLException {
        String[] number = {""};
        table.each(
                "select number from manifest where state = 'CLOSED' order by number desc limit 1",
                row -> number[0] = row.getString(1));
        template = number[0];
        for (int i = 0; i < workers; i++) {
            Connection connection = table.database().getConnection();
            connection.setAutoCommit(false);
            connections.add(connection);
            trucks.add(table.number(
                    "select id from vehicle where plate = '" + new CycleParties(i, "", "", "").plate() + "'"));
        }
    }

    /** One life cycle in four transactions. */
    void cycle(int worker) throws SQLException {
        Connection connection = connections.get(worker);
        String number = next();
        step(connection, ISSUE, number, worker, 1, 2);
        step(connection, CARRY, number, worker, 3, 3);
        step(connection, ARRIVE, number, worker, 4, 4);
        step(connection, RECEIVE, number, worker, 5, 5);
    }

    private String next() {
        return ManifestNumber.of(day, SERIAL.getAndIncrement()).value();
    }

    private void step(Connection connection, List<String> statements, String number, int worker, int first, int last)
            throws SQLException {
        for (String sql : statements) {
            run(connection, sql.formatted(trucks.get(worker)), number, template);
        }
        for (int seq = first; seq <= last; seq++) {
            run(connection, EVENT, number, seq);
            run(connection, AUDIT, number);
            run(connection, OUTBOX, number);
        }
        connection.commit();
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
