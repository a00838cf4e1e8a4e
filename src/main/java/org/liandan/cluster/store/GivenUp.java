package org.liandan.cluster.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * Ends connections of which nobody knows what their sessions still do: locks are given back, a commit under way is not waited for,
 * nobody gets the session next.
 *
 * <p>Not by the pool's own {@code abort}: with Agroal 3.0.1 that reaches no session, and closing afterwards does not give the pool its
 * place back, so that a pool gets smaller with each.
 */
public final class GivenUp {

    private static final Logger LOG = Logger.getLogger(GivenUp.class);

    private GivenUp() {}

    /** Cuts the session's socket and gives the pool its place back. */
    public static void connection(@Nullable Connection pooled) {
        if (pooled == null) {
            return;
        }
        try (pooled) {
            pooled.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debugf("giving up a failed connection: %s", e.getMessage());
        }
    }
}
