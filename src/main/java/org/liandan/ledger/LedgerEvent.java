package org.liandan.ledger;

import java.time.Instant;
import org.liandan.party.OrganizationId;

/**
 * Something happened to a ledger. Fired in the transaction of the change; observe it after success.
 *
 * @param kind what
 * @param ledger whose ledger of which day
 * @param code credit code of the organisation, or code of the place
 * @param clerks the organisation whose clerks confirm
 * @param addendum number of the addendum; 0 where it is about the ledger itself
 * @param at when
 */
public record LedgerEvent(Kind kind, LedgerKey ledger, String code, OrganizationId clerks, int addendum, Instant at) {

    /** What can happen to a ledger. */
    public enum Kind {
        CONFIRMED,
        ADDENDUM_FOUND,
        ADDENDUM_CONFIRMED
    }
}
