package org.liandan.track.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The steps of closing one day, in their order. Reports that come late go on being stored meanwhile; none is lost or doubled:
 *
 * <pre>
 * mark   lock against writing, for an instant: from its end on a trigger also puts each row that comes aside, and the
 *        snapshot taken within sees all rows that came before and no other
 * copy   what the snapshot sees, in order of vehicle and time
 * index  both indexes, frozen and analysed; minutes, under no lock that anybody feels
 * swap   lock against everything, for an instant: what was put aside is added, the new table takes the old one's place
 * </pre>
 *
 * <p>A lock that is not had within {@link #LOCK_TIMEOUT} is an {@link SQLException} with SQLSTATE 55P03, and nothing has
 * changed: nobody waits behind it longer than that. A rewriting that dies leaves the day as it was, and what {@link #clearAway}
 * removes.
 */
final class DayRewriting implements AutoCloseable {

    static final String LOCK_TIMEOUT = "20ms";

    /** A range is the way of one truck during four minutes to an hour, by how often it reports. */
    private static final int PAGES_PER_RANGE = 2;

    private final DataSource database;
    /** Names of tables; letters, digits and underscores only. */
    private final String day;

    private final String sorted;
    private final String late;
    private final String former;
    private @Nullable Connection snapshot;

    DayRewriting(DataSource database, String day) {
        this.database = database;
        this.day = day;
        this.sorted = day + "_sorted";
        this.late = day + "_late";
        this.former = day + "_former";
    }

    boolean isAttached() throws SQLException {
        return ask("""
                select exists (select from pg_inherits
                    where inhparent = 'position'::regclass and inhrelid = to_regclass('%s'))""".formatted(day));
    }

    /** The index of boxes tells. */
    boolean isClosed() throws SQLException {
        return ask("select to_regclass('%s_boxes_ix') is not null".formatted(day));
    }

    @SuppressWarnings("ReferenceEquality") // a connection is nobody's equal but its own
    void mark() throws SQLException {
        Connection reader = database.getConnection();
        boolean marked = false;
        try (Connection marker = database.getConnection();
                Statement marking = marker.createStatement();
                Statement reading = reader.createStatement()) {
            try {
                begin(marker, marking);
                // the snapshot of such a transaction is taken by its first query, which here comes after the lock
                marking.execute("set transaction isolation level repeatable read");
                marking.execute("lock table %s in share row exclusive mode".formatted(day));
                marking.execute("create table %s (like %s)".formatted(late, day));
                marking.execute("""
                        create trigger put_late_aside after insert on %s
                        for each row execute function put_late_position_aside()""".formatted(day));
                String name = text(marking, "select pg_export_snapshot()");
                begin(reader, reading);
                reading.execute("set transaction isolation level repeatable read");
                reading.execute("set transaction snapshot '%s'".formatted(name));
                marker.commit();
                snapshot = reader;
                marked = true;
            } finally {
                rollBack(marker);
            }
        } finally {
            if (!marked) {
                rollBackAndClose(reader);
            }
        }
    }

    void copy() throws SQLException {
        Connection reader = snapshot;
        if (reader == null) {
            throw new IllegalStateException("not marked");
        }
        try (Statement statement = reader.createStatement()) {
            // sorts in memory where there is some, on disk else; of one connection for some minutes
            statement.execute("set local work_mem = '256MB'");
            statement.execute(
                    "create table %s (like %s including defaults including constraints)".formatted(sorted, day));
            statement.execute("insert into %s select * from %s order by vehicle_id, at".formatted(sorted, day));
            reader.commit();
        } finally {
            close();
        }
    }

    void index() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '256MB'");
            statement.execute("create index %s_vehicle_at_ix on %s (vehicle_id, at) with (fillfactor = 100)"
                    .formatted(sorted, sorted));
            statement.execute(boxes(sorted));
            // known to hold, so that attaching the table need not read it under its lock
            statement.execute("alter table %s add constraint %s_day_ck check (%s)"
                    .formatted(sorted, day, text(statement, """
                            select pg_get_partition_constraintdef('%s'::regclass)""".formatted(day))));
            statement.execute("vacuum (freeze, analyze) " + sorted);
            statement.execute("reset maintenance_work_mem");
        }
    }

    /** The statement that makes the index by which a closed day is known. */
    static String boxes(String table) {
        return """
                create index %s_boxes_ix on %s using brin (at, lon_e6, lat_e6)
                with (pages_per_range = %d, autosummarize = on)""".formatted(table, table, PAGES_PER_RANGE);
    }

    void swap() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                begin(connection, statement);
                String bound = text(statement, """
                        select pg_get_expr(relpartbound, oid) from pg_class where oid = '%s'::regclass""".formatted(day));
                statement.execute("lock table only position in access exclusive mode");
                statement.execute("lock table %s in access exclusive mode".formatted(day));
                statement.execute("insert into %s select * from %s".formatted(sorted, late));
                statement.execute("alter table position detach partition " + day);
                statement.execute("alter table %s rename to %s".formatted(day, former));
                statement.execute("alter table %s rename to %s".formatted(sorted, day));
                statement.execute("alter index %s_vehicle_at_ix rename to %s_vehicle_at_ix".formatted(sorted, day));
                statement.execute("alter index %s_boxes_ix rename to %s_boxes_ix".formatted(sorted, day));
                statement.execute("alter table position attach partition %s %s".formatted(day, bound));
                connection.commit();
            } finally {
                rollBack(connection);
            }
        }
    }

    /** Removes the trigger and the tables beside the day's own. */
    void clearAway() throws SQLException {
        close();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                begin(connection, statement);
                if (isTrue(statement, """
                        select exists (select from pg_trigger
                            where tgrelid = to_regclass('%s') and tgname = 'put_late_aside')""".formatted(day))) {
                    statement.execute("drop trigger put_late_aside on " + day);
                }
                statement.execute("drop table if exists %s, %s, %s".formatted(sorted, late, former));
                connection.commit();
            } finally {
                rollBack(connection);
            }
        }
    }

    /** Lets go of the snapshot. */
    @Override
    public void close() throws SQLException {
        Connection reader = snapshot;
        snapshot = null;
        if (reader != null) {
            rollBackAndClose(reader);
        }
    }

    private static void begin(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("set local lock_timeout = '%s'".formatted(LOCK_TIMEOUT));
    }

    private static void rollBackAndClose(Connection connection) throws SQLException {
        try (connection) {
            rollBack(connection);
        }
    }

    /** Ends what is open, if something is, and leaves the connection as the pool gave it. */
    private static void rollBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private boolean ask(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return isTrue(statement, question);
        }
    }

    static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
