package org.liandan.track.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.ServerRoll;

/**
 * The database session of one writer, and the end of the one before it. A connection that was given up in a commit may have a
 * process at its other end that only hangs, and commits when it wakes up: after the next session has looked for what is
 * stored already, and so twice. Therefore a new session begins when the one before is gone for certain.
 */
final class WriterSession {

    /** By which, with the server's number behind it, the sessions of a server that was killed are found. */
    static final String NAME = "liandan position writer";

    private static final int LONGEST_END_MS = 5_000;

    private static final String OWN = "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()";

    private static final String END_ONE = """
            select bool_and(pg_terminate_backend(pid, ?)) from pg_stat_activity
            where pid <> pg_backend_pid() and usename = current_user and pid = ? and backend_start = ?""";

    private static final String END_ALL = """
            select bool_and(pg_terminate_backend(pid, ?)) from pg_stat_activity
            where pid <> pg_backend_pid() and usename = current_user and datname = current_database()
                and starts_with(application_name, ?) and not exists (
                    select from pg_locks l
                    where l.locktype = 'advisory' and l.classid = ?::bigint::oid and l.objsubid = 2 and l.granted
                        and l.database = pg_stat_activity.datid
                        and l.objid::bigint = substring(application_name from ' ([0-9]{1,10})$')::bigint)""";

    /** A process of the database; numbers come again, but not at the same moment. */
    private record Backend(int pid, OffsetDateTime startedAt) {}

    private final String name;
    private @Nullable Backend last;

    /** @param server number of the server that writes, on {@link ServerRoll} */
    WriterSession(int server) {
        this.name = NAME + " " + server;
    }

    /** A connection in which nothing of the session before can happen any more. */
    Connection open(DataSource database) throws SQLException {
        Connection connection = connect(database);
        try {
            Backend before = last;
            if (before != null) {
                end(connection, END_ONE, before.pid(), before.startedAt());
            }
            last = begin(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Ends what sessions are left of servers that live no more; before anything of theirs is read back. */
    static void endOthers(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            end(connection, END_ALL, NAME, ServerRoll.SERVERS);
        }
    }

    private static Connection connect(DataSource database) throws SQLException {
        try {
            return database.getConnection();
        } catch (RuntimeException e) {
            // a pool that is closing says so in its own way
            throw new SQLException("no connection: " + e.getMessage(), e);
        }
    }

    private Backend begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = '" + name + "'");
            try (ResultSet row = statement.executeQuery(OWN)) {
                if (!row.next()) {
                    throw new SQLException("the database does not know this session");
                }
                return new Backend(row.getInt(1), row.getObject(2, OffsetDateTime.class));
            }
        }
    }

    private static void end(Connection connection, String sql, Object... which) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LONGEST_END_MS);
            for (int i = 0; i < which.length; i++) {
                statement.setObject(i + 2, which[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && !row.getBoolean(1) && !row.wasNull()) {
                    throw new SQLException("an earlier session of the position writer does not end yet");
                }
            }
        }
    }
}
