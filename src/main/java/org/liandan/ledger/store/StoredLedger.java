package org.liandan.ledger.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.LedgerContent;
import org.liandan.ledger.LedgerLine;
import org.liandan.ledger.LineChange;

/**
 * A confirmed ledger with what came after.
 *
 * @param id identity
 * @param content what was confirmed
 * @param digest SM3 over its text, as stored
 * @param confirmedBy account
 * @param confirmedAt when
 * @param addenda in their order, lapsed ones left out
 */
public record StoredLedger(
        long id,
        LedgerContent content,
        String digest,
        String confirmedBy,
        Instant confirmedAt,
        List<Addendum> addenda) {

    public StoredLedger {
        addenda = List.copyOf(addenda);
    }

    /**
     * What changed after a ledger was confirmed.
     *
     * @param number from 1
     * @param changes each manifest that differs
     * @param digest SM3 over its text
     * @param changedAt when the software last found it to differ
     * @param confirmedBy account; null while it is open
     * @param confirmedAt when; null while it is open
     */
    public record Addendum(
            int number,
            List<LineChange> changes,
            String digest,
            Instant changedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {
        public Addendum {
            changes = List.copyOf(changes);
        }

        public boolean isOpen() {
            return confirmedAt == null;
        }
    }

    /** Whether what is stored is still what was confirmed. */
    public boolean isIntact() {
        return content.digest().equals(digest)
                && addenda.stream()
                        .allMatch(addendum -> LedgerContent.digest(LedgerContent.text(addendum.changes()))
                                .equals(addendum.digest()));
    }

    /** The addendum that waits for a clerk; null when none does. */
    public @Nullable Addendum open() {
        return addenda.stream().filter(Addendum::isOpen).findFirst().orElse(null);
    }

    /** The confirmed lines with all confirmed addenda. */
    public List<LedgerLine> standing() {
        List<LedgerLine> lines = new ArrayList<>(content.lines());
        for (Addendum addendum : addenda) {
            if (!addendum.isOpen()) {
                lines = new ArrayList<>(LineChange.applied(content.kind(), lines, addendum.changes()));
            }
        }
        return lines;
    }
}
