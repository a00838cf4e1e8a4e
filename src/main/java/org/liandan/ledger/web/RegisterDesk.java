package org.liandan.ledger.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.RegisterKind;
import org.liandan.manifest.DistrictTime;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/** Which register a caller may read, and whose manifests are in it for that caller. */
@ApplicationScoped
class RegisterDesk {

    private final Clock clock;

    RegisterDesk(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return DistrictTime.dayOf(clock.instant());
    }

    static RegisterKind kind(String slug) {
        return RegisterKind.ofSlug(slug).orElseThrow(() -> Problem.notFound("没有这种登记册。 There is no such register."));
    }

    /** The registers of the caller's roles. */
    List<RegisterKind> kinds(Caller caller) {
        List<RegisterKind> kinds = new ArrayList<>();
        for (RegisterKind kind : RegisterKind.values()) {
            if (kind.isFor(caller.roles())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /**
     * Whose manifests the caller reads in it; null for everybody's.
     *
     * @throws LedgerRefusedException if it is not a register of the caller's roles
     */
    @Nullable OrganizationId subject(RegisterKind kind, Caller caller) {
        if (!kind.isFor(caller.roles())) {
            throw new LedgerRefusedException(LedgerRefusal.REGISTER_NOT_YOURS);
        }
        boolean everybodys = kind == RegisterKind.MANAGED
                && (caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN) || caller.has(Role.AUDITOR));
        return everybodys ? null : caller.organization();
    }
}
