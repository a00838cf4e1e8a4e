package org.liandan.manifest;

import java.util.List;

/**
 * A change of what parties have signed, by their consent:
 *
 * <pre>{@code
 * Pending --approve-->  Pending   (others have yet to answer)
 * Pending --approve-->  Ended     (APPLIED: everyone else has approved)
 * Pending --decline-->  Ended     (DECLINED)
 * Pending --withdraw--> Ended     (WITHDRAWN)
 * Pending --decide-->   Ended     (APPLIED or DECLINED: the bureau, when the time to answer is over)
 * Pending --lapse-->    Ended     (LAPSED: the manifest was cancelled)
 * }</pre>
 *
 * <p>The manifest goes on meanwhile; who signs it meanwhile is asked too. The one door is {@link Corrections}.
 */
public sealed interface Correction {

    Proposal proposal();

    /** Who has approved so far, in order. */
    List<Signature> approvals();

    CorrectionState state();

    /**
     * What was asked for. Never changed; a better idea is a new proposal.
     *
     * @param changes the fields, each once, with what they held at the time
     * @param reason in the words of whoever proposed it
     * @param by who proposed it
     */
    record Proposal(List<FieldChange> changes, String reason, Signature by) {

        public Proposal {
            changes = List.copyOf(changes);
        }
    }

    /** Waiting for answers. */
    record Pending(Proposal proposal, List<Signature> approvals) implements Correction {

        public Pending {
            approvals = List.copyOf(approvals);
        }

        @Override
        public CorrectionState state() {
            return CorrectionState.PENDING;
        }

        Ended ended(CorrectionState state, Signature by, String reason) {
            return new Ended(this, state, by, reason);
        }
    }

    /**
     * Over.
     *
     * @param pending what it was before
     * @param state what came of it
     * @param by whose step ended it
     * @param reason why, empty where none was asked for
     */
    record Ended(Pending pending, CorrectionState state, Signature by, String reason) implements Correction {

        @Override
        public Proposal proposal() {
            return pending.proposal();
        }

        @Override
        public List<Signature> approvals() {
            return pending.approvals();
        }
    }
}
