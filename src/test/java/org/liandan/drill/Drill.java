package org.liandan.drill;

import java.io.IOException;
import java.sql.SQLException;

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

    /** Whether its database must lie on a small disk of its own. */
    default boolean wantsSmallDisk() {
        return false;
    }

    /**
     * Breaks it and mends it again.
     *
     * @param arena the place
     * @param fleet all logged in and reporting
     * @return what was seen, beside the ledger
     */
    String breakAndMend(Arena arena, Fleet fleet) throws IOException, SQLException, InterruptedException;
}
