package org.liandan.fleet.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalContact;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.party.OrganizationId;

/** Terminals with what is remembered of them, for people who look after them. */
@ApplicationScoped
public class TerminalLines {

    private static final String FROM = """
            from terminal t
                join vehicle v on v.id = t.vehicle_id
                join organization o on o.id = v.organization_id
                left join terminal_contact c on c.terminal_id = t.id
            where (?::bigint is null or v.organization_id = ?)""";

    private static final String COLUMNS = """
            select t.id, t.phone, v.plate, o.name as organization, t.protocol,
                t.active and v.active and o.active as active, c.maker, coalesce(c.box_id, t.terminal_id) as box_id,
                c.imei, c.software, c.edition, c.address, c.logged_in_at, c.last_heard_at, c.heartbeat_s, c.parameters,
                c.parameters_at, count(*) over () as total
            """;

    private static final String SEARCH = COLUMNS + FROM + """
             and (t.phone ilike ? or v.plate ilike ?)
             and case ? when 'ONLINE' then t.id = any(?) when 'OFFLINE' then t.id <> all(?) and c.logged_in_at is not null
                when 'NEVER' then t.id <> all(?) and c.logged_in_at is null else true end
            order by t.id = any(?) desc, c.last_heard_at desc nulls last, t.phone offset ? limit ?""";

    private static final String FIND = COLUMNS + FROM + " and t.phone = ?";

    private static final String COUNT = """
            select count(*) as total, count(*) filter (where t.id = any(?)) as online,
                count(*) filter (where t.id <> all(?) and c.logged_in_at is null) as never
            """ + FROM;

    private final DataSource database;

    TerminalLines(DataSource database) {
        this.database = database;
    }

    /** Which terminals are wanted. */
    public enum Presence {
        ANY,
        ONLINE,
        /** Has been there, and is not now. */
        OFFLINE,
        NEVER
    }

    /**
     * A terminal.
     *
     * @param protocol the edition that the registry names
     * @param active whether it may log in
     */
    public record Line(
            String phone, String plate, String organization, String protocol, boolean active, TerminalContact contact) {

        /** With what is remembered in memory, which is newer than the table. */
        public Line with(TerminalContact newer) {
            return new Line(phone, plate, organization, protocol, active, newer);
        }
    }

    /** One page of lines, and how many there are on all. */
    public record Lines(List<Line> lines, long total) {}

    /** How many there are in all, are logged in, and have never logged in. */
    public record Count(long total, long online, long never) {

        public long offline() {
            return total - online - never;
        }
    }

    /**
     * A page of the terminals that are sought, those that are online first.
     *
     * @param organization whose terminals, or null for everybody's
     */
    public Lines search(
            @Nullable OrganizationId organization,
            String sought,
            Presence presence,
            Set<TerminalId> online,
            int offset,
            int limit) {
        String pattern = "%" + sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return query(SEARCH, organization, (connection, query) -> {
            var ids = ids(connection, online);
            query.setString(3, pattern);
            query.setString(4, pattern);
            query.setString(5, presence.name());
            query.setArray(6, ids);
            query.setArray(7, ids);
            query.setArray(8, ids);
            query.setArray(9, ids);
            query.setInt(10, offset);
            query.setInt(11, limit);
        });
    }

    /** The terminal of that number, if it belongs to the organisation. */
    public Optional<Line> find(@Nullable OrganizationId organization, TerminalPhone phone) {
        return query(FIND, organization, (connection, query) -> query.setString(3, phone.digits())).lines().stream()
                .findFirst();
    }

    public Count count(@Nullable OrganizationId organization, Set<TerminalId> online) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(COUNT)) {
            var ids = ids(connection, online);
            query.setArray(1, ids);
            query.setArray(2, ids);
            setOrganization(query, 3, organization);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Count(row.getLong("total"), row.getLong("online"), row.getLong("never"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count terminals", e);
        }
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement query) throws SQLException;
    }

    private Lines query(String sql, @Nullable OrganizationId organization, Parameters parameters) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            setOrganization(query, 1, organization);
            parameters.set(connection, query);
            List<Line> lines = new ArrayList<>();
            long total = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(new Line(
                            row.getString("phone"),
                            row.getString("plate"),
                            row.getString("organization"),
                            row.getString("protocol"),
                            row.getBoolean("active"),
                            ContactRows.contact(row)));
                    total = row.getLong("total");
                }
            }
            return new Lines(lines, total);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list terminals", e);
        }
    }

    private static void setOrganization(PreparedStatement query, int index, @Nullable OrganizationId organization)
            throws SQLException {
        for (int i = index; i < index + 2; i++) {
            if (organization == null) {
                query.setNull(i, Types.BIGINT);
            } else {
                query.setLong(i, organization.value());
            }
        }
    }

    private static java.sql.Array ids(Connection connection, Set<TerminalId> terminals) throws SQLException {
        return connection.createArrayOf(
                "integer", terminals.stream().map(TerminalId::value).toArray());
    }
}
