package org.liandan.manifest.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.seal.Anchor;
import org.liandan.manifest.seal.Finding;
import org.liandan.manifest.seal.Flaw;
import org.liandan.manifest.seal.KeyBook;
import org.liandan.manifest.seal.Sm3;
import org.liandan.manifest.seal.Statement;
import org.liandan.party.Sentence;

/** Whether the daily anchors hang together and still are what the days' steps hash to. */
final class AnchorAudit {

    private final Connection connection;
    private final KeyBook keys;

    AnchorAudit(Connection connection, KeyBook keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /** Looks at all anchors, oldest first, and returns how many there are. */
    long run(Consumer<Finding> found) throws SQLException {
        long count = 0;
        String previous = Sm3.NOTHING;
        LocalDate before = null;
        try (var query = connection.prepareStatement(AnchorRows.ALL)) {
            query.setFetchSize(100);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    count++;
                    LocalDate day = row.getObject("day", LocalDate.class);
                    Statement statement = AnchorRows.statement(row);
                    one(statement, day, before, previous, found);
                    previous = statement.hash();
                    before = day;
                }
            }
        }
        return count;
    }

    private void one(
            Statement statement, LocalDate day, @Nullable LocalDate before, String previous, Consumer<Finding> found)
            throws SQLException {
        Sentence where = Sentence.same(day);
        if (!keys.isPlatforms(statement)) {
            found.accept(new Finding(Flaw.BAD_SIGNATURE, where, ""));
        }
        Anchor anchor;
        try {
            anchor = Anchor.of(statement);
        } catch (IllegalArgumentException e) {
            found.accept(new Finding(Flaw.UNREADABLE, where, ""));
            return;
        }
        boolean follows = before == null || before.plusDays(1).equals(day);
        if (!anchor.day().equals(day) || !anchor.previous().equals(previous) || !follows) {
            found.accept(new Finding(Flaw.ANCHOR_BROKEN, where, ""));
        }
        Anchor now = AnchorRows.of(connection, day, anchor.previous(), anchor.auditLog());
        if (!now.root().equals(anchor.root()) || now.steps() != anchor.steps()) {
            found.accept(new Finding(Flaw.ANCHOR_DIFFERS, where, anchor.steps() + " → " + now.steps()));
        }
        String auditLog = anchor.auditLog();
        if (auditLog != null && !AnchorRows.isInAuditLog(connection, auditLog)) {
            found.accept(new Finding(Flaw.AUDIT_LOG_CUT, where, ""));
        }
    }
}
