package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.Established;
import org.liandan.haul.RuleCode;
import org.liandan.haul.Verdict;
import org.liandan.haul.Violation;
import org.liandan.haul.ViolationType;
import org.liandan.party.OrganizationId;

/** Reads violations back. */
@ApplicationScoped
public class ViolationReader {

    private static final String COLUMNS = """
            select x.id, x.type, x.vehicle_id, x.plate, t.phone, x.organization_id, o.name, r.code, r.name,
                x.started_at, x.ended_at, x.detected_at, x.limit_kph, x.measured_kph, x.verdict, x.established,
                st_x(x.location), st_y(x.location), x.rule_code, x.rule_version, x.evidence
            from violation x
                join terminal t on t.id = x.terminal_id
                join organization o on o.id = x.organization_id
                left join route r on r.id = x.route_id
            """;

    private final DataSource database;

    ViolationReader(DataSource database) {
        this.database = database;
    }

    /** When the episodes began that have not ended yet, the earliest of each vehicle, begun at that time or later. */
    public Map<Integer, Instant> openEpisodes(Instant since) {
        Map<Integer, Instant> begun = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select vehicle_id, min(started_at) from violation
                        where ended_at is null and started_at >= ? group by vehicle_id""")) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    begun.put(
                            row.getInt(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the open episodes", e);
        }
        return begun;
    }

    /**
     * Which violations are wanted; null asks for any.
     *
     * @param type what was done
     * @param plate the vehicle's plate, in normal form
     * @param from begun at this time or later
     * @param to begun before this time
     * @param organization run by this carrier
     */
    public record Filter(
            @Nullable ViolationType type,
            @Nullable String plate,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable OrganizationId organization) {}

    /** A violation with its evidence, a JSON object as {@link EvidenceWriter} made it. */
    public record WithEvidence(Violation violation, String evidence) {}

    /** How many violations pass the filter. */
    public long count(Filter filter) {
        Conditions conditions = new Conditions(filter);
        return query("select count(*) from violation x" + conditions.where(), conditions.values, row -> row.getLong(1))
                .getFirst();
    }

    /** A page of the violations that pass the filter, newest first. */
    public List<Violation> page(Filter filter, int offset, int limit) {
        Conditions conditions = new Conditions(filter);
        conditions.values.add(limit);
        conditions.values.add(offset);
        return query(
                COLUMNS + conditions.where() + " order by x.started_at desc, x.id desc limit ? offset ?",
                conditions.values,
                ViolationReader::violation);
    }

    public Optional<WithEvidence> find(long id) {
        return query(
                        COLUMNS + " where x.id = ?",
                        List.of(id),
                        row -> new WithEvidence(violation(row), row.getString(21)))
                .stream()
                .findFirst();
    }

    /** The where clause of a filter, and its values in order. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions(Filter filter) {
            add("x.type = ?", filter.type() == null ? null : filter.type().name());
            add("x.plate = ?", filter.plate());
            add("x.started_at >= ?", utc(filter.from()));
            add("x.started_at < ?", utc(filter.to()));
            add(
                    "x.organization_id = ?",
                    filter.organization() == null ? null : filter.organization().value());
        }

        private void add(String condition, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.add(value);
            }
        }

        private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
            return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, List<Object> values, RowReader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read violations", e);
        }
    }

    private static Violation violation(ResultSet row) throws SQLException {
        OffsetDateTime endedAt = row.getObject(11, OffsetDateTime.class);
        return new Violation(
                row.getLong(1),
                ViolationType.valueOf(row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                new OrganizationId(row.getLong(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                row.getDouble(13),
                row.getDouble(14),
                Verdict.valueOf(row.getString(15)),
                Established.valueOf(row.getString(16)),
                new LonLat(row.getDouble(17), row.getDouble(18)),
                RuleCode.ofCode(row.getString(19)),
                row.getInt(20));
    }
}
