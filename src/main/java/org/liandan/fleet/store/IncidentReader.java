package org.liandan.fleet.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.TerminalIncident;
import org.liandan.party.OrganizationId;

/** Reads the book of incidents. */
@ApplicationScoped
public class IncidentReader {

    private static final String FIND = """
            select i.id, i.kind, i.phone, v.plate, i.address, i.detail, i.first_at, i.last_at, i.count,
                count(*) over () as total
            from terminal_incident i
                left join terminal t on t.phone = i.phone
                left join vehicle v on v.id = t.vehicle_id
            """;

    private final DataSource database;

    IncidentReader(DataSource database) {
        this.database = database;
    }

    /**
     * Which incidents are wanted; null asks for any.
     *
     * @param organization of the terminals of this carrier; numbers in no registry are nobody's
     * @param from last seen at this time or later
     * @param to first seen before this time
     */
    public record Filter(
            @Nullable IncidentKind kind,
            @Nullable String phone,
            @Nullable OrganizationId organization,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** A page of incidents, newest first, and how many there are on all. */
    public record Incidents(List<TerminalIncident> incidents, long total) {}

    public Incidents find(Filter filter, int offset, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(
                conditions,
                values,
                "i.kind = ?",
                filter.kind() == null ? null : filter.kind().name());
        add(conditions, values, "i.phone = ?", filter.phone());
        add(
                conditions,
                values,
                "v.organization_id = ?",
                filter.organization() == null ? null : filter.organization().value());
        add(conditions, values, "i.last_at >= ?", utc(filter.from()));
        add(conditions, values, "i.first_at < ?", utc(filter.to()));
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        FIND + where + " order by i.last_at desc, i.id desc offset ? limit ?")) {
            values.add(offset);
            values.add(limit);
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            List<TerminalIncident> found = new ArrayList<>();
            long total = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(incident(row));
                    total = row.getLong("total");
                }
            }
            return new Incidents(found, total);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the incidents of terminals", e);
        }
    }

    private static TerminalIncident incident(ResultSet row) throws SQLException {
        return new TerminalIncident(
                row.getLong("id"),
                IncidentKind.valueOf(row.getString("kind")),
                row.getString("phone"),
                row.getString("plate"),
                row.getString("address"),
                row.getString("detail"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getInt("count"));
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
