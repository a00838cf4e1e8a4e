package org.liandan.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.liandan.audit.AuditFlaw;
import org.liandan.audit.AuditFlaw.Kind;
import org.liandan.audit.AuditSeal;

/** Goes through the whole audit log with its seals, and through what is kept of them outside the database. */
public final class AuditChain {

    /** Seals follow their entries within seconds; whatever has none after this time was not written by us. */
    public static final Duration SEALED_WITHIN = Duration.ofMinutes(10);

    private static final int AT_ONCE = 5_000;

    private static final String SEALED = """
            select s.position, s.entry_id, s.hash, e.id, e.at, e.actor, e.action, e.subject_type, e.subject_id,
                   e.detail::text as detail, e.address
              from audit_seal s left join audit_entry e on e.id = s.entry_id
             order by s.position""";

    private static final String UNSEALED = """
            select e.id from audit_entry e
             where e.at < ? and not exists (select from audit_seal s where s.entry_id = e.id) order by e.id""";

    private AuditChain() {}

    /** What was looked at: entries with a seal, and how much does not hold. */
    public record Summary(long sealed, long findings) {}

    /** The whole log as it stands at one moment. */
    public static Summary check(DataSource database, AuditHeads heads, Instant now, Consumer<AuditFlaw> found) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return check(connection, heads, now, found);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit log", e);
        }
    }

    /** The same on a connection without auto-commit. */
    static Summary check(Connection connection, AuditHeads heads, Instant now, Consumer<AuditFlaw> found)
            throws SQLException {
        long[] findings = {0};
        Consumer<AuditFlaw> counted = flaw -> {
            findings[0]++;
            found.accept(flaw);
        };
        Map<Long, String> outside = new HashMap<>(heads.read());
        long sealed = sealed(connection, outside, counted);
        outside.keySet().stream()
                .sorted()
                .forEach(position -> counted.accept(new AuditFlaw(Kind.HEAD_DIFFERS, position, 0)));
        try (PreparedStatement query = connection.prepareStatement(UNSEALED)) {
            query.setTimestamp(1, Timestamp.from(now.minus(SEALED_WITHIN)));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counted.accept(new AuditFlaw(Kind.UNSEALED, 0, row.getLong(1)));
                }
            }
        }
        return new Summary(sealed, findings[0]);
    }

    private static long sealed(Connection connection, Map<Long, String> outside, Consumer<AuditFlaw> found)
            throws SQLException {
        long sealed = 0;
        long expected = 1;
        AuditSeal before = AuditSeal.BEGINNING;
        try (PreparedStatement query = connection.prepareStatement(SEALED)) {
            query.setFetchSize(AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long position = row.getLong("position");
                    long entry = row.getLong("entry_id");
                    AuditSeal seal = new AuditSeal(row.getBytes("hash"));
                    if (position != expected) {
                        found.accept(new AuditFlaw(Kind.SEAL_MISSING, expected, 0));
                    } else if (row.getObject("id") == null) {
                        found.accept(new AuditFlaw(Kind.ENTRY_MISSING, position, entry));
                    } else if (!before.over(AuditEntries.read(row)).equals(seal)) {
                        found.accept(new AuditFlaw(Kind.CHANGED, position, entry));
                    }
                    if (seal.hex().equals(outside.get(position))) {
                        outside.remove(position);
                    }
                    // what follows is judged by what was sealed: one change is one finding
                    before = seal;
                    expected = position + 1;
                    sealed++;
                }
            }
        }
        return sealed;
    }
}
