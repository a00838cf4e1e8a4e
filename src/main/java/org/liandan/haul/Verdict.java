package org.liandan.haul;

/** What can be said about a right turn, from the reports that there are. */
public enum Verdict {
    /** Reports inside the turn show a speed above the limit. */
    OBSERVED,
    /** No report falls inside, but the times and places of those around it leave no way to have kept the limit. */
    PROVEN,
    /** Reports inside the turn show that the limit was kept. */
    COMPLIANT,
    /** The reports cannot tell; a {@link Reason} says why. */
    UNDETERMINABLE;

    /** Why a turn cannot be judged. */
    public enum Reason {
        /** The reports are too far apart: both a lawful and an unlawful turn fit between them. */
        SAMPLING,
        /** The place of the turn, or the way through it, cannot be told from the reports. */
        GEOMETRY
    }

    /** Whether the verdict makes a violation. */
    public boolean isViolation() {
        return this == OBSERVED || this == PROVEN;
    }
}
