package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;

/** Lists of manifests, without their whole content. */
@ApplicationScoped
class ManifestList {

    private static final String SELECT = """
            select m.number, m.state, m.version, p.name as producer, c.name as carrier, r.name as receiver,
                   o.name as origin, d.name as destination, m.producer_waste_category, m.producer_volume_m3,
                   m.producer_handed_over_at, m.carrier_plate, m.carrier_driver_name, m.receiver_received_at,
                   m.receiver_volume_m3, m.receiver_decision, jsonb_array_length(m.warnings) as warnings,
                   m.created_at, m.updated_at
              from manifest m
              join organization p on p.id = m.producer_organization_id
              join organization c on c.id = m.carrier_organization_id
              join organization r on r.id = m.receiver_organization_id
              join place o on o.id = m.origin_place_id
              join place d on d.id = m.destination_place_id
             where \
            """;

    private static final String ORDER = " order by m.producer_handed_over_at desc, m.number desc limit ? offset ?";

    private static final int FETCHED_AT_ONCE = 500;

    private final DataSource database;

    ManifestList(DataSource database) {
        this.database = database;
    }

    /**
     * One page of what a reader may see.
     *
     * @param reader the organisation that sees only what it is a party to, or null for one that sees everything
     */
    ManifestPage page(ManifestFilter filter, @Nullable OrganizationId reader, int limit, int offset) {
        Where where = Where.of(filter, reader);
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select count(*) from manifest m where " + where.sql());
                var query = connection.prepareStatement(SELECT + where.sql() + ORDER)) {
            where.bind(count);
            int next = where.bind(query);
            query.setInt(next, limit);
            query.setInt(next + 1, offset);
            List<ManifestSummary> items = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    items.add(summary(row));
                }
            }
            try (var row = count.executeQuery()) {
                row.next();
                return new ManifestPage(items, row.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list manifests", e);
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
     * Every line of what a reader may see, latest handing over first, without holding them all; inside a transaction, since
     * only there a cursor stays open.
     *
     * @param most after which it ends
     * @return how many there were
     */
    int each(ManifestFilter filter, @Nullable OrganizationId reader, int most, Taker taker) throws IOException {
        Where where = Where.of(filter, reader);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SELECT + where.sql() + ORDER)) {
            query.setFetchSize(FETCHED_AT_ONCE);
            int next = where.bind(query);
            query.setInt(next, most);
            query.setInt(next + 1, 0);
            int count = 0;
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    taker.take(summary(row));
                    count++;
                }
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot export manifests", e);
        }
    }

    /** Conditions with their values, in order. */
    private record Where(String sql, List<Object> values) {

        static Where of(ManifestFilter filter, @Nullable OrganizationId reader) {
            List<String> conditions = new ArrayList<>(List.of("true"));
            List<Object> values = new ArrayList<>();
            if (reader != null) {
                // only its producer knows of a manifest that was never issued
                conditions.add("(m.producer_organization_id = ? or (m.issued_at is not null"
                        + " and (m.carrier_organization_id = ? or m.receiver_organization_id = ?)))");
                values.addAll(List.of(reader.value(), reader.value(), reader.value()));
            }
            if (!filter.states().isEmpty()) {
                conditions.add("m.state = any (string_to_array(?, ','))");
                values.add(String.join(
                        ",", filter.states().stream().map(ManifestState::name).toList()));
            }
            if (filter.from() != null) {
                conditions.add("m.producer_handed_over_at >= ?");
                values.add(OffsetDateTime.ofInstant(filter.from(), ZoneOffset.UTC));
            }
            if (filter.to() != null) {
                conditions.add("m.producer_handed_over_at < ?");
                values.add(OffsetDateTime.ofInstant(filter.to(), ZoneOffset.UTC));
            }
            if (filter.plate() != null) {
                conditions.add("m.carrier_plate = ?");
                values.add(filter.plate());
            }
            if (filter.organization() != null) {
                long id = filter.organization().value();
                conditions.add("(m.producer_organization_id = ? or m.carrier_organization_id = ?"
                        + " or m.receiver_organization_id = ?)");
                values.addAll(List.of(id, id, id));
            }
            return new Where(String.join(" and ", conditions), values);
        }

        /** Binds the values; the next free parameter comes back. */
        int bind(PreparedStatement statement) throws SQLException {
            int parameter = 1;
            for (Object value : values) {
                statement.setObject(parameter++, value);
            }
            return parameter;
        }
    }

    private static ManifestSummary summary(ResultSet row) throws SQLException {
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
                row.getString("carrier_driver_name"),
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
}
