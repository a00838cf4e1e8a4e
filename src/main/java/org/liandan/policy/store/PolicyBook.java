package org.liandan.policy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.Ruling;
import org.liandan.policy.RulingRefusal;
import org.liandan.policy.RulingRules;
import org.liandan.policy.RulingRules.Fault;
import org.liandan.policy.RulingRules.Proposal;

/**
 * What the bureau ruled on open points: one proposes, another confirms, and what is confirmed holds from a moment that lies
 * ahead. The timeline is kept in memory and read again well within {@link RulingRules#LEAD}, so that every process judges alike.
 */
@ApplicationScoped
public class PolicyBook {

    /** How old the timeline in memory may be. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final String SELECT = """
            select p.id, p.point, p.value, p.valid_from, p.reference, p.reason, p.proposed_by, p.proposed_at,
                   a.confirmed, a.answered_by, a.answered_at
              from open_point_proposal p left join open_point_answer a on a.proposal_id = p.id""";

    private static final String PROPOSE = """
            insert into open_point_proposal (point, value, valid_from, reference, reason, proposed_by, proposed_at)
            values (?, ?, ?, ?, ?, ?, ?) returning id""";

    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;
    private volatile @Nullable Reading latest;

    PolicyBook(DataSource database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private record Reading(PolicyTimeline timeline, Instant at) {}

    /**
     * A proposal with what came of it.
     *
     * @param id identity
     * @param asked what was proposed
     * @param proposedBy account
     * @param proposedAt when
     * @param answer null while nobody has answered
     */
    public record Entry(
            long id,
            Proposal asked,
            String proposedBy,
            Instant proposedAt,
            @Nullable Answer answer) {
        /** Whether it is a ruling. */
        public boolean isConfirmed() {
            return answer != null && answer.confirmed();
        }
    }

    /** What somebody else said to a proposal. */
    public record Answer(boolean confirmed, String by, Instant at) {}

    /** What came of proposing or answering. */
    public sealed interface Outcome {
        record Done(Entry entry) implements Outcome {}

        /** Nothing was written. */
        record Refused(List<Fault> faults) implements Outcome {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /** What holds when. */
    public PolicyTimeline timeline() {
        Instant now = clock.instant();
        Reading known = latest;
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Reading(read(), now);
            latest = known;
        }
        return known.timeline();
    }

    /** Every proposal, the newest first. */
    public List<Entry> entries() {
        return entries(" order by p.id desc", null);
    }

    /** The proposal of that number; null when there is none. */
    public @Nullable Entry find(long id) {
        return entries(" where p.id = ?", id).stream().findFirst().orElse(null);
    }

    /** Proposes a ruling; audited. */
    @Transactional
    public Outcome propose(Proposal asked, String by) {
        Instant now = now();
        List<Fault> faults = RulingRules.faults(asked, now);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        var proposal = new Proposal(
                asked.point(),
                RulingRules.written(asked.point(), asked.value()).orElseThrow(),
                asked.validFrom().truncatedTo(ChronoUnit.MINUTES),
                asked.reference().strip(),
                asked.reason().strip());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(PROPOSE)) {
            insert.setString(1, proposal.point());
            insert.setString(2, proposal.value());
            insert.setObject(3, utc(proposal.validFrom()));
            insert.setString(4, proposal.reference());
            insert.setString(5, proposal.reason());
            insert.setString(6, by);
            insert.setObject(7, utc(now));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                audit.record("OPEN_POINT_PROPOSED", "open_point", proposal.point(), detail(id, proposal));
                return new Outcome.Done(new Entry(id, proposal, by, now, null));
            }
        } catch (SQLException e) {
            throw failed("keep a proposal", e);
        }
    }

    /**
     * Confirms or turns down a proposal; audited. Whoever proposed it may take it back.
     *
     * @throws IllegalArgumentException if there is no such proposal
     */
    @Transactional
    public Outcome answer(long id, boolean confirm, String by) {
        Entry entry = find(id);
        if (entry == null) {
            throw new IllegalArgumentException("no proposal " + id);
        }
        Instant now = now();
        if (confirm && entry.answer() == null) {
            var fault = RulingRules.confirming(entry.proposedBy(), entry.asked().validFrom(), by, now);
            if (fault.isPresent()) {
                return new Outcome.Refused(List.of(fault.get()));
            }
        }
        if (entry.answer() != null || !keep(id, confirm, by, now)) {
            return new Outcome.Refused(
                    List.of(new Fault(RulingRefusal.ALREADY_ANSWERED, RulingRefusal.ALREADY_ANSWERED.sentence())));
        }
        audit.record(
                confirm ? "OPEN_POINT_RULED" : "OPEN_POINT_TURNED_DOWN",
                "open_point",
                entry.asked().point(),
                detail(id, entry.asked()));
        latest = null;
        return new Outcome.Done(
                new Entry(id, entry.asked(), entry.proposedBy(), entry.proposedAt(), new Answer(confirm, by, now)));
    }

    /** Of two who answer at once one is first. */
    private boolean keep(long id, boolean confirm, String by, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into open_point_answer (proposal_id, confirmed, answered_by, answered_at)
                        values (?, ?, ?, ?) on conflict (proposal_id) do nothing""")) {
            insert.setLong(1, id);
            insert.setBoolean(2, confirm);
            insert.setString(3, by);
            insert.setObject(4, utc(now));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed("keep an answer", e);
        }
    }

    private PolicyTimeline read() {
        List<Ruling<?>> rulings = new ArrayList<>();
        for (Entry entry : entries(" where a.confirmed order by p.id", null)) {
            Proposal ruled = entry.asked();
            // a point that a later version of the software no longer has says nothing any more
            OpenPoints.named(ruled.point())
                    .ifPresent(point -> rulings.add(Ruling.read(entry.id(), point, ruled.validFrom(), ruled.value())));
        }
        return new PolicyTimeline(rulings);
    }

    private List<Entry> entries(String condition, @Nullable Long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(SELECT + condition)) {
            if (id != null) {
                query.setLong(1, id);
            }
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw failed("read the rulings", e);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Boolean confirmed = row.getObject("confirmed", Boolean.class);
        return new Entry(
                row.getLong("id"),
                new Proposal(
                        row.getString("point"),
                        row.getString("value"),
                        instant(row, "valid_from"),
                        row.getString("reference"),
                        row.getString("reason")),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                confirmed == null
                        ? null
                        : new Answer(confirmed, row.getString("answered_by"), instant(row, "answered_at")));
    }

    private static Map<String, Object> detail(long id, Proposal proposal) {
        Map<String, Object> detail = new TreeMap<>();
        detail.put("proposal", id);
        detail.put("value", proposal.value());
        detail.put("validFrom", proposal.validFrom().toString());
        detail.put("reason", proposal.reason());
        return detail;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException("cannot " + what, cause);
    }
}
