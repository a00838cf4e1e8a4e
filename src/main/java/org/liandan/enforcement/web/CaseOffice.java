package org.liandan.enforcement.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.liandan.audit.AuditLog;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.paper.CaseSheet;
import org.liandan.enforcement.store.CaseDesk;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.haul.web.EvidenceDesk;

/** Hands cases out, with an entry in the audit log for every printed sheet. */
@ApplicationScoped
class CaseOffice {

    private final CaseDesk cases;
    private final AuditLog audit;
    private final Clock clock;
    private final EvidenceDesk evidence;

    CaseOffice(CaseDesk cases, AuditLog audit, Clock clock, EvidenceDesk evidence) {
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
        this.evidence = evidence;
    }

    /** The case of that number. */
    EnforcementCase find(String number) {
        return CaseNumber.read(number)
                .flatMap(cases::find)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.CASE_UNKNOWN, shown(number)));
    }

    static CaseNumber number(String number) {
        return CaseNumber.read(number)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.CASE_UNKNOWN, shown(number)));
    }

    private static String shown(String number) {
        return number.length() <= CaseNumber.of(1, 1).value().length() ? number : "…";
    }

    /** Its sheet, as PDF. */
    @Transactional
    byte[] sheet(EnforcementCase file) {
        byte[] sheet = new CaseSheet(file, clock.instant()).pdf(evidence.font());
        audit.record("CASE_PRINTED", "enforcement_case", file.number().value(), Map.of("revision", file.revision()));
        return sheet;
    }
}
