package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.LedgerLine;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;

/** Runs the statements of this package; on the transaction's connection where there is one. */
@ApplicationScoped
class LedgerRows {

    /** What {@link #line} reads; the category comes first, since kinds differ in it. */
    static final String LINE = """
             as category, m.number, m.producer_handed_over_at, m.receiver_received_at, m.producer_volume_m3,
            m.receiver_volume_m3, p.name as producer, c.name as carrier, r.name as receiver, o.name as origin,
            d.name as destination, m.carrier_plate, m.state, m.edition\
            """;

    static final String FROM = """
             from manifest m
            join organization p on p.id = m.producer_organization_id
            join organization c on c.id = m.carrier_organization_id
            join organization r on r.id = m.receiver_organization_id
            join place o on o.id = m.origin_place_id
            join place d on d.id = m.destination_place_id\
            """;

    private final DataSource database;

    LedgerRows(DataSource database) {
        this.database = database;
    }

    /** One row as a value. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    static LedgerLine line(ResultSet row) throws SQLException {
        return new LedgerLine(
                new ManifestNumber(row.getString("number")),
                row.getObject("producer_handed_over_at", OffsetDateTime.class).toInstant(),
                instant(row, "receiver_received_at"),
                WasteCategory.valueOf(row.getString("category")),
                row.getBigDecimal("producer_volume_m3"),
                row.getBigDecimal("receiver_volume_m3"),
                row.getString("producer"),
                row.getString("carrier"),
                row.getString("receiver"),
                row.getString("origin"),
                row.getString("destination"),
                row.getString("carrier_plate"),
                ManifestState.valueOf(row.getString("state")),
                row.getInt("edition"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot read or write ledgers", cause);
    }
}
