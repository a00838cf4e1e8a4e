package org.liandan.enforcement.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.Authority;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.DismissalReason;
import org.liandan.enforcement.Officer;
import org.liandan.enforcement.PoliceOutcome;
import org.liandan.enforcement.Review;
import org.liandan.enforcement.ReviewEvent;
import org.liandan.enforcement.ReviewState;
import org.liandan.haul.ViolationType;
import org.liandan.http.store.Statements;
import org.liandan.party.OrganizationId;

/** The tables of reviews: steps are added, and what they come to is written beside the violation. */
@Singleton
class ReviewRows {

    private static final String STEPS = """
            select revision, kind, state, reason, outcome, note, case_id, officer, authority, at
              from violation_review_step where violation_id = ? order by revision""";

    private static final String SUBJECT = """
            select x.type, x.organization_id, c.number, c.closed_at is not null
              from violation x left join enforcement_case c on c.id = x.case_id where x.id = ?""";

    private static final String ADD = """
            insert into violation_review_step (violation_id, revision, kind, state, reason, outcome, note, case_id, officer,
                authority, at, evidence_revision, evidence_digest)
            select ?, ?, ?, ?, ?, ?, ?, ?::bigint, ?, ?, ?, e.revision, e.digest
              from (select 1) one left join lateral (select revision, digest from violation_evidence
                                                      where violation_id = ? order by revision desc limit 1) e on true""";

    private final Statements statements;

    @Inject
    ReviewRows(Statements statements) {
        this.statements = statements;
    }

    /** What a step depends on of the finding itself. */
    record Subject(
            ViolationType type,
            OrganizationId carrier,
            @Nullable CaseNumber filedUnder,
            boolean closed) {}

    /** The finding, locked until the transaction ends: of two officers the second waits and then sees what the first did. */
    Optional<Subject> lock(long violation) {
        statements.query("select id from violation where id = ? for update", row -> row.getLong(1), violation);
        return subject(violation);
    }

    Optional<Subject> subject(long violation) {
        return statements.first(
                SUBJECT,
                row -> {
                    String number = row.getString(3);
                    return new Subject(
                            ViolationType.valueOf(row.getString(1)),
                            new OrganizationId(row.getLong(2)),
                            number == null ? null : new CaseNumber(number),
                            row.getBoolean(4));
                },
                violation);
    }

    Review review(long violation) {
        List<ReviewEvent> events = statements.query(STEPS, ReviewRows::event, violation);
        return events.isEmpty() ? Review.NONE : new Review(events);
    }

    void add(long violation, Review next, ReviewEvent event) {
        DismissalReason reason = event.reason();
        PoliceOutcome outcome = event.outcome();
        statements.update(
                ADD,
                violation,
                event.revision(),
                event.kind().name(),
                event.after().name(),
                reason == null ? null : reason.name(),
                outcome == null ? null : outcome.name(),
                event.note(),
                event.caseId(),
                event.officer().username(),
                event.officer().authority().name(),
                event.at(),
                violation);
        statements.update(
                "update violation set review_state = ?, review_revision = ?, case_id = ?::bigint where id = ?",
                next.state().name(),
                next.revision(),
                next.caseId(),
                violation);
    }

    private static ReviewEvent event(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String outcome = row.getString("outcome");
        return new ReviewEvent(
                row.getInt("revision"),
                ReviewEvent.Kind.valueOf(row.getString("kind")),
                ReviewState.valueOf(row.getString("state")),
                reason == null ? null : DismissalReason.valueOf(reason),
                outcome == null ? null : PoliceOutcome.valueOf(outcome),
                row.getString("note"),
                row.getObject("case_id", Long.class),
                new Officer(row.getString("officer"), Authority.valueOf(row.getString("authority"))),
                Statements.time(row, "at"));
    }
}
