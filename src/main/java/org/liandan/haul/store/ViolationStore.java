package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.ViolationRecorded;
import org.liandan.party.OrganizationId;

/** Writes what detectors found. */
@ApplicationScoped
public class ViolationStore {

    /**
     * The natural key makes a finding one row however often it is computed. Only an episode that was still open changes,
     * once, by its end.
     */
    private static final String WRITE = """
            insert into violation (type, vehicle_id, terminal_id, organization_id, plate, route_id, started_at, ended_at,
                detected_at, limit_kph, measured_kph, verdict, established, location, evidence, rule_code, rule_version)
            select ?, v.id, ?, v.organization_id, v.plate, (select r.id from route r where r.id = ?), ?, ?,
                ?, ?, ?, ?, ?, st_setsrid(st_makepoint(?, ?), 4326), ?::jsonb, ?, ?
            from vehicle v where v.id = ?
            on conflict on constraint violation_natural_uk do update set
                ended_at = excluded.ended_at, limit_kph = excluded.limit_kph, measured_kph = excluded.measured_kph,
                route_id = excluded.route_id, location = excluded.location, evidence = excluded.evidence
            where violation.ended_at is null and excluded.ended_at is not null
            returning id, plate, organization_id""";

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
        List<Finding> findings =
                events.stream().map(Finding::of).flatMap(Optional::stream).toList();
        if (findings.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (Finding finding : findings) {
                write(finding, statement, connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write violations", e);
        }
    }

    private void write(Finding finding, PreparedStatement statement, Connection connection) throws SQLException {
        int i = 0;
        statement.setString(++i, finding.type().name());
        statement.setInt(++i, finding.terminalId());
        if (finding.route() == null) {
            statement.setNull(++i, Types.BIGINT);
        } else {
            statement.setLong(++i, finding.route().value());
        }
        setTime(statement, ++i, finding.startedAt());
        setTime(statement, ++i, finding.endedAt());
        setTime(statement, ++i, clock.instant());
        statement.setBigDecimal(++i, BigDecimal.valueOf(finding.limitDeciKph(), 1));
        statement.setBigDecimal(++i, BigDecimal.valueOf(finding.measuredDeciKph(), 1));
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
                book.add(connection, row.getLong(1), finding);
                recorded.fire(event(finding, row.getLong(1), row.getString(2), new OrganizationId(row.getLong(3))));
            }
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
                finding.limitDeciKph(),
                finding.measuredDeciKph(),
                finding.verdict(),
                finding.rule().code());
    }
}
