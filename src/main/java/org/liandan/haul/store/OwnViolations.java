package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.liandan.haul.Violation;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.party.OrganizationId;

/** What was recorded while a person drove, for that person's own eyes. */
@ApplicationScoped
public class OwnViolations {

    private static final String PHONES = """
            select d.phone from driver d join app_user u on u.id = d.user_id
             where u.username = ? and d.organization_id = ?""";

    private final Statements statements;
    private final ViolationReader violations;
    private final PersonalSeal seal;

    OwnViolations(Statements statements, ViolationReader violations, PersonalSeal seal) {
        this.statements = statements;
        this.violations = violations;
        this.seal = seal;
    }

    /**
     * What was recorded while that person drove a load, newest first.
     *
     * @param carrier the person's organisation
     * @param username the account that confirmed the load, or that of the driver whom the manifest names
     * @param since begun at this time or later
     * @param most no more than so many
     */
    public List<Violation> of(OrganizationId carrier, String username, Instant since, int most) {
        List<String> phones =
                statements
                        .query(PHONES, row -> seal.forms(seal.open(row.getString(1))), username, carrier.value())
                        .stream()
                        .flatMap(Collection::stream)
                        .toList();
        return violations.ofDriver(carrier, username, phones, since, most);
    }
}
