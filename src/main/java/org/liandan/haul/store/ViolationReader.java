package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.Established;
import org.liandan.haul.RuleCode;
import org.liandan.haul.Verdict;
import org.liandan.haul.Violation;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.party.OrganizationId;

/** Reads violations back. */
@ApplicationScoped
public class ViolationReader {

    /** As reviews name the state, whose table lies above this room. */
    private static final String DISMISSED = "DISMISSED";

    private static final String COLUMNS = """
            select x.*, st_x(x.location) as lon, st_y(x.location) as lat, t.phone, o.name as carrier_name,
                r.code as route_code, r.name as route_name, z.code as zone_code, z.name as zone_name
            from violation x
                join terminal t on t.id = x.terminal_id
                join organization o on o.id = x.organization_id
                left join route r on r.id = x.route_id
                left join forbidden_zone z on z.id = x.zone_id
            """;

    /** On a trip of the person's: from the confirmation to the receipt, or a day where nobody has received the load. */
    private static final String OF_DRIVER = COLUMNS + """
            where x.organization_id = ? and x.started_at >= ? and x.review_state <> 'DISMISSED'
                and exists (select from manifest m
                             where m.vehicle_id = x.vehicle_id and m.carried_at <= x.started_at
                               and x.started_at <= coalesce(m.received_at, m.carried_at + interval '24 hours')
                               and (m.carried_by = ? or m.carrier_organization_id = x.organization_id
                                    and m.carrier_driver_phone = any(string_to_array(?, ' '))))
            order by x.started_at desc, x.id desc limit ?""";

    private static final String[] OF_DETECTORS = Arrays.stream(ViolationType.values())
            .filter(type -> type.category() != ViolationCategory.TERMINAL_ALARM && type != ViolationType.OFFLINE)
            .map(ViolationType::name)
            .toArray(String[]::new);

    private static final int FETCHED_AT_ONCE = 500;

    private final DataSource database;

    ViolationReader(DataSource database) {
        this.database = database;
    }

    /** An episode of driving that has not ended on record. */
    public record OpenEpisode(ViolationType type, Instant startedAt) {}

    /**
     * The episodes of driving that have not ended yet, by vehicle, begun at that time or later. Silence and alarms of
     * terminals are ended by others than the detectors.
     */
    public Map<Integer, List<OpenEpisode>> openEpisodes(Instant since) {
        Map<Integer, List<OpenEpisode>> open = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select vehicle_id, type, started_at from violation
                        where ended_at is null and started_at >= ? and type = any(?)""")) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            statement.setArray(2, connection.createArrayOf("text", OF_DETECTORS));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    open.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                            .add(new OpenEpisode(
                                    ViolationType.valueOf(row.getString(2)),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the open episodes", e);
        }
        return open;
    }

    /**
     * Which violations are wanted; null asks for any.
     *
     * @param category how much they say
     * @param type what was done
     * @param plate the vehicle's plate, in normal form
     * @param from begun at this time or later
     * @param to begun before this time
     * @param organization run by this carrier
     * @param standing whether those that an officer has dismissed are left out
     * @param hours begun in these hours of the district's day, 0 to 23; empty for any
     * @param cell in the cell of {@link ViolationHeat} around this point
     */
    public record Filter(
            @Nullable ViolationCategory category,
            @Nullable ViolationType type,
            @Nullable String plate,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable OrganizationId organization,
            boolean standing,
            Set<Integer> hours,
            @Nullable LonLat cell) {

        public Filter {
            hours = Set.copyOf(hours);
        }

        /** At any hour and place. */
        public Filter(
                @Nullable ViolationCategory category,
                @Nullable ViolationType type,
                @Nullable String plate,
                @Nullable Instant from,
                @Nullable Instant to,
                @Nullable OrganizationId organization,
                boolean standing) {
            this(category, type, plate, from, to, organization, standing, Set.of(), null);
        }
    }

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

    /** Takes one violation of many. */
    @FunctionalInterface
    public interface Taker {
        void take(Violation violation) throws IOException;
    }

    /** Gives the violations that pass the filter to a table, newest first, at most so many, without holding them all. */
    @Transactional
    public void each(Filter filter, int most, Taker taker) throws IOException {
        Conditions conditions = new Conditions(filter);
        conditions.values.add(most);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        COLUMNS + conditions.where() + " order by x.started_at desc, x.id desc limit ?")) {
            bind(statement, conditions.values);
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.take(violation(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read violations", e);
        }
    }

    /**
     * What was recorded while that person drove a load, newest first.
     *
     * @param carrier the person's organisation
     * @param username the account that confirmed the load
     * @param phones of the driver whom the manifest names, as manifests hold them
     * @param since begun at this time or later
     * @param most no more than so many
     */
    List<Violation> ofDriver(
            OrganizationId carrier, String username, Collection<String> phones, Instant since, int most) {
        return query(
                OF_DRIVER,
                List.of(carrier.value(), since.atOffset(ZoneOffset.UTC), username, String.join(" ", phones), most),
                ViolationReader::violation);
    }

    /** The violations with these identities that there are, in no order. */
    public List<Violation> all(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : query(
                        COLUMNS + " where x.id = any(string_to_array(?, ',')::bigint[])",
                        List.of(ids.stream().map(String::valueOf).collect(Collectors.joining(","))),
                        ViolationReader::violation);
    }

    public Optional<WithEvidence> find(long id) {
        return query(
                        COLUMNS + " where x.id = ?",
                        List.of(id),
                        row -> new WithEvidence(violation(row), row.getString("evidence")))
                .stream()
                .findFirst();
    }

    /**
     * A file that proves an alarm of the terminal's.
     *
     * @param kind name of the kind of media
     */
    public record ProvingFile(long id, String kind, String name) {}

    /** The files of an alarm that have come so far; some terminals promise more with its end. */
    public List<ProvingFile> filesOf(long safetyAlarm) {
        return query(
                """
                select m.id, m.kind, coalesce(m.name, '')
                from safety_alarm a
                    join safety_alarm b on b.terminal_id = a.terminal_id and b.kind = a.kind and b.counter = a.counter
                        and b.at between a.at and coalesce(a.ended_at, a.at)
                    join media m on m.safety_alarm_id = b.id and m.complete
                where a.id = ? order by m.id""", List.of(safetyAlarm), row -> new ProvingFile(row.getLong(1), row.getString(2), row.getString(3)));
    }

    /** The where clause of a filter, and its values in order. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions(Filter filter) {
            if (filter.category() != null) {
                add("x.type = any(?)", typesOf(filter.category()));
            }
            add("x.type = ?", filter.type() == null ? null : filter.type().name());
            add("x.plate = ?", filter.plate());
            add("x.started_at >= ?", utc(filter.from()));
            add("x.started_at < ?", utc(filter.to()));
            add(
                    "x.organization_id = ?",
                    filter.organization() == null ? null : filter.organization().value());
            if (filter.standing()) {
                conditions.add("x.review_state <> 'DISMISSED'");
            }
            if (!filter.hours().isEmpty()) {
                add(
                        "extract(hour from x.started_at at time zone 'Asia/Shanghai') = any(?)",
                        filter.hours().toArray(Integer[]::new));
            }
            LonLat cell = filter.cell();
            if (cell != null) {
                addCell("floor(st_x(x.location) / ?)", cell.lonDeg());
                addCell("floor(st_y(x.location) / ?)", cell.latDeg());
            }
        }

        private void addCell(String axis, double deg) {
            conditions.add(axis + " = ?");
            values.add(ViolationHeat.CELL_DEG);
            values.add(Math.floor(deg / ViolationHeat.CELL_DEG));
        }

        private static String[] typesOf(ViolationCategory category) {
            return Arrays.stream(ViolationType.values())
                    .filter(type -> type.category() == category)
                    .map(ViolationType::name)
                    .toArray(String[]::new);
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
            bind(statement, values);
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

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static Violation violation(ResultSet row) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Violation(
                row.getLong("id"),
                ViolationType.valueOf(row.getString("type")),
                row.getInt("vehicle_id"),
                row.getString("plate"),
                row.getString("phone"),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("carrier_name"),
                row.getString("route_code"),
                row.getString("route_name"),
                row.getString("zone_code"),
                row.getString("zone_name"),
                row.getObject("safety_alarm_id", Long.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getObject("detected_at", OffsetDateTime.class).toInstant(),
                MeasureColumns.of(row),
                Verdict.valueOf(row.getString("verdict")),
                Established.valueOf(row.getString("established")),
                new LonLat(row.getDouble("lon"), row.getDouble("lat")),
                RuleCode.ofCode(row.getString("rule_code")),
                row.getInt("rule_version"),
                row.getString("review_state").equals(DISMISSED));
    }
}
