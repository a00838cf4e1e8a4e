package org.liandan.browser;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.liandan.app.Accounts;
import org.liandan.party.CreditCode;
import org.liandan.party.Role;

/** Makes what a story needs to be in the registry. Every call makes something new, so that stories share nothing. */
final class Registered {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Registered() {}

    /** An organisation with a valid credit code of the district. */
    static long organization(String name) {
        String first17 = "91150203MB%07d".formatted(COUNT.incrementAndGet());
        return Accounts.organization(name, first17 + CreditCode.checkCharacterOf(first17));
    }

    /** An account of that organisation; its password is {@link Accounts#PASSWORD}. */
    static String user(String name, Role role, long organization) {
        String username = "story-" + name + "-" + COUNT.incrementAndGet();
        Accounts.user(username, role, organization);
        return username;
    }

    /** A place with a square fence of about 200 m around the point; its code. */
    static String place(String name, String kind, long organization, double lon, double lat) {
        String code = "ST-" + COUNT.incrementAndGet();
        insert("""
                insert into place (code, name, kind, address, organization_id, fence)
                values (?, ?, ?, ?, ?, st_expand(st_setsrid(st_makepoint(?, ?), 4326), 0.001))""", code, name, kind, "昆都仑区" + name + "路1号", organization, lon, lat);
        return code;
    }

    /** A truck; its plate. */
    static String vehicle(long organization) {
        String plate = "蒙B%05d".formatted(60_000 + COUNT.incrementAndGet());
        insert(
                "insert into vehicle (plate, plate_color, organization_id, box_volume_m3) values (?, 2, ?, 16)",
                plate,
                organization);
        return plate;
    }

    static void driver(String name, String phone, long organization, String username) {
        insert("""
                insert into driver (name, phone, organization_id, user_id)
                values (?, ?, ?, (select id from app_user where username = ?))""", name, phone, organization, username);
    }

    static void insert(String sql, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make what the story needs", e);
        }
    }
}
