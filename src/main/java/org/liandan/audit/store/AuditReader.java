package org.liandan.audit.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditCursor;
import org.liandan.audit.AuditEntry;
import org.liandan.audit.AuditQuestion;
import org.liandan.http.store.Statements;

/** Reads the audit log, the latest entry first, piece by piece: no count, no offset, so that a page costs the same everywhere. */
@Singleton
public class AuditReader {

    /** Entries of one piece. */
    public static final int MOST_AT_ONCE = 1_000;

    /** What {@link #entry} reads. */
    static final String COLUMNS = "id, at, actor, action, subject_type, subject_id, detail, address";

    private static final String SELECT = "select " + COLUMNS + " from audit_entry where at >= ? and at < ?";

    private final Statements statements;

    AuditReader(Statements statements) {
        this.statements = statements;
    }

    /**
     * Entries that fit.
     *
     * @param behind the last entry of the piece before; null for the first piece
     * @param most how many, up to {@link #MOST_AT_ONCE}
     */
    public List<AuditEntry> find(AuditQuestion question, @Nullable AuditCursor behind, int most) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>(List.of(question.from(), question.to()));
        add(sql, values, " and actor = ?", question.actor());
        add(sql, values, " and action = ?", question.action());
        add(sql, values, " and subject_type = ?", question.subjectType());
        add(sql, values, " and subject_id = ?", question.subjectId());
        add(sql, values, " and address = ?", question.address());
        if (behind != null) {
            sql.append(" and (at, id) < (?, ?)");
            values.add(behind.at());
            values.add(behind.id());
        }
        sql.append(" order by at desc, id desc limit ?");
        values.add(Math.clamp(most, 1, MOST_AT_ONCE));
        return statements.query(sql.toString(), AuditReader::entry, values.toArray());
    }

    /** The entry of that number. */
    public Optional<AuditEntry> find(long id) {
        return statements.first("select " + COLUMNS + " from audit_entry where id = ?", AuditReader::entry, id);
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable String value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Statements.time(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("detail"),
                row.getString("address"));
    }
}
