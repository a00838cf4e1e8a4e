package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.http.Caller;
import org.liandan.http.InboxItem;
import org.liandan.http.InboxItem.Urgency;
import org.liandan.http.InboxSource;
import org.liandan.http.store.Statements;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.WorkingCalendar;
import org.liandan.manifest.WorkingDays;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.party.Sentence;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;
import org.liandan.policy.store.PolicyBook;

/**
 * What waits around manifests: corrections to answer, stages to sign that are overdue, refused loads that go nowhere
 * for the bureau what the others have left undone.
 */
@ApplicationScoped
class ManifestInbox implements InboxSource {

    /** What was refused longer ago was cleared up on paper, or never will be. */
    private static final Duration REMAINDERS = Duration.ofDays(30);

    private static final String CORRECTIONS = """
            select c.number, c.proposed_at from manifest_correction c join manifest m on m.number = c.number
             where c.state = 'PENDING' and c.proposed_organization_id <> ?
               and (m.producer_organization_id = ?
                    or m.carrier_organization_id = ? and m.carried_at is not null
                    or m.receiver_organization_id = ? and m.received_at is not null)
               and not exists (select from manifest_correction_approval a
                                where a.correction_id = c.id and a.organization_id = ?)
             order by c.proposed_at limit ?""";

    private static final String UNANSWERED = """
            select number, proposed_at from manifest_correction where state = 'PENDING' order by proposed_at limit ?""";

    private static final String TO_CARRY = """
            select m.number, r.due_at, false from manifest m join manifest_reminder r on r.number = m.number
             where m.state = 'ISSUED' and m.carrier_organization_id = ? and r.kind = 'CARRIER_REMINDED'
             order by r.due_at limit ?""";

    private static final String TO_RECEIVE = """
            select m.number, r.due_at, exists (select from manifest_reminder b
                                                where b.number = m.number and b.kind = 'BUREAU_LISTED')
              from manifest m join manifest_reminder r on r.number = m.number
             where m.state in ('IN_TRANSIT', 'DELIVERED') and m.receiver_organization_id = ?
               and r.kind = 'RECEIVER_REMINDED'
             order by r.due_at limit ?""";

    private static final String LISTED = """
            select m.number, r.due_at from manifest m join manifest_reminder r on r.number = m.number
             where m.state in ('IN_TRANSIT', 'DELIVERED') and r.kind = 'BUREAU_LISTED'
             order by r.due_at limit ?""";

    private static final String REMAINDERS_OF = """
            select m.number, m.received_at from manifest m
             where (m.state = 'REJECTED' or m.receiver_decision = 'PARTIALLY_ACCEPTED')
               and m.received_at >= ? and m.receiver_organization_id = ?
               and not exists (select from manifest_parent p join manifest k on k.number = p.child
                                where p.parent = m.number and k.leg in ('DIVERTED', 'RETURNED') and k.state <> 'CANCELLED')
             order by m.received_at limit ?""";

    private final DataSource database;
    private final PolicyBook policies;
    private final CalendarBook calendars;
    private final Clock clock;

    ManifestInbox(DataSource database, PolicyBook policies, CalendarBook calendars, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public List<InboxItem> items(Caller caller, int most) {
        List<InboxItem> items = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            if (caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN)) {
                items.addAll(forTheBureau(connection, most));
            } else {
                items.addAll(corrections(connection, caller.organization(), most));
            }
            if (caller.has(Role.CARRIER)) {
                items.addAll(toCarry(connection, caller.organization(), most));
            }
            if (caller.has(Role.RECEIVER)) {
                items.addAll(toReceive(connection, caller.organization(), most));
                items.addAll(remainders(connection, caller.organization(), most));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what waits", e);
        }
        return items;
    }

    private List<InboxItem> corrections(Connection connection, OrganizationId own, int most) throws SQLException {
        Policy policy = policies.timeline().at(clock.instant());
        long id = own.value();
        return query(
                connection,
                CORRECTIONS,
                row -> {
                    Instant proposed = instant(row, 2);
                    return item(
                            "correction-to-answer",
                            overdue(proposed.plus(policy.get(OpenPoints.CORRECTION_ANSWER))),
                            new Sentence("更正待答复", "A correction to answer"),
                            new Sentence("查看并答复", "Look at it and answer"),
                            row.getString(1),
                            proposed,
                            "/corrections");
                },
                id,
                id,
                id,
                id,
                id,
                most);
    }

    private List<InboxItem> toCarry(Connection connection, OrganizationId own, int most) throws SQLException {
        return query(
                connection,
                TO_CARRY,
                row -> item(
                        "carriage-overdue",
                        Urgency.OVERDUE,
                        new Sentence("承运逾期未确认", "A carriage that is overdue"),
                        new Sentence("确认承运", "Confirm it"),
                        row.getString(1),
                        instant(row, 2),
                        ""),
                own.value(),
                most);
    }

    private List<InboxItem> toReceive(Connection connection, OrganizationId own, int most) throws SQLException {
        return query(
                connection,
                TO_RECEIVE,
                row -> item(
                        "receipt-overdue",
                        row.getBoolean(3) ? Urgency.ESCALATED : Urgency.OVERDUE,
                        new Sentence("接收逾期未确认", "A receipt that is overdue"),
                        new Sentence("确认接收或拒收", "Receive it or refuse it"),
                        row.getString(1),
                        instant(row, 2),
                        ""),
                own.value(),
                most);
    }

    private List<InboxItem> remainders(Connection connection, OrganizationId own, int most) throws SQLException {
        return query(
                connection,
                REMAINDERS_OF,
                row -> item(
                        "remainder-open",
                        Urgency.WAITING,
                        new Sentence("未接收部分尚无去向", "What was refused goes nowhere yet"),
                        new Sentence("开具续运联单", "Send it on"),
                        row.getString(1),
                        instant(row, 2),
                        "/onward"),
                clock.instant().minus(REMAINDERS),
                own.value(),
                most);
    }

    private List<InboxItem> forTheBureau(Connection connection, int most) throws SQLException {
        List<InboxItem> items = new ArrayList<>(query(
                connection,
                LISTED,
                row -> item(
                        "receipt-listed",
                        Urgency.ESCALATED,
                        new Sentence("接收方逾期未确认", "A receiver has not confirmed in time"),
                        new Sentence("查看并督促", "Look at it"),
                        row.getString(1),
                        instant(row, 2),
                        ""),
                most));
        Policy policy = policies.timeline().at(clock.instant());
        int days = policy.get(OpenPoints.CORRECTION_WORKING_DAYS);
        WorkingCalendar calendar = calendars.calendar();
        query(
                        connection,
                        UNANSWERED,
                        row -> item(
                                "correction-to-decide",
                                Urgency.ESCALATED,
                                new Sentence("更正逾期未答复", "A correction was not answered in time"),
                                new Sentence("查看并裁定", "Look at it and decide"),
                                row.getString(1),
                                WorkingDays.endAfter(instant(row, 2), days, calendar),
                                "/corrections"),
                        most)
                .stream()
                .filter(item -> !item.since().isAfter(clock.instant()))
                .forEach(items::add);
        return items;
    }

    private Urgency overdue(Instant due) {
        return due.isAfter(clock.instant()) ? Urgency.WAITING : Urgency.OVERDUE;
    }

    private static InboxItem item(
            String code, Urgency urgency, Sentence what, Sentence action, String number, Instant since, String page) {
        ManifestNumber manifest = new ManifestNumber(number);
        return new InboxItem(
                code, urgency, what, action, manifest.printed(), since, "/manifests/" + manifest.value() + page);
    }

    private static <T> List<T> query(
            Connection connection, String sql, Statements.RowReader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
