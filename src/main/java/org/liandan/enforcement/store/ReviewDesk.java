package org.liandan.enforcement.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.liandan.audit.AuditLog;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.Judgement;
import org.liandan.enforcement.Officer;
import org.liandan.enforcement.Review;
import org.liandan.enforcement.ReviewEvent;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.ReviewRules;
import org.liandan.enforcement.ReviewStep;
import org.liandan.http.store.Statements;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.store.PolicyBook;

/** Takes steps of reviews: judged, written and audited in one transaction. */
@ApplicationScoped
public class ReviewDesk {

    private static final String LAST_OF = """
            select s.violation_id, s.revision from violation_review_step s
                join violation x on x.id = s.violation_id and x.review_revision = s.revision
             where s.officer = ? and s.authority = ? and s.at >= ? and s.kind <> 'UNDONE'
             order by s.at desc, s.violation_id desc limit 1""";

    private final ReviewRows rows;
    private final CaseRows cases;
    private final Statements statements;
    private final PolicyBook policy;
    private final AuditLog audit;
    private final Clock clock;

    ReviewDesk(ReviewRows rows, CaseRows cases, Statements statements, PolicyBook policy, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.statements = statements;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A decision that its officer may still take back.
     *
     * @param violation of which finding
     * @param revision of the review
     */
    public record Undoable(long violation, int revision) {}

    /** The review of a finding, empty where there is no such finding. */
    public Optional<Review> find(long violation) {
        return rows.subject(violation).map(_ -> rows.review(violation));
    }

    /**
     * Takes a step.
     *
     * @param known the revision that the officer saw
     * @return the review with it
     * @throws ReviewRefusedException when it is not open
     */
    @Transactional
    public Review take(long violation, int known, ReviewStep step, Officer officer) {
        if (step instanceof ReviewStep.Undo) {
            // who files locks the case before its violations; so does who takes one out
            cases.lockOf(violation);
        }
        ReviewRows.Subject subject = rows.lock(violation)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.VIOLATION_UNKNOWN, violation));
        Review review = rows.review(violation);
        Instant now = clock.instant();
        return switch (rules(now).judge(review, judged(subject), step, officer, known, now)) {
            case Judgement.Refused(var code, var sentence) -> throw new ReviewRefusedException(code, sentence);
            case Judgement.Accepted(Review next, ReviewEvent event) -> {
                Long before = review.caseId();
                rows.add(violation, next, event);
                record(violation, event);
                if (before != null && next.caseId() == null) {
                    cases.withdrawIfEmpty(before, officer.username(), now);
                }
                yield next;
            }
        };
    }

    /** What would come of a step now, so that a page says why one is not open. */
    public Judgement weigh(long violation, Review review, ReviewStep step, Officer officer) {
        ReviewRows.Subject subject = rows.subject(violation)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.VIOLATION_UNKNOWN, violation));
        Instant now = clock.instant();
        return rules(now).judge(review, judged(subject), step, officer, review.revision(), now);
    }

    /** The case that a finding is in, if it is in one. */
    public Optional<CaseNumber> caseOf(long violation) {
        return rows.subject(violation).map(ReviewRows.Subject::filedUnder);
    }

    private ReviewRules rules(Instant now) {
        return new ReviewRules(within(OpenPoints.REVIEW_UNDO, now));
    }

    private static ReviewRules.Subject judged(ReviewRows.Subject subject) {
        return new ReviewRules.Subject(subject.type(), subject.closed() ? subject.filedUnder() : null);
    }

    private void record(long violation, ReviewEvent event) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("revision", event.revision());
        detail.put("state", event.after().name());
        detail.put("authority", event.officer().authority().name());
        if (event.reason() != null) {
            detail.put("reason", event.reason().name());
        }
        if (event.outcome() != null) {
            detail.put("outcome", event.outcome().name());
        }
        if (event.caseId() != null) {
            detail.put("case", event.caseId());
        }
        audit.record("VIOLATION_" + event.kind().name(), "violation", String.valueOf(violation), detail);
    }

    /** The officer's last decision, while it can be taken back and nobody has gone on from it. */
    public Optional<Undoable> lastOf(Officer officer) {
        Instant earliest = clock.instant().minus(undoTime());
        return statements.first(
                LAST_OF,
                row -> new Undoable(row.getLong(1), row.getInt(2)),
                officer.username(),
                officer.authority().name(),
                earliest);
    }

    /** For how long an officer may take a decision back, now. */
    public Duration undoTime() {
        return within(OpenPoints.REVIEW_UNDO, clock.instant());
    }

    private Duration within(OpenPoint<Duration> point, Instant now) {
        return policy.timeline().at(now).get(point);
    }
}
