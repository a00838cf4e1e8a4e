package org.liandan.ledger;

import org.liandan.party.Sentence;

/** Something about a ledger is refused; nothing has been written. */
public final class LedgerRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LedgerRefusal refusal;
    private final transient Sentence sentence;

    public LedgerRefusedException(LedgerRefusal refusal, Object... found) {
        super(refusal.sentence(found).both());
        this.refusal = refusal;
        this.sentence = refusal.sentence(found);
    }

    public LedgerRefusal refusal() {
        return refusal;
    }

    public Sentence sentence() {
        return sentence;
    }
}
