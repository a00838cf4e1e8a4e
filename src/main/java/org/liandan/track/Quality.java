package org.liandan.track;

/** Marks that plausibility sets on a position. A mark never drops a report; detectors read it. */
public final class Quality {

    /** The receiver says that it had no fix (status bit 1 is 0), or the coordinates are 0/0. */
    public static final int NOT_POSITIONED = 1;
    /** Farther from the one before than any truck drives in that time. */
    public static final int JUMP = 1 << 1;
    /** The terminal's time lies more than five minutes after the time of receipt. */
    public static final int FUTURE_TIME = 1 << 2;
    /** Not newer than a report that came before it. */
    public static final int OUT_OF_ORDER = 1 << 3;
    /** GNSS speed above anything that a truck reaches (160 km/h). */
    public static final int ABSURD_SPEED = 1 << 4;

    private Quality() {}
}
