package org.liandan.manifest.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestReminded;
import org.liandan.manifest.ManifestReminded.WaitsFor;
import org.liandan.manifest.WorkingCalendar;
import org.liandan.manifest.WorkingDays;
import org.liandan.party.OrganizationId;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;
import org.liandan.policy.store.PolicyBook;

/** Corrections that nobody answers: noted once when parties are reminded, once when the bureau may decide. */
@ApplicationScoped
public class CorrectionReminders {

    /** Of one level in one round; the rest follows in the next. */
    private static final int AT_ONCE = 1_000;

    private static final String UNANSWERED = """
            select c.id, c.number, c.proposed_at, m.producer_organization_id, m.carrier_organization_id,
                   m.receiver_organization_id
              from manifest_correction c join manifest m on m.number = c.number
             where c.state = 'PENDING'
               and not exists (select from correction_reminder r where r.correction_id = c.id and r.escalated = ?)
             order by c.proposed_at limit ?""";

    private final DataSource database;
    private final PolicyBook policies;
    private final CalendarBook calendars;
    private final Event<ManifestReminded> reminded;
    private final Clock clock;

    CorrectionReminders(
            DataSource database,
            PolicyBook policies,
            CalendarBook calendars,
            Event<ManifestReminded> reminded,
            Clock clock) {
        this.database = database;
        this.policies = policies;
        this.calendars = calendars;
        this.reminded = reminded;
        this.clock = clock;
    }

    @Scheduled(
            every = "5m",
            delayed = "3m",
            identity = "correction-reminders",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void rounds() {
        notice();
    }

    /** Notes what has become overdue, and tells of it. */
    @Transactional
    public int notice() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Policy policy = policies.timeline().at(now);
        try (Connection connection = database.getConnection()) {
            return notice(connection, policy, false, now) + notice(connection, policy, true, now);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for corrections that nobody answers", e);
        }
    }

    private int notice(Connection connection, Policy policy, boolean escalated, Instant now) throws SQLException {
        int noticed = 0;
        WorkingCalendar calendar = calendars.calendar();
        try (PreparedStatement query = connection.prepareStatement(UNANSWERED);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into correction_reminder (correction_id, escalated, due_at, noticed_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing")) {
            query.setBoolean(1, escalated);
            query.setInt(2, AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instant proposed = row.getObject(3, OffsetDateTime.class).toInstant();
                    Instant due = escalated
                            ? WorkingDays.endAfter(proposed, policy.get(OpenPoints.CORRECTION_WORKING_DAYS), calendar)
                            : proposed.plus(policy.get(OpenPoints.CORRECTION_ANSWER));
                    if (due.isAfter(now)) {
                        continue;
                    }
                    insert.setLong(1, row.getLong(1));
                    insert.setBoolean(2, escalated);
                    insert.setObject(3, due.atOffset(ZoneOffset.UTC));
                    insert.setObject(4, now.atOffset(ZoneOffset.UTC));
                    if (insert.executeUpdate() == 1) {
                        noticed++;
                        reminded.fire(new ManifestReminded(
                                new ManifestNumber(row.getString(2)),
                                WaitsFor.CORRECTION,
                                escalated,
                                new OrganizationId(row.getLong(4)),
                                new OrganizationId(row.getLong(5)),
                                new OrganizationId(row.getLong(6)),
                                due,
                                now));
                    }
                }
            }
        }
        return noticed;
    }
}
