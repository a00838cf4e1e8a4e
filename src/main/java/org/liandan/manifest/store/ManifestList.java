package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;
import org.postgresql.PGStatement;

/**
 * Lists of manifests, without their whole content, latest handing over first. However many there are, a page costs what it shows: first
 * the numbers from an index, then the words for those alone (docs/decisions/0027).
 */
@ApplicationScoped
class ManifestList {

    /** A list counts no further: each that is counted may have to be looked at. */
    static final int COUNTED = 1_000;

    /** A list is leafed through no further. */
    static final int DEEPEST = 10_000;

    /** What {@link #summary} reads; {@code m} is the manifest. */
    static final String LINE = """
        m.number, m.state, m.version, p.name as producer, c.name as carrier, r.name as receiver,
        o.name as origin, d.name as destination, m.producer_waste_category, m.producer_volume_m3,
        m.producer_handed_over_at, m.carrier_plate, m.carrier_driver_name, m.receiver_received_at,
        m.receiver_volume_m3, m.receiver_decision, jsonb_array_length(m.warnings) as warnings,
        m.created_at, m.updated_at\
        """;

    /** Where the names of a line come from. */
    static final String NAMES = """
         join organization p on p.id = m.producer_organization_id
         join organization c on c.id = m.carrier_organization_id
         join organization r on r.id = m.receiver_organization_id
         join place o on o.id = m.origin_place_id
         join place d on d.id = m.destination_place_id\
        """;

    private static final String ORDER = " order by m.producer_handed_over_at desc, m.number desc";

    private static final int FETCHED_AT_ONCE = 500;

    private final DataSource database;
    private final PersonalSeal seal;

    ManifestList(DataSource database, PersonalSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /**
     * One page of what a reader may see.
     *
     * @param reader the organisation that sees only what it is a party to, or null for one that sees everything
     */
    ManifestPage page(ManifestFilter filter, @Nullable OrganizationId reader, int limit, int offset) {
        ManifestSearchSql found = ManifestSearchSql.of(filter, reader);
        try (var connection = database.getConnection()) {
            List<ManifestSummary> items = lines(connection, found, limit, offset);
            // a page that is not full says by itself how many there are
            if (items.size() < limit && (offset == 0 || !items.isEmpty())) {
                return new ManifestPage(items, (long) offset + items.size(), true);
            }
            long total = count(connection, found, COUNTED + 1);
            // known to be there: those before, and those on this page
            return new ManifestPage(
                    items,
                    total <= COUNTED ? total : Math.max(COUNTED, (long) offset + items.size()),
                    total <= COUNTED);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The first of what a reader may see. */
    List<ManifestSummary> first(ManifestFilter filter, @Nullable OrganizationId reader, int most) {
        try (var connection = database.getConnection()) {
            return lines(connection, ManifestSearchSql.of(filter, reader), most, 0);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many a reader may see, or that many when there are more. */
    long count(ManifestFilter filter, @Nullable OrganizationId reader, int most) {
        try (var connection = database.getConnection()) {
            return count(connection, ManifestSearchSql.of(filter, reader), most);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<ManifestSummary> lines(Connection connection, ManifestSearchSql found, int limit, int offset)
            throws SQLException {
        try (var query = prepared(
                connection,
                "select " + LINE + " from (" + found.numbers(limit, offset) + ") found join manifest m using (number)"
                        + NAMES + ORDER)) {
            found.bind(query);
            List<ManifestSummary> items = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    items.add(summary(row, seal));
                }
            }
            return items;
        }
    }

    private static long count(Connection connection, ManifestSearchSql found, int most) throws SQLException {
        try (var query = prepared(connection, found.count(most))) {
            found.bind(query);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Whether it was issued and its load comes from the area of that sub-district. */
    boolean comesFrom(ManifestNumber number, OrganizationId subdistrict) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select 1 from manifest where number = ? and origin_subdistrict_id = ? and issued_at is not null")) {
            query.setString(1, number.value());
            query.setLong(2, subdistrict.value());
            try (var row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read where a load comes from", e);
        }
    }

    /** Takes one line of a list. */
    interface Taker {
        void take(ManifestSummary summary) throws IOException;
    }

    /**
     * Every line of what a reader may see, without holding them all; inside a transaction, since only there a cursor stays open.
     *
     * @param most after which it ends
     * @return how many there were
     */
    int each(ManifestFilter filter, @Nullable OrganizationId reader, int most, Taker taker) throws IOException {
        ManifestSearchSql found = ManifestSearchSql.of(filter, reader);
        try (var connection = database.getConnection();
                var query = prepared(
                        connection,
                        "select " + LINE + " from (" + found.numbers(most, 0) + ") found join manifest m using (number)"
                                + NAMES + ORDER)) {
            query.setFetchSize(FETCHED_AT_ONCE);
            found.bind(query);
            int count = 0;
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    taker.take(summary(row, seal));
                    count++;
                }
            }
            return count;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Planned anew each time: what is asked for decides by which index it is best found. */
    static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    /** The line of the current row. */
    static ManifestSummary summary(ResultSet row, PersonalSeal seal) throws SQLException {
        String decision = row.getString("receiver_decision");
        return new ManifestSummary(
                new ManifestNumber(row.getString("number")),
                ManifestState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("producer"),
                row.getString("carrier"),
                row.getString("receiver"),
                row.getString("origin"),
                row.getString("destination"),
                WasteCategory.valueOf(row.getString("producer_waste_category")),
                plain(row.getBigDecimal("producer_volume_m3")),
                row.getObject("producer_handed_over_at", OffsetDateTime.class).toInstant(),
                row.getString("carrier_plate"),
                seal.shown(row.getString("carrier_driver_name")),
                instant(row, "receiver_received_at"),
                row.getBigDecimal("receiver_volume_m3") == null ? null : plain(row.getBigDecimal("receiver_volume_m3")),
                decision == null ? null : Decision.valueOf(decision),
                row.getInt("warnings"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Without the zeros that the column's scale adds. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), 0));
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot list manifests", cause);
    }
}
