package org.liandan.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.audit.AuditEntry;
import org.liandan.audit.SealChain;

/** Gives the entries that wait their places in the chain. Several processes may: one does, the others leave it to that one. */
public final class SealBook {

    /** Entries of one transaction: some megabytes at most. */
    static final int AT_ONCE = 2_000;

    /** With the chain's own table behind it: who seals another one does not stand in the way. */
    private static final int LOCK = 7_270_361;

    private static final String WAITING = "select " + AuditReader.COLUMNS
            + " from audit_entry join (select entry_id from audit_unsealed order by entry_id limit " + AT_ONCE
            + ") waiting on entry_id = id order by id";

    private final DataSource database;

    public SealBook(DataSource database) {
        this.database = database;
    }

    /** Seals whatever waits, in the order of its numbers, and returns how many entries that were; zero while another process does. */
    public long seal() {
        long sealed = 0;
        int now;
        do {
            now = some();
            sealed += now;
        } while (now == AT_ONCE);
        return sealed;
    }

    private int some() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int sealed = locked(connection) ? some(connection) : 0;
                connection.commit();
                return sealed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot seal the audit log", e);
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (var row = connection
                .createStatement()
                .executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ", 'audit_seal'::regclass::oid::integer)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static int some(Connection connection) throws SQLException {
        long position = 0;
        byte[] hash = SealChain.beginning();
        try (var head = connection
                .createStatement()
                .executeQuery("select position, hash from audit_seal order by position desc limit 1")) {
            if (head.next()) {
                position = head.getLong(1);
                hash = head.getBytes(2);
            }
        }
        List<AuditEntry> waiting = waiting(connection);
        try (PreparedStatement seal = connection.prepareStatement(
                        "insert into audit_seal (position, entry_id, hash) values (?, ?, ?)");
                PreparedStatement done = connection.prepareStatement("delete from audit_unsealed where entry_id = ?")) {
            for (AuditEntry entry : waiting) {
                position++;
                hash = SealChain.next(hash, position, entry);
                seal.setLong(1, position);
                seal.setLong(2, entry.id());
                seal.setBytes(3, hash);
                seal.addBatch();
                done.setLong(1, entry.id());
                done.addBatch();
            }
            seal.executeBatch();
            done.executeBatch();
        }
        return waiting.size();
    }

    private static List<AuditEntry> waiting(Connection connection) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row = connection.createStatement().executeQuery(WAITING)) {
            while (row.next()) {
                entries.add(AuditReader.entry(row));
            }
        }
        return entries;
    }
}
