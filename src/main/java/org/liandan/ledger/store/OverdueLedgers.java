package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.LedgerKey;
import org.liandan.ledger.LedgerKind;
import org.liandan.ledger.LedgerStanding;
import org.liandan.ledger.LedgerSubject;
import org.liandan.manifest.DistrictTime;
import org.liandan.party.OrganizationId;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.store.PolicyBook;

/** Ledgers that nobody has confirmed in time (rule R-112): TASK for the clerk, list for the bureau. */
@ApplicationScoped
public class OverdueLedgers {

    /** What is older is no longer a task of every day. */
    public static final int DAYS_BACK = 31;

    private final LedgerSubjects subjects;
    private final LedgerBook book;
    private final PolicyBook policies;
    private final Clock clock;

    OverdueLedgers(LedgerSubjects subjects, LedgerBook book, PolicyBook policies, Clock clock) {
        this.subjects = subjects;
        this.book = book;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * One that is missing.
     *
     * @param dueAt when it was to be confirmed
     */
    public record Missing(LedgerSubject subject, LocalDate day, Instant dueAt) {}

    /**
     * What is missing of the last {@link #DAYS_BACK} days, the oldest first.
     *
     * @param clerks only what that organisation's clerks confirm; null for all
     */
    public List<Missing> overdue(@Nullable OrganizationId clerks) {
        Instant now = clock.instant();
        LocalDate today = DistrictTime.dayOf(now);
        LocalDate first = today.minusDays(DAYS_BACK);
        PolicyTimeline timeline = policies.timeline();
        Set<LedgerKey> confirmed = new HashSet<>();
        book.confirmed(null, first, today).forEach(one -> confirmed.add(one.key()));
        List<LedgerSubject> all = subjects.all(clerks, today);
        List<Missing> missing = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            Instant due = LedgerStanding.dueAt(day, timeline);
            if (due.isAfter(now)) {
                continue;
            }
            boolean carriers = timeline.at(due).get(OpenPoints.CARRIER_LEDGER).equals("DEMANDED");
            for (LedgerSubject subject : all) {
                boolean demanded = subject.kind() != LedgerKind.CARRIER || carriers;
                if (demanded && !day.isBefore(subject.since()) && !confirmed.contains(subject.on(day))) {
                    missing.add(new Missing(subject, day, due));
                }
            }
        }
        return missing;
    }
}
