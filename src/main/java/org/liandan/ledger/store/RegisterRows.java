package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.LedgerLine;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestState;
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
        Where where = Where.of(kind, subject, filter);
        return rows.query(
                select(kind, where) + " limit ? offset ?", LedgerRows::line, where.with((long) limit, (long) offset));
    }

    /** How many there are, counted up to a bound. */
    public long count(RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter, int most) {
        Where where = Where.of(kind, subject, filter);
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
        Where where = Where.of(kind, subject, filter);
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

    private static String select(RegisterKind kind, Where where) {
        return "select m.producer_waste_category" + LedgerRows.LINE + LedgerRows.FROM + " where " + where.sql()
                + " order by m." + time(kind) + " desc, m.number desc";
    }

    private static String time(RegisterKind kind) {
        return kind.byReceipt() ? "receiver_received_at" : "producer_handed_over_at";
    }

    /** Conditions with their values, in order. */
    private record Where(String sql, List<Object> values) {

        static Where of(RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter) {
            List<String> conditions = new ArrayList<>(List.of("m.issued_at is not null"));
            List<Object> values = new ArrayList<>();
            String owner = switch (kind) {
                case OUTGOING -> "m.producer_organization_id = ?";
                case TRANSPORTED -> "m.carried_at is not null and m.carrier_organization_id = ?";
                case INCOMING -> "m.receiver_organization_id = ?";
                case MANAGED -> "m.origin_subdistrict_id = ?";
            };
            if (subject != null) {
                conditions.add(owner);
                values.add(subject.value());
            } else if (kind != RegisterKind.MANAGED) {
                throw new IllegalArgumentException(kind + " is somebody's register");
            }
            conditions.add("m." + time(kind) + " >= ? and m." + time(kind) + " < ?");
            values.add(start(filter.from()));
            values.add(start(filter.to().plusDays(1)));
            if (filter.category() != null) {
                conditions.add("m.producer_waste_category = ?");
                values.add(filter.category().name());
            }
            if (filter.plate() != null) {
                conditions.add("m.carrier_plate = ?");
                values.add(filter.plate());
            }
            if (filter.party() != null) {
                // three conditions, each of which has its index
                String party = " = (select id from organization where credit_code = ?)";
                conditions.add("(m.producer_organization_id" + party + " or m.carrier_organization_id" + party
                        + " or m.receiver_organization_id" + party + ")");
                values.addAll(List.of(filter.party(), filter.party(), filter.party()));
            }
            if (!filter.states().isEmpty()) {
                conditions.add("m.state = any (string_to_array(?, ','))");
                values.add(String.join(
                        ",",
                        filter.states().stream()
                                .map(ManifestState::name)
                                .sorted()
                                .toList()));
            }
            return new Where(String.join(" and ", conditions), values);
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(DistrictTime.ZONE).toInstant();
        }

        Object[] with(Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(List.of(more));
            return all.toArray();
        }
    }
}
