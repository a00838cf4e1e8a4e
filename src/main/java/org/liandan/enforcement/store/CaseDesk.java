package org.liandan.enforcement.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.CaseOutcome;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.Officer;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.ReviewStep;
import org.liandan.haul.store.ViolationReader;
import org.liandan.party.OrganizationId;

/** Opens cases, adds to them, closes them; each in one transaction with the steps of the violations and the audit entry. */
@ApplicationScoped
public class CaseDesk {

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    private final CaseRows rows;
    private final ReviewRows reviews;
    private final ReviewDesk steps;
    private final ViolationReader violations;
    private final AuditLog audit;
    private final Clock clock;

    CaseDesk(
            CaseRows rows,
            ReviewRows reviews,
            ReviewDesk steps,
            ViolationReader violations,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.reviews = reviews;
        this.steps = steps;
        this.violations = violations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Files violations under a new case, or under one that is open: all of them, or none.
     *
     * @param number the open case, or null for a new one
     * @param filed each violation with the revision of its review that the officer saw
     * @param note with every one of them; may be empty
     * @return the number of the case
     * @throws ReviewRefusedException when one of them cannot be filed
     */
    @Transactional
    public CaseNumber file(
            @Nullable CaseNumber number, SequencedMap<Long, Integer> filed, String note, Officer officer) {
        if (filed.isEmpty()) {
            throw new ReviewRefusedException(ReviewRefusal.CASE_EMPTY);
        }
        CaseRows.CaseRow known = number == null ? null : open(number);
        int before = known == null ? 0 : known.violations();
        if (before + filed.size() > EnforcementCase.MOST_VIOLATIONS) {
            throw new ReviewRefusedException(ReviewRefusal.CASE_TOO_LARGE, EnforcementCase.MOST_VIOLATIONS);
        }
        OrganizationId carrier = known == null ? carrierOf(filed.firstEntry().getKey()) : known.carrier();
        for (long violation : filed.keySet()) {
            if (!carrierOf(violation).equals(carrier)) {
                throw new ReviewRefusedException(ReviewRefusal.CASE_OF_ANOTHER_CARRIER, violation);
            }
        }
        Instant now = clock.instant();
        CaseNumber used = known == null ? rows.nextNumber(now.atZone(DISTRICT).getYear()) : known.number();
        long id = known == null ? rows.open(used, carrier, officer.username(), now) : known.id();
        // in the order of their identities, so that two officers who file the same ones wait instead of blocking each
        // other
        filed.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        steps.take(entry.getKey(), entry.getValue(), new ReviewStep.FileUnder(id, note), officer));
        rows.changed(id);
        audit.record(
                known == null ? "CASE_OPENED" : "CASE_ADDED_TO",
                "enforcement_case",
                used.value(),
                Map.of("violations", List.copyOf(filed.keySet())));
        return used;
    }

    private OrganizationId carrierOf(long violation) {
        return reviews.subject(violation)
                .map(ReviewRows.Subject::carrier)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.VIOLATION_UNKNOWN, violation));
    }

    private CaseRows.CaseRow open(CaseNumber number) {
        CaseRows.CaseRow known = rows.lock(number)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.CASE_UNKNOWN, number.value()));
        if (known.closing() != null) {
            throw new ReviewRefusedException(ReviewRefusal.CASE_CLOSED, number.value());
        }
        return known;
    }

    /** Writes something into the file of an open case. */
    @Transactional
    public void note(CaseNumber number, String text, Officer officer) {
        String written = bounded(text);
        if (written.isEmpty()) {
            throw new ReviewRefusedException(ReviewRefusal.NOTE_EMPTY);
        }
        CaseRows.CaseRow known = open(number);
        rows.note(known.id(), officer.username(), clock.instant(), written);
        audit.record("CASE_NOTED", "enforcement_case", number.value(), Map.of());
    }

    /**
     * Closes a case.
     *
     * @param known the revision that the officer saw; empty for whatever it is
     * @param outcome how it ended; null is refused
     * @param note on what that rests, for instance the number of the decision
     */
    @Transactional
    public void close(
            CaseNumber number, OptionalInt known, @Nullable CaseOutcome outcome, String note, Officer officer) {
        String basis = bounded(note);
        if (outcome == null || basis.isEmpty()) {
            throw new ReviewRefusedException(ReviewRefusal.OUTCOME_REQUIRED);
        }
        CaseRows.CaseRow open = open(number);
        if (known.isPresent() && known.getAsInt() != open.revision()) {
            throw new ReviewRefusedException(ReviewRefusal.CASE_CHANGED);
        }
        rows.close(open.id(), outcome, basis, officer.username(), clock.instant());
        audit.record("CASE_CLOSED", "enforcement_case", number.value(), Map.of("outcome", outcome.name()));
    }

    private static String bounded(String text) {
        String written = text.strip();
        if (written.length() > ReviewStep.LONGEST_NOTE) {
            throw new ReviewRefusedException(ReviewRefusal.NOTE_TOO_LONG, ReviewStep.LONGEST_NOTE);
        }
        return written;
    }

    /** A case with everything in it. */
    public Optional<EnforcementCase> find(CaseNumber number) {
        return rows.find(number).map(row -> {
            List<EnforcementCase.Item> items = new ArrayList<>();
            for (CaseRows.ItemRow item : rows.items(row.id())) {
                violations
                        .find(item.violation())
                        .ifPresent(found -> items.add(new EnforcementCase.Item(
                                found.violation(), item.officer(), item.at(), item.evidenceRevision(), item.digest())));
            }
            return row.with(items, rows.notes(row.id()));
        });
    }

    /** Cases, the newest first. */
    public List<CaseLine> list(boolean openOnly, int limit, int offset) {
        return rows.newest(openOnly, null, limit, offset).stream()
                .map(CaseRows.CaseRow::line)
                .toList();
    }

    public long count(boolean openOnly) {
        return rows.count(openOnly);
    }

    /** The open cases of one carrier, the newest first. */
    public List<CaseLine> openOf(OrganizationId carrier, int most) {
        return rows.newest(true, carrier, most, 0).stream()
                .map(CaseRows.CaseRow::line)
                .toList();
    }
}
