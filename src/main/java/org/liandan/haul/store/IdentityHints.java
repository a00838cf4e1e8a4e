package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.liandan.fleet.IncidentKind;
import org.liandan.haul.Established;
import org.liandan.haul.Measure;
import org.liandan.haul.RuleCode;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationType;
import org.liandan.track.Position;

/** Hints that a terminal's number is not where it should be: two boxes, or two plates. */
@ApplicationScoped
public class IdentityHints {

    private final ViolationStore violations;

    IdentityHints(ViolationStore violations) {
        this.violations = violations;
    }

    /**
     * Writes a hint; the same again changes nothing. Blocks on the database.
     *
     * @param last the last that is known of the truck to which the number is registered
     * @param kind what was noticed
     * @param detail where and how, Chinese before English
     */
    @Transactional
    public void record(Position last, IncidentKind kind, String detail, Instant at) {
        violations.write(List.of(new Finding(
                ViolationType.TAMPER_HINT,
                RuleCode.H07_TAMPER_HINT,
                last.vehicleId(),
                last.terminalId(),
                at,
                at,
                last.lonLat(),
                new Measure.Nothing(),
                Verdict.OBSERVED,
                Established.TERMINAL_IDENTITY,
                Finding.Links.NONE,
                evidence -> evidence.put("detail", detail)
                        .putArray("causes")
                        .addObject()
                        .put("code", kind.name())
                        .put("chinese", kind.chinese())
                        .put("english", kind.english()),
                List.of(last))));
    }
}
