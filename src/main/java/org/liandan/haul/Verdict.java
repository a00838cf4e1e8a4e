package org.liandan.haul;

/** What can be said about a right turn, from the reports that there are. */
public enum Verdict {
    /** Reports inside the turn show a speed above the limit. */
    OBSERVED,
    /** No report falls inside, but the times and places of those around it leave no way to have kept the limit. */
    PROVEN,
    /** Reports inside the turn show that the limit was kept. */
    COMPLIANT,
    /** The reports cannot tell; an {@link UndeterminableReason} says why. */
    UNDETERMINABLE;

    /** Whether the verdict makes a violation. */
    public boolean isViolation() {
        return this == OBSERVED || this == PROVEN;
    }
}
