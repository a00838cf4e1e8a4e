package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.LedgerLine;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.party.OrganizationId;

/** Registers: manifests of one party over some days, the latest first. Each register reads an index that has its order. */
@ApplicationScoped
public class RegisterRows {

    /** What is counted at most for a page; nobody pages farther. */
    public static final int MOST_COUNTED = 10_000;

    private static final int FETCHED_AT_ONCE = 1_000;

    private final DataSource database;
    private final LedgerRows rows;

    RegisterRows(DataSource database, LedgerRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Takes one line. */
    @FunctionalInterface
    public interface Taker {
        void take(LedgerLine line) throws IOException;
    }

    /**
     * One page.
     *
     * @param subject whose manifests; null for everybody's, in the managed register only
     */
    public List<LedgerLine> page(
            RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter, int limit, int offset) {
        RegisterWhere where = RegisterWhere.of(kind, subject, filter);
        return rows.query(
                select(kind, where) + " limit ? offset ?", LedgerRows::line, where.with((long) limit, (long) offset));
    }

    /** How many there are, counted up to a bound. */
    public long count(RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter, int most) {
        RegisterWhere where = RegisterWhere.of(kind, subject, filter);
        return rows.query(
                        "select count(*) from (select 1 from manifest m where " + where.sql() + " limit ?) counted",
                        row -> row.getLong(1),
                        where.with((long) most))
                .getFirst();
    }

    /**
     * Every line, without holding them all: inside a transaction, since only there a cursor stays open. What comes in meanwhile is
     * not in it.
     *
     * @param most after which it ends
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void each(RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter, int most, Taker taker)
            throws IOException {
        RegisterWhere where = RegisterWhere.of(kind, subject, filter);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(select(kind, where) + " limit ?")) {
            query.setFetchSize(FETCHED_AT_ONCE);
            LedgerRows.bind(query, where.with((long) most));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    taker.take(LedgerRows.line(row));
                }
            }
        } catch (SQLException e) {
            throw LedgerRows.failed(e);
        }
    }

    private static String select(RegisterKind kind, RegisterWhere where) {
        return "select m.producer_waste_category" + LedgerRows.LINE + LedgerRows.FROM + " where " + where.sql()
                + " order by m." + RegisterWhere.time(kind) + " desc, m.number desc";
    }
}
