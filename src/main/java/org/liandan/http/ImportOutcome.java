package org.liandan.http;

/** What became of one row of an import. */
public enum ImportOutcome {
    CREATED,
    UPDATED,
    /** The registry says the same already. */
    UNCHANGED,
    REFUSED
}
