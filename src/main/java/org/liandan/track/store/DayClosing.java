package org.liandan.track.store;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Closes a day that is over: its partition is written anew in order of vehicle and time, with a packed index, and an index
 * of bounding boxes (BRIN over time and place). A vehicle's day then lies on some ninety neighbouring pages, and each range
 * of pages is a piece of one truck's way, so that a search by place and time skips nearly everything. How this goes on
 * beside the writer is {@link DayRewriting}'s affair.
 *
 * <p>Locks are given up at once when they are not had, and tried again for some minutes.
 */
@Singleton
public final class DayClosing {

    /** What became of a day. */
    public enum Outcome {
        CLOSED,
        CLOSED_BEFORE,
        NO_SUCH_DAY,
        /** The table was in use whenever it was tried, or another process is closing a day: try again another time. */
        BUSY
    }

    private static final Logger LOG = Logger.getLogger(DayClosing.class);
    private static final int ATTEMPTS = 600;
    private static final long PAUSE_MS = 500;
    /** SQLSTATE lock_not_available. */
    private static final String NOT_HAD = "55P03";

    private static final String LOCK = "hashtext('close_position_partition')";

    private final DataSource database;

    @Inject
    public DayClosing(@Named(PositionPartitions.MAINTENANCE) DataSource database) {
        this.database = database;
    }

    /** Closes one district day; some minutes for ten million rows. */
    public Outcome close(LocalDate day) throws SQLException {
        try (Connection guard = database.getConnection();
                Statement statement = guard.createStatement()) {
            if (!DayRewriting.isTrue(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return Outcome.BUSY;
            }
            try {
                return closeAlone(day);
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private Outcome closeAlone(LocalDate day) throws SQLException {
        try (DayRewriting rewriting = new DayRewriting(database, PositionPartitions.name(day))) {
            if (!rewriting.isAttached()) {
                return Outcome.NO_SUCH_DAY;
            }
            // what a closing left behind that was killed
            if (!untilHad(rewriting::clearAway)) {
                return Outcome.BUSY;
            }
            if (rewriting.isClosed()) {
                return Outcome.CLOSED_BEFORE;
            }
            boolean swapped = untilHad(rewriting::mark) && rewrite(rewriting);
            boolean _ = untilHad(rewriting::clearAway);
            LOG.infof("day %s %s", day, swapped ? "closed" : "could not be closed, its table is in use");
            return swapped ? Outcome.CLOSED : Outcome.BUSY;
        }
    }

    private static boolean rewrite(DayRewriting rewriting) throws SQLException {
        rewriting.copy();
        rewriting.index();
        return untilHad(rewriting::swap);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static boolean untilHad(Step step) throws SQLException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                step.run();
                return true;
            } catch (SQLException e) {
                if (!NOT_HAD.equals(e.getSQLState())) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
            }
        }
        return false;
    }
}
