package org.liandan.http.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.http.FailureTranslator;
import org.liandan.http.Problem;

/** A database that is away, hangs or has no connection left is no fault of the request, which may be made again. */
@ApplicationScoped
public class DatabaseAbsence implements FailureTranslator {

    private static final int DEEPEST_CAUSE = 12;
    private static final int AGAIN_AFTER_S = 5;

    @Override
    public Optional<Problem> translate(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException sql) {
                return DatabaseAway.isAway(sql)
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
}
