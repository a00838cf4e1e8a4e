package org.liandan.http.store;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, which is worth waiting for, from a statement that will never be taken. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /**
     * SQLSTATE classes 08 connection, 53 resources, 57 operator intervention, 58 system; none: the pool has no connection.
     * What a statement said counts more than that its transaction was rolled back; a commit that failed without a word
     * failed with its connection.
     */
    public static boolean says(Throwable failure) {
        boolean rolledBack = false;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return isAway(sql);
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (suppressed instanceof SQLException || suppressed.getCause() instanceof SQLException) {
                    return says(suppressed);
                }
            }
            rolledBack |= isOfTransaction(cause);
        }
        return rolledBack;
    }

    /** Whether this failure, and nothing around it, says so; the pool names no state when it has no connection to give. */
    static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58");
    }

    private static boolean isOfTransaction(Throwable cause) {
        return cause instanceof RollbackException
                || cause instanceof SystemException
                || cause instanceof HeuristicMixedException
                || cause instanceof HeuristicRollbackException;
    }
}
