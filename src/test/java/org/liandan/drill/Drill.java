package org.liandan.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Something that goes wrong while terminals report. */
interface Drill {

    /** How it is called: {@code ./liandan drill NAME}. */
    String name();

    /** What goes wrong, in a few words. */
    String sentence();

    /** Terminals that take part. */
    default int terminals() {
        return 500;
    }

    /** What each of them reports in a second. */
    default int reportsASecond() {
        return DrillCommand.REPORTS_A_SECOND;
    }

    /** How much older than the others' the reports of a terminal are. */
    default Duration late(int terminal) {
        return Duration.ZERO;
    }

    /** Whether the reports are of the present and not of hours of the drill's own: for what a clock decides. */
    default boolean reportsNow() {
        return false;
    }

    /** Whether its database must lie on a small disk of its own. */
    default boolean wantsSmallDisk() {
        return false;
    }

    /** Options of the server's JVM beside the usual ones. */
    default List<String> javaOptions() {
        return List.of();
    }

    /** Variables of the server's environment beside the usual ones. */
    default Map<String, String> environment() throws IOException {
        return Map.of();
    }

    /**
     * Breaks it and mends it again.
     *
     * @param arena the place
     * @param fleet all logged in and reporting
     * @return what was seen, beside the ledger
     * @throws IllegalStateException if something was seen that must not happen
     */
    String breakAndMend(Arena arena, Fleet fleet) throws IOException, SQLException, InterruptedException;
}
