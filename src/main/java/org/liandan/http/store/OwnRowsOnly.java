package org.liandan.http.store;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.http.ReadingParty;
import org.postgresql.PGConnection;

/**
 * Lets the database itself keep a party's reader to what the party may see: while a page or resource is read for one, the connection
 * works as {@code liandan_party}, for whom the tables have policies ({@code afterMigrate__policies.sql}, decision 0044). So a condition
 * that somebody forgets in a query shows nobody another organisation's records. Where there is no such role the server says so once
 * and works without.
 */
@Singleton
@Unremovable
public class OwnRowsOnly implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(OwnRowsOnly.class);

    private static final String MAY =
            "select coalesce((select pg_has_role(r.oid, 'MEMBER') from pg_roles r where rolname = 'liandan_party'), false)";

    private static final String BECOME =
            "select set_config('liandan.reader', ?, ?), set_config('search_path', 'party, public', ?),"
                    + " set_config('role', 'liandan_party', ?)";

    private static final String LEAVE =
            "select set_config('role', 'none', false), set_config('search_path', 'public', false),"
                    + " set_config('liandan.reader', '', false)";

    private final ReadingParty reader;
    /** Those that work as the party's role beyond a transaction, until they are returned. */
    private final Set<PGConnection> taken = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Boolean may;

    OwnRowsOnly(ReadingParty reader) {
        this.reader = reader;
    }

    /** Whether the database has the role and lets us take it; known from the first connection on. */
    public boolean isOn() {
        return Boolean.TRUE.equals(may);
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        if (may == null) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(MAY)) {
                row.next();
                boolean there = row.getBoolean(1);
                may = there;
                if (!there) {
                    LOG.warn(
                            "the database has no role liandan_party that this server may take: what a party reads is kept to its"
                                    + " own records by the queries alone (docs/operations.md, Three roles in the database)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot ask for the role of parties", e);
            }
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            PGConnection session = session(connection);
            if (taken.contains(session)) {
                // it could not be given back at its return; nobody else may work as that party
                leave(connection, session);
            }
            OptionalLong organization = isOn() ? reader.organization() : OptionalLong.empty();
            if (organization.isPresent()) {
                become(connection, session, organization.getAsLong());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot put on or off the role of parties", e);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            PGConnection session = session(connection);
            if (taken.contains(session)) {
                leave(connection, session);
            }
        } catch (SQLException e) {
            // it stays marked, and is asked again before anybody gets it
            LOG.debugf("a connection could not leave the role of parties: %s", e.getMessage());
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        try {
            taken.remove(session(connection));
        } catch (SQLException e) {
            LOG.debugf("a connection went without its session: %s", e.getMessage());
        }
    }

    /** What stays the same under the pool's wrappers. */
    private static PGConnection session(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    private void become(Connection connection, PGConnection session, long organization) throws SQLException {
        // in a transaction it ends with that, whatever becomes of it
        boolean inTransaction = !connection.getAutoCommit();
        if (!inTransaction) {
            taken.add(session);
        }
        try (var statement = connection.prepareStatement(BECOME)) {
            statement.setString(1, Long.toString(organization));
            statement.setBoolean(2, inTransaction);
            statement.setBoolean(3, inTransaction);
            statement.setBoolean(4, inTransaction);
            statement.execute();
        }
    }

    private void leave(Connection connection, PGConnection session) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LEAVE);
        }
        taken.remove(session);
    }
}
