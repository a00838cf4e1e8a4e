package org.liandan.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.liandan.audit.AuditEntry;
import org.liandan.audit.SealChain;
import org.liandan.audit.SealFlaw;

/**
 * Looks at the whole chain over the audit log in one snapshot, row by row, so that memory does not grow and a server may run beside
 * it. Nothing is written. That the end was not cut off is what the anchors say: they name the chain's end of each day.
 */
public final class SealAudit {

    /** How much earlier than an entry before it in the chain an entry may be: longer than any transaction, and than clocks differ. */
    static final Duration LATE = Duration.ofHours(1);

    private static final int ROWS_AT_A_TIME = 1_000;

    private static final String CHAIN = "select position, entry_id, hash, " + AuditReader.COLUMNS
            + " from audit_seal left join audit_entry on id = entry_id order by position";

    private static final String FORGOTTEN = """
            select id from audit_entry e
             where not exists (select from audit_seal s where s.entry_id = e.id)
               and not exists (select from audit_unsealed u where u.entry_id = e.id)
             order by id""";

    private static final String GONE =
            "select entry_id from audit_unsealed u where not exists (select from audit_entry e where e.id = u.entry_id)"
                    + " order by entry_id";

    private final DataSource database;

    public SealAudit(DataSource database) {
        this.database = database;
    }

    /** Something that does not hold. */
    public record Found(SealFlaw flaw, long entryId) {

        /** A line for a person. */
        public String line() {
            return flaw.of(entryId).both();
        }
    }

    /**
     * What was looked at.
     *
     * @param sealed places of the chain
     * @param waiting entries that have none yet
     */
    public record Summary(long sealed, long waiting, long findings) {}

    /** Looks at everything. */
    public Summary run(Consumer<Found> found) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return new Round(connection, found).go();
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit log's chain", e);
        }
    }

    private static final class Round {

        private final Connection connection;
        private final Consumer<Found> listener;
        private long sealed;
        private long findings;
        private long position;
        private byte[] hash = SealChain.beginning();
        private Instant latest = Instant.MIN;

        Round(Connection connection, Consumer<Found> listener) {
            this.connection = connection;
            this.listener = listener;
        }

        Summary go() throws SQLException {
            each(CHAIN, this::place);
            each(FORGOTTEN, row -> found(SealFlaw.UNSEALED, row.getLong(1)));
            each(GONE, row -> found(SealFlaw.DELETED, row.getLong(1)));
            long[] waiting = {0};
            each("select count(*) from audit_unsealed", row -> waiting[0] = row.getLong(1));
            return new Summary(sealed, waiting[0], findings);
        }

        private interface RowTaker {
            void take(ResultSet row) throws SQLException;
        }

        private void each(String sql, RowTaker taker) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setFetchSize(ROWS_AT_A_TIME);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        taker.take(row);
                    }
                }
            }
        }

        private void place(ResultSet row) throws SQLException {
            sealed++;
            long id = row.getLong("entry_id");
            byte[] kept = row.getBytes("hash");
            boolean follows = row.getLong("position") == position + 1;
            position = row.getLong("position");
            if (!follows) {
                found(SealFlaw.GAP, id);
            }
            if (row.getObject("id") == null) {
                found(SealFlaw.DELETED, id);
            } else {
                AuditEntry entry = AuditReader.entry(row);
                // behind a gap there is nothing to go on from
                if (follows && !Arrays.equals(SealChain.next(hash, position, entry), kept)) {
                    found(SealFlaw.CHANGED, id);
                }
                inTime(entry);
            }
            // what was kept, so that one change is one finding
            hash = kept;
        }

        private void inTime(AuditEntry entry) {
            if (!latest.equals(Instant.MIN) && entry.at().isBefore(latest.minus(LATE))) {
                found(SealFlaw.BACKDATED, entry.id());
            } else if (entry.at().isAfter(latest)) {
                latest = entry.at();
            }
        }

        private void found(SealFlaw flaw, long entryId) {
            findings++;
            listener.accept(new Found(flaw, entryId));
        }
    }
}
