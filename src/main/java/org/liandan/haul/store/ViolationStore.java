package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.JudgedEvent;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationRecorded;
import org.liandan.haul.ViolationType;
import org.liandan.party.OrganizationId;

/** Writes what detectors found. */
@ApplicationScoped
public class ViolationStore {

    /**
     * The natural key makes a finding one row however often it is computed. Only an episode that was still open changes,
     * once, by its end.
     */
    private static final String WRITE = """
            insert into violation (type, vehicle_id, terminal_id, organization_id, plate, route_id, zone_id, safety_alarm_id,
                started_at, ended_at, detected_at, limit_kph, measured_kph, limit_m, measured_m, limit_s, measured_s,
                verdict, established, location, evidence, rule_code, rule_version)
            select ?, v.id, ?, v.organization_id, v.plate, (select r.id from route r where r.id = ?),
                (select z.id from forbidden_zone z where z.id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, st_setsrid(st_makepoint(?, ?), 4326), ?::jsonb, ?, ?
            from vehicle v where v.id = ?
            on conflict on constraint violation_natural_uk do update set
                ended_at = excluded.ended_at, limit_kph = excluded.limit_kph, measured_kph = excluded.measured_kph,
                limit_m = excluded.limit_m, measured_m = excluded.measured_m,
                limit_s = excluded.limit_s, measured_s = excluded.measured_s,
                route_id = excluded.route_id, zone_id = excluded.zone_id, location = excluded.location,
                evidence = excluded.evidence
            where violation.ended_at is null and excluded.ended_at is not null
            returning id, plate, organization_id""";

    private static final String END_OF_ALARM = """
            update violation set ended_at = ? where safety_alarm_id = ? and ended_at is null and started_at <= ?
            returning *, st_x(location) as lon, st_y(location) as lat""";

    private static final String END_OF_SILENCE = """
            update violation set ended_at = ?, measured_s = ?
            where type = 'OFFLINE' and vehicle_id = ? and started_at = ? and ended_at is null
            returning *, st_x(location) as lon, st_y(location) as lat""";

    private final DataSource database;
    private final EvidenceWriter evidence;
    private final EvidenceBook book;
    private final Event<ViolationRecorded> recorded;
    private final Clock clock;

    ViolationStore(
            DataSource database,
            EvidenceWriter evidence,
            EvidenceBook book,
            Event<ViolationRecorded> recorded,
            Clock clock) {
        this.database = database;
        this.evidence = evidence;
        this.book = book;
        this.recorded = recorded;
        this.clock = clock;
    }

    /**
     * Writes the violations among the events of one vehicle, all in one transaction, and fires {@link ViolationRecorded}
     * for each that is new or has ended. The same events again change nothing. Blocks on the database.
     */
    @Transactional
    public void record(List<HaulEvent> events) {
        write(events.stream().map(Finding::of).flatMap(Optional::stream).toList());
    }

    /** The same for events of which it is known what their vehicles were judged against. */
    @Transactional
    public void recordJudged(List<JudgedEvent> events) {
        List<Judged> findings = new ArrayList<>();
        for (JudgedEvent event : events) {
            Finding.of(event.event()).ifPresent(finding -> findings.add(new Judged(finding, event.context())));
        }
        writeJudged(findings);
    }

    /** Writes findings in the running transaction; each of them twice is once. */
    void write(List<Finding> findings) {
        writeJudged(findings.stream().map(finding -> new Judged(finding, null)).toList());
    }

    /** A finding and what it was judged against; null for what holds now. */
    private record Judged(Finding finding, @Nullable HaulContext context) {}

    private void writeJudged(List<Judged> findings) {
        if (findings.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (Judged one : findings) {
                write(one, statement, connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write violations", e);
        }
    }

    /** Ends a truck's silence, in the running transaction; one that has ended stays as it is. */
    void endSilence(int vehicleId, Instant startedAt, Instant endedAt, Duration lasted) {
        end(END_OF_SILENCE, statement -> {
            setTime(statement, 1, endedAt);
            statement.setLong(2, lasted.toSeconds());
            statement.setInt(3, vehicleId);
            setTime(statement, 4, startedAt);
        });
    }

    /**
     * Ends the violation that an alarm of a terminal's is, in the running transaction; one that has ended stays as it is.
     */
    void end(long safetyAlarm, Instant endedAt) {
        end(END_OF_ALARM, statement -> {
            setTime(statement, 1, endedAt);
            statement.setLong(2, safetyAlarm);
            setTime(statement, 3, endedAt);
        });
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private void end(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ViolationRecorded ended = ended(row);
                    book.end(
                            connection,
                            ended.id(),
                            row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                            ended.measure());
                    recorded.fire(ended);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot end a violation", e);
        }
    }

    private static ViolationRecorded ended(ResultSet row) throws SQLException {
        return new ViolationRecorded(
                row.getLong("id"),
                ViolationType.valueOf(row.getString("type")),
                row.getInt("vehicle_id"),
                row.getString("plate"),
                new OrganizationId(row.getLong("organization_id")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                new LonLat(row.getDouble("lon"), row.getDouble("lat")),
                MeasureColumns.of(row),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("rule_code"));
    }

    private void write(Judged judged, PreparedStatement statement, Connection connection) throws SQLException {
        Finding finding = judged.finding();
        Finding.Links links = finding.links();
        int i = 0;
        statement.setString(++i, finding.type().name());
        statement.setInt(++i, finding.terminalId());
        setNumber(statement, ++i, links.route() == null ? null : links.route().value());
        setNumber(statement, ++i, links.zone() == null ? null : links.zone().value());
        setNumber(statement, ++i, links.safetyAlarm());
        setTime(statement, ++i, finding.startedAt());
        setTime(statement, ++i, finding.endedAt());
        setTime(statement, ++i, clock.instant());
        i = MeasureColumns.set(finding.measure(), statement, i);
        statement.setString(++i, finding.verdict().name());
        statement.setString(++i, finding.established().name());
        statement.setDouble(++i, finding.at().lonDeg());
        statement.setDouble(++i, finding.at().latDeg());
        statement.setString(++i, evidence.evidence(finding));
        statement.setString(++i, finding.rule().code());
        statement.setInt(++i, finding.rule().version());
        statement.setInt(++i, finding.vehicleId());
        try (ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                book.add(connection, row.getLong(1), finding, judged.context());
                recorded.fire(event(finding, row.getLong(1), row.getString(2), new OrganizationId(row.getLong(3))));
            }
        }
    }

    private static void setNumber(PreparedStatement statement, int index, @Nullable Long number) throws SQLException {
        if (number == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, number);
        }
    }

    private static void setTime(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }
    }

    private static ViolationRecorded event(Finding finding, long id, String plate, OrganizationId carrier) {
        return new ViolationRecorded(
                id,
                finding.type(),
                finding.vehicleId(),
                plate,
                carrier,
                finding.startedAt(),
                finding.endedAt(),
                finding.at(),
                finding.measure(),
                finding.verdict(),
                finding.rule().code());
    }
}
