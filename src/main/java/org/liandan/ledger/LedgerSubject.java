package org.liandan.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.liandan.party.OrganizationId;

/**
 * Whose ledger it is.
 *
 * @param kind of what kind
 * @param id the organisation of a sub-district or a carrier, or the place of a site
 * @param code credit code of the organisation, or code of the place; as in addresses
 * @param name its name
 * @param clerks the organisation whose clerks confirm
 * @param since the first day for which there is a ledger
 * @param scope what a sub-district's ledger holds on the day asked for; null for the other kinds
 */
public record LedgerSubject(
        LedgerKind kind,
        long id,
        String code,
        String name,
        OrganizationId clerks,
        LocalDate since,
        @Nullable LedgerScope scope) {

    /** Its ledger of a day. */
    public LedgerKey on(LocalDate day) {
        return new LedgerKey(kind, id, day);
    }
}
