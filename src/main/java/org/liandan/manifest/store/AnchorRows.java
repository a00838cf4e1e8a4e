package org.liandan.manifest.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.seal.Anchor;
import org.liandan.manifest.seal.MerkleTree;
import org.liandan.manifest.seal.Statement;

/** Anchors as rows, and a day's steps as an anchor. */
final class AnchorRows {

    static final String ALL = "select day, document, key_id, signature from manifest_anchor order by day";

    /** Sorted apart, or a cursor's plan would walk all of history in the order that is wanted. */
    private static final String HASHES = """
        select hash from (
            select number, seq, hash from manifest_event where at >= ? and at < ? and hash is not null offset 0) steps
         order by number, seq\
        """;

    private static final int ROWS_AT_A_TIME = 5_000;

    private AnchorRows() {}

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(DistrictTime.ZONE).toOffsetDateTime();
    }

    static Statement statement(ResultSet row) throws SQLException {
        return new Statement(row.getString("document"), row.getString("key_id"), row.getString("signature"));
    }

    /** What the steps of the day hash to now; wants a connection in a transaction, so that rows come in portions. */
    static Anchor of(Connection connection, LocalDate day, String previous, @Nullable String auditLog)
            throws SQLException {
        MerkleTree tree = new MerkleTree();
        try (var query = connection.prepareStatement(HASHES)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            query.setObject(1, startOf(day));
            query.setObject(2, startOf(day.plusDays(1)));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    tree.add(HexFormat.of().formatHex(row.getBytes(1)));
                }
            }
        }
        return new Anchor(day, tree.leaves(), tree.root(), previous, auditLog);
    }

    /** The end of the chain over the audit log; null while nothing is sealed. */
    static @Nullable String endOfAuditLog(Connection connection) throws SQLException {
        try (var row = connection
                .createStatement()
                .executeQuery("select position || ':' || encode(hash, 'hex') from audit_seal"
                        + " order by position desc limit 1")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Whether the chain over the audit log has that place with that hash. */
    static boolean isInAuditLog(Connection connection, String end) throws SQLException {
        try (var query = connection.prepareStatement(
                "select from audit_seal where position = ? and position || ':' || encode(hash, 'hex') = ?")) {
            query.setLong(1, Long.parseLong(end, 0, Math.max(0, end.indexOf(':')), 10));
            query.setString(2, end);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
