package org.liandan.track;

/**
 * Marks that plausibility sets on a position. A mark never drops a report; each rule of the detectors says which marks
 * disqualify one for it. What can be read from the report itself has no mark: a course below walking pace is noise.
 */
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
    /** Too few satellites for a fix of its own (item 0x31). */
    public static final int FEW_SATELLITES = 1 << 5;
    /** The very coordinates of the report before, while the speed says that the truck moves: the fix is an old one. */
    public static final int FROZEN = 1 << 6;
    /**
     * GNSS speed that contradicts the way since the last good report, or that no truck can have come to since then: a
     * glitch of the speed, or of the place.
     */
    public static final int SPEED_OFF_PATH = 1 << 7;
    // 1 << 8 is taken in the table: blind-area data, see track.store.PositionRows
    /** GNSS speed and recorder speed (item 0x03) differ by more than two correct devices do. */
    public static final int RECORDER_DIFFERS = 1 << 9;
    /** The terminal's clock is off by more than a minute, by the time of receipt of this and earlier reports. */
    public static final int CLOCK_OFF = 1 << 10;
    /** Says the same as the newest report, of the same moment. Set beside {@link #OUT_OF_ORDER}. */
    public static final int DUPLICATE = 1 << 11;

    /** The place is not to be trusted. */
    public static final int NOT_THE_PLACE = NOT_POSITIONED | JUMP | FEW_SATELLITES | FROZEN;
    /** The speed is not to be trusted. */
    public static final int NOT_THE_SPEED = NOT_POSITIONED | FEW_SATELLITES | FROZEN | ABSURD_SPEED | SPEED_OFF_PATH;
    /** The report does not follow those before it. */
    public static final int NOT_THE_TIME = FUTURE_TIME | OUT_OF_ORDER;
    /** Something is not to be trusted: place, speed or order. The other marks alone leave a report good. */
    public static final int DOUBTFUL = NOT_THE_PLACE | NOT_THE_SPEED | NOT_THE_TIME;

    private Quality() {}
}
