package org.liandan.bench;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.party.CreditCode;

/**
 * A producer with a site, a carrier with a truck and a receiver with a sorting centre, and an account for each: what one worker of
 * {@link ManifestCycles} needs. They are put into the table straight away.
 */
record CycleParties(int worker, String producerCode, String carrierCode, String receiverCode) {

    /** The database is private and thrown away by whoever wants its disk back. */
    static final String PASSWORD = "only-for-benchmarks";

    private static final String HASH = BcryptUtil.bcryptHash(PASSWORD, 4);
    private static final String ORGANIZATION = """
        insert into organization (name, credit_code) values (?, ?)
        on conflict (credit_code) do update set name = excluded.name returning id\
        """;
    private static final String PLACE = """
        insert into place (code, name, kind, address, organization_id, fence)
        values (?, ?, ?, '昆都仑区', ?, st_makeenvelope(109.8, 40.6, 109.81, 40.61, 4326)) on conflict (code) do nothing\
        """;
    private static final String VEHICLE = """
        insert into vehicle (plate, plate_color, organization_id, box_volume_m3) values (?, 2, ?, 15)
        on conflict (plate, plate_color) do nothing\
        """;
    private static final String USER = """
        insert into app_user (username, password_hash, display_name, organization_id, roles)
        values (?, ?, ?, ?, ?) on conflict (username) do update set password_hash = excluded.password_hash\
        """;

    static List<CycleParties> make(DataSource database, int workers) throws SQLException {
        List<CycleParties> all = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < workers; i++) {
                CycleParties parties = new CycleParties(i, code(i * 3), code(i * 3 + 1), code(i * 3 + 2));
                parties.insertInto(connection);
                all.add(parties);
            }
        }
        return all;
    }

    private void insertInto(Connection connection) throws SQLException {
        long producer = id(connection, "产出" + worker, producerCode);
        long carrier = id(connection, "承运" + worker, carrierCode);
        long receiver = id(connection, "接收" + worker, receiverCode);
        run(connection, PLACE, site(), site(), "CONSTRUCTION_SITE", producer);
        run(connection, PLACE, centre(), centre(), "SORTING_CENTRE", receiver);
        run(connection, VEHICLE, plate(), carrier);
        run(connection, USER, user("producer"), HASH, "产出", producer, "PRODUCER");
        run(connection, USER, user("carrier"), HASH, "承运", carrier, "CARRIER");
        run(connection, USER, user("receiver"), HASH, "接收", receiver, "RECEIVER");
        run(connection, USER, user("driver"), HASH, "驾驶", carrier, "DRIVER");
        // a run that was cut short may have left the truck on the road
        run(connection, """
            update manifest set state = 'DELIVERED', arrived_at = carried_at
             where state = 'IN_TRANSIT' and vehicle_id = (select id from vehicle where plate = ?)\
            """, plate());
    }

    String site() {
        return "CYCLE-SITE-" + worker;
    }

    String centre() {
        return "CYCLE-SORT-" + worker;
    }

    String plate() {
        return "蒙BC" + "%04d".formatted(worker);
    }

    String user(String part) {
        return "cycle-" + part + "-" + worker;
    }

    private static String code(int serial) {
        String first17 = "91150203M" + "%08d".formatted(77_000_000 + serial);
        return first17 + CreditCode.checkCharacterOf(first17);
    }

    private static long id(Connection connection, String name, String code) throws SQLException {
        try (var statement = connection.prepareStatement(ORGANIZATION)) {
            statement.setString(1, name);
            statement.setString(2, code);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
