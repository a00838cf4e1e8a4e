package org.liandan.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;

/**
 * Which manifests of a register; what is null or empty does not restrict it.
 *
 * @param from first day
 * @param to last day, included
 * @param category 垃圾种类 as declared
 * @param plate in normal form
 * @param party credit code of one of the three parties
 * @param states any of these
 * @param narrowing what else it is narrowed to
 */
public record RegisterFilter(
        LocalDate from,
        LocalDate to,
        @Nullable WasteCategory category,
        @Nullable String plate,
        @Nullable String party,
        Set<ManifestState> states,
        RegisterNarrowing narrowing) {

    /** A leap year and a day: what an inspection asks for. */
    public static final int LONGEST_DAYS = 367;

    /** @throws LedgerRefusedException if the period is longer than {@link #LONGEST_DAYS} days */
    public RegisterFilter {
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
            throw new LedgerRefusedException(LedgerRefusal.PERIOD_TOO_LONG, LONGEST_DAYS);
        }
        states = Set.copyOf(states);
    }

    /** The same without narrowing. */
    public RegisterFilter(
            LocalDate from,
            LocalDate to,
            @Nullable WasteCategory category,
            @Nullable String plate,
            @Nullable String party,
            Set<ManifestState> states) {
        this(from, to, category, plate, party, states, RegisterNarrowing.NONE);
    }

    /** The same narrowed to something. */
    public RegisterFilter narrowed(RegisterNarrowing other) {
        return new RegisterFilter(from, to, category, plate, party, states, other);
    }

    /** The same in other states. */
    public RegisterFilter in(Set<ManifestState> others) {
        return new RegisterFilter(from, to, category, plate, party, others, narrowing);
    }
}
