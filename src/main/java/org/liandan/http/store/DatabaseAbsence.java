package org.liandan.http.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.http.FailureTranslator;
import org.liandan.http.Problem;

/** A database that is away, hangs or has no connection left is no fault of the request, which may be made again. */
@ApplicationScoped
public class DatabaseAbsence implements FailureTranslator {

    /** SQLSTATE classes: connection, resources, operator intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private static final int DEEPEST_CAUSE = 12;
    private static final int AGAIN_AFTER_S = 5;

    @Override
    public Optional<Problem> translate(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException sql) {
                return isAway(sql)
                        ? Optional.of(Problem.unavailable(
                                "database-away",
                                "数据库暂时无法访问，请稍后重试 The database cannot be reached at the moment; try again soon.",
                                AGAIN_AFTER_S))
                        : Optional.empty();
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The pool says no state when it has no connection to give. */
    private static boolean isAway(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || (state.length() > 1 && CLASSES.contains(state.substring(0, 2)));
    }
}
