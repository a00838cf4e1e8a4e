package org.liandan.media.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.liandan.http.store.Statements;
import org.liandan.media.AlarmIdentity;
import org.liandan.media.AlarmNumber;
import org.liandan.media.SafetyAlarmEnded;
import org.liandan.media.SafetyAlarmStored;
import org.liandan.media.SafetyReport;

/** Writes safety alarms, and knows which attachments are still wanted. Blocks on the database. */
@ApplicationScoped
public class SafetyAlarms {

    /** An end belongs to a start at most that far back; the terminal's count is cyclic. */
    private static final Duration LONGEST_ALARM = Duration.ofHours(12);

    private static final String INSERT = """
            insert into safety_alarm (vehicle_id, terminal_id, organization_id, plate, kind, type, level, flag, counter,
                at, received_at, speed_kph, altitude_m, vehicle_state, location, detail, identifier, alarm_number,
                attachments)
            select v.id, ?, v.organization_id, v.plate, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                st_setsrid(st_makepoint(?, ?), 4326), ?::jsonb, ?, ?, ?
            from vehicle v where v.id = ?
            on conflict on constraint safety_alarm_natural_uk do nothing
            returning id""";

    private static final String END = """
            update safety_alarm set ended_at = ? where id = (
                select id from safety_alarm
                where terminal_id = ? and kind = ? and type = ? and counter = ? and flag = 1 and at <= ? and at > ?
                    and (ended_at is null or ended_at = ?)
                order by at desc limit 1)
            returning id""";

    private static final String WANTED = """
            select a.id, a.alarm_number, a.identifier, t.phone, a.requested_at
            from safety_alarm a join terminal t on t.id = a.terminal_id
            where a.attachments > (select count(*) from media m where m.safety_alarm_id = a.id)
            """;

    private final Statements statements;
    private final ObjectMapper json;
    private final MediaCounters counters;
    private final Event<SafetyAlarmStored> stored;
    private final Event<SafetyAlarmEnded> ended;

    SafetyAlarms(
            Statements statements,
            ObjectMapper json,
            MediaCounters counters,
            Event<SafetyAlarmStored> stored,
            Event<SafetyAlarmEnded> ended) {
        this.stored = stored;
        this.ended = ended;
        this.statements = statements;
        this.json = json;
        this.counters = counters;
    }

    /**
     * An alarm of which not all attachments have come.
     *
     * @param id identity of its row
     * @param number what we call it on the attachment connection
     * @param identity what its terminal calls it
     * @param phone its terminal
     */
    public record Wanted(long id, AlarmNumber number, AlarmIdentity identity, String phone) {}

    /**
     * Stores alarms in one transaction; the same again change nothing.
     *
     * @return those whose attachments are to be asked for now
     */
    @Transactional
    public List<Wanted> record(List<SafetyReport> reports) {
        List<Wanted> wanted = new ArrayList<>();
        for (SafetyReport report : reports) {
            record(report);
            if (report.identity().attachments() > 0) {
                wanted.addAll(toAskFor(report));
            }
        }
        return wanted;
    }

    private void record(SafetyReport report) {
        boolean ends = report.flag() == SafetyReport.END && end(report);
        if (ends && report.identity().attachments() == 0) {
            // the start's row tells all of it
            return;
        }
        Optional<Long> fresh =
                statements.first(INSERT, row -> row.getLong(1), values(report).toArray());
        counters.count(fresh.isPresent() ? MediaCounters.Result.ALARM_STORED : MediaCounters.Result.ALARM_DUPLICATE);
        if (!ends) {
            fresh.ifPresent(id -> stored.fire(new SafetyAlarmStored(id, report)));
        }
    }

    private boolean end(SafetyReport report) {
        Optional<Long> begun = statements.first(
                END,
                row -> row.getLong(1),
                report.at(),
                report.terminalId(),
                report.kind().name(),
                report.type(),
                report.counter(),
                report.at(),
                report.at().minus(LONGEST_ALARM),
                report.at());
        begun.ifPresent(id -> ended.fire(new SafetyAlarmEnded(id, report.at())));
        return begun.isPresent();
    }

    private List<?> values(SafetyReport report) {
        return Arrays.asList(
                report.terminalId(),
                report.kind().name(),
                report.type(),
                report.level(),
                report.flag(),
                report.counter(),
                report.at(),
                report.receivedAt(),
                report.speedKph(),
                report.altitudeM(),
                report.vehicleState(),
                report.location().lonDeg(),
                report.location().latDeg(),
                detail(report),
                report.identity().text(),
                newNumber(),
                report.identity().attachments(),
                report.vehicleId());
    }

    /** From a cryptographically strong source, as version 4 promises: 122 bits that nobody guesses. */
    private static String newNumber() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String detail(SafetyReport report) {
        try {
            return json.writeValueAsString(report.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("detail of a safety alarm is no JSON", e);
        }
    }

    private List<Wanted> toAskFor(SafetyReport report) {
        return statements.query(
                WANTED
                        + " and a.terminal_id = ? and a.kind = ? and a.at = ? and a.counter = ? and a.flag = ?"
                        + " and a.identifier = ?"
                        // a report that is sent again does not make us ask twice in a breath
                        + " and (a.requested_at is null or a.requested_at < ?::timestamptz - interval '1 minute')",
                SafetyAlarms::wanted,
                report.terminalId(),
                report.kind().name(),
                report.at(),
                report.counter(),
                report.flag(),
                report.identity().text(),
                report.receivedAt());
    }

    /** What a terminal that comes back is asked for, newest first. */
    public List<Wanted> wantedOf(int terminalId, Instant since, int most) {
        return statements.query(
                WANTED + " and a.terminal_id = ? and a.attachments > 0 and a.at > ? order by a.at desc limit ?",
                SafetyAlarms::wanted,
                terminalId,
                since,
                most);
    }

    /** Notes that the attachments of an alarm were asked for. */
    @Transactional
    public void requested(long alarmId, Instant at) {
        statements.update("update safety_alarm set requested_at = ? where id = ?", at, alarmId);
        counters.count(MediaCounters.Result.ALARM_REQUESTED);
    }

    /** The alarm of that number, whether or not its attachments have come. */
    public Optional<Wanted> find(AlarmNumber number) {
        return statements.first("""
                select a.id, a.alarm_number, a.identifier, t.phone, a.requested_at
                from safety_alarm a join terminal t on t.id = a.terminal_id where a.alarm_number = ?""", SafetyAlarms::wanted, number.digits());
    }

    /** Names of the attachments that have come. */
    public Set<String> attached(long alarmId) {
        return Set.copyOf(
                statements.query("select name from media where safety_alarm_id = ?", row -> row.getString(1), alarmId));
    }

    private static Wanted wanted(ResultSet row) throws SQLException {
        return new Wanted(
                row.getLong(1),
                new AlarmNumber(row.getString(2)),
                AlarmIdentity.ofText(row.getString(3)),
                row.getString(4));
    }
}
