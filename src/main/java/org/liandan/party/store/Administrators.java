package org.liandan.party.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.liandan.http.store.Statements;

/** Sees to it that somebody is left who can administer. */
@ApplicationScoped
public class Administrators {

    /** 6c64 ("ld") and a number of its own; keys of other locks begin otherwise. */
    private static final String ONE_AFTER_THE_OTHER = "select pg_advisory_xact_lock(1818493952)";

    private static final String LEFT = """
            select count(*) from app_user u join organization o on o.id = u.organization_id
             where u.active and o.active and 'BUREAU_ADMIN' = any(string_to_array(u.roles, ','))""";

    private final Statements statements;

    Administrators(Statements statements) {
        this.statements = statements;
    }

    /**
     * Whether an administrator is left after what the running transaction has written. Two transactions that each take the
     * other's administrator away come here one after the other, and the second sees what the first has done.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isOneLeft() {
        statements.query(ONE_AFTER_THE_OTHER, _ -> true);
        return statements.query(LEFT, row -> row.getLong(1)).getFirst() > 0;
    }
}
