package org.liandan.haul.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, which is worth waiting for, from a statement that will never be taken. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** SQLSTATE classes 08 connection, 53 resources, 57 operator intervention; none: the pool has no connection. */
    public static boolean says(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
            }
        }
        return false;
    }
}
