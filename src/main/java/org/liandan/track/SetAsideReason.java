package org.liandan.track;

/** Why a report that was received and acknowledged does not stand among the positions. Names are those in the table. */
public enum SetAsideReason {
    /** The six BCD bytes of the report are no calendar time. */
    NO_TIME,
    /** The terminal's time lies more than ten minutes after the time of receipt. */
    FUTURE_TIME,
    /** The terminal's time lies before the days that are kept. */
    BEFORE_RETENTION,
    /** Latitude beyond 90 or longitude beyond 180 degrees. */
    BAD_COORDINATES,
    /** The database refused this one row. */
    REFUSED_BY_DATABASE
}
