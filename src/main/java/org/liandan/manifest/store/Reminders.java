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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestReminded;
import org.liandan.manifest.ManifestReminded.WaitsFor;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Reminder;
import org.liandan.manifest.WorkingCalendar;
import org.liandan.operations.HandRun;
import org.liandan.operations.KnownJob;
import org.liandan.party.OrganizationId;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.store.PolicyBook;

/** Unsigned stages that are overdue: looked for every few minutes, noted once, listed as long as they are unsigned. */
@ApplicationScoped
public class Reminders implements HandRun {

    /** No limit is shorter; what is younger is not looked at. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** Of one kind in one round; the rest follows in the next. */
    private static final int AT_ONCE = 2_000;

    // "offset 0": each is looked up by its key; what is unsigned is little beside all that was ever overdue
    private static final String UNSIGNED_BY_CARRIER = """
            select m.number, m.producer_handed_over_at, m.producer_organization_id, m.carrier_organization_id,
                   m.receiver_organization_id
              from manifest m
             where m.state = 'ISSUED' and m.producer_handed_over_at <= ?
               and not exists (select 1 from manifest_reminder r where r.number = m.number and r.kind = ? offset 0)
             order by m.producer_handed_over_at limit ?""";

    private static final String UNSIGNED_BY_RECEIVER = """
            select m.number, coalesce(m.arrived_at, m.carried_at), m.producer_organization_id, m.carrier_organization_id,
                   m.receiver_organization_id
              from manifest m
             where m.state in ('IN_TRANSIT', 'DELIVERED') and coalesce(m.arrived_at, m.carried_at) <= ?
               and not exists (select 1 from manifest_reminder r where r.number = m.number and r.kind = ? offset 0)
             order by coalesce(m.arrived_at, m.carried_at) limit ?""";

    /**
     * A carrier's reminder is over once it has confirmed, a receiver's once it has. What is unsigned is little beside all that was ever
     * overdue, so it comes first.
     */
    private static final String OPEN = """
         from (select * from manifest where state in ('ISSUED', 'IN_TRANSIT', 'DELIVERED')) m
              join lateral (select * from manifest_reminder
                   where number = m.number
                     and (m.state = 'ISSUED') = (kind = 'CARRIER_REMINDED') offset 0) r on true
              join organization p on p.id = m.producer_organization_id
              join organization c on c.id = m.carrier_organization_id
              join organization v on v.id = m.receiver_organization_id
        where (?::bigint is null
               or ? in (m.producer_organization_id, m.carrier_organization_id, m.receiver_organization_id))
        """;

    private final DataSource database;
    private final PolicyBook policies;
    private final CalendarBook calendars;
    private final Event<ManifestReminded> reminded;
    private final Clock clock;

    Reminders(
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

    /**
     * One overdue stage.
     *
     * @param dueAt when it was to be signed
     * @param noticedAt when the software noted that it was not
     * @param holidaysKnown whether the public holidays of the year in which it was due are loaded
     */
    public record Line(
            ManifestNumber number,
            ManifestState state,
            Reminder kind,
            Instant dueAt,
            Instant noticedAt,
            String producer,
            String carrier,
            String receiver,
            boolean holidaysKnown) {}

    /**
     * One page of the list.
     *
     * @param total how many there are in all
     */
    public record Overdue(List<Line> lines, long total) {
        public Overdue {
            lines = List.copyOf(lines);
        }
    }

    @Override
    public KnownJob job() {
        return KnownJob.REMINDERS;
    }

    @Override
    public void runNow() {
        int _ = notice();
    }

    @Scheduled(
            every = "5m",
            delayed = "2m",
            identity = "manifest-reminders",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void rounds() {
        notice();
    }

    /** Notes what has become overdue; of two processes that look at once each notes what the other has not. */
    @Transactional
    public int notice() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PolicyTimeline timeline = policies.timeline();
        int noticed = 0;
        try (Connection connection = database.getConnection()) {
            for (Reminder kind : Reminder.values()) {
                noticed += notice(connection, kind, timeline, calendars.calendar(), now);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return noticed;
    }

    private int notice(
            Connection connection, Reminder kind, PolicyTimeline timeline, WorkingCalendar calendar, Instant now)
            throws SQLException {
        String unsigned = kind == Reminder.CARRIER_REMINDED ? UNSIGNED_BY_CARRIER : UNSIGNED_BY_RECEIVER;
        int noticed = 0;
        try (PreparedStatement query = connection.prepareStatement(unsigned);
                PreparedStatement insert = connection.prepareStatement("""
                        insert into manifest_reminder (number, kind, due_at, noticed_at) values (?, ?, ?, ?)
                        on conflict do nothing""")) {
            query.setObject(1, utc(now.minus(SHORTEST)));
            query.setString(2, kind.name());
            query.setInt(3, AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instant due =
                            kind.due(row.getObject(2, OffsetDateTime.class).toInstant(), timeline, calendar);
                    if (!due.isAfter(now)) {
                        insert.setString(1, row.getString(1));
                        insert.setString(2, kind.name());
                        insert.setObject(3, utc(due));
                        insert.setObject(4, utc(now));
                        if (insert.executeUpdate() == 1) {
                            noticed++;
                            reminded.fire(reminded(row, kind, due, now));
                        }
                    }
                }
            }
        }
        return noticed;
    }

    private static ManifestReminded reminded(ResultSet row, Reminder kind, Instant due, Instant now)
            throws SQLException {
        return new ManifestReminded(
                new ManifestNumber(row.getString(1)),
                kind == Reminder.CARRIER_REMINDED ? WaitsFor.CARRIAGE : WaitsFor.RECEIPT,
                kind == Reminder.BUREAU_LISTED,
                new OrganizationId(row.getLong(3)),
                new OrganizationId(row.getLong(4)),
                new OrganizationId(row.getLong(5)),
                due,
                now);
    }

    /**
     * What is overdue and still unsigned, the longest overdue first.
     *
     * @param party only manifests of that organisation; null for all
     */
    public Overdue overdue(@Nullable OrganizationId party, int limit, int offset) {
        Long organization = party == null ? null : party.value();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select r.number, m.state, r.kind, r.due_at, r.noticed_at, p.name, c.name, v.name,"
                                + " count(*) over ()" + OPEN
                                + " order by r.due_at, r.number, r.kind limit ? offset ?")) {
            query.setObject(1, organization, java.sql.Types.BIGINT);
            query.setObject(2, organization, java.sql.Types.BIGINT);
            query.setInt(3, limit);
            query.setInt(4, offset);
            List<Line> lines = new ArrayList<>();
            WorkingCalendar calendar = calendars.calendar();
            long total = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    total = row.getLong(9);
                    lines.add(line(row, calendar));
                }
            }
            return new Overdue(lines, total);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Line line(ResultSet row, WorkingCalendar calendar) throws SQLException {
        Instant due = row.getObject(4, OffsetDateTime.class).toInstant();
        LocalDate day = DistrictTime.dayOf(due);
        return new Line(
                new ManifestNumber(row.getString(1)),
                ManifestState.valueOf(row.getString(2)),
                Reminder.valueOf(row.getString(3)),
                due,
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                calendar.knows(day, day));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot look for overdue stages", cause);
    }
}
