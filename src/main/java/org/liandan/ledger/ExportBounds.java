package org.liandan.ledger;

import java.time.Duration;

/** Limits of exports. */
public final class ExportBounds {

    /** Lines that a request may wait for; more is a job. */
    public static final int SYNCHRONOUS_LINES = 5_000;

    /** Lines of a job as CSV. */
    public static final int CSV_LINES = 2_000_000;

    /** Lines of a job as XLSX: a sheet has 1,048,576 rows, one of them the heading. */
    public static final int XLSX_LINES = 1_000_000;

    /** Bytes of a job's file; a line of ordinary names has some 250. */
    public static final long FILE_BYTES = 1L << 30;

    /** Unfinished jobs of one person. */
    public static final int UNFINISHED_PER_PERSON = 3;

    /** How long a finished file is kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** How often a job is begun: once more after the server was stopped in the middle of it. */
    public static final int ATTEMPTS = 2;

    private ExportBounds() {}
}
