package org.liandan.track.store;

import java.sql.SQLException;

/** Tells a row that the database will never take from a database that takes nothing at the moment. */
final class RowRefused {

    private RowRefused() {}

    /**
     * SQLSTATE classes 22 data exception, 23 integrity constraint, 54 program limit, P0 a trigger's own error, and XX000,
     * by which PostGIS refuses a geometry. A missing table or right (42) is not the row's fault: that is waited for.
     */
    static boolean says(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("22")
                        || state.startsWith("23")
                        || state.startsWith("54")
                        || state.startsWith("P0")
                        || state.equals("XX000"));
    }
}
