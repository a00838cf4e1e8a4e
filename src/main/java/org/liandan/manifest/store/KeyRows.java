package org.liandan.manifest.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.Statement;

/** The public half of {@code signing_key}. */
final class KeyRows {

    private static final String COLUMNS =
            "endorsement, endorsed_by, endorsement_signature, retirement, retired_by, retirement_signature ";

    private KeyRows() {}

    private static final String ALL =
            "select " + COLUMNS + " from signing_key order by organization_id nulls first, valid_from, id";

    /** All public keys, the platform's first, oldest first. */
    static List<PublishedKey> all(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return all(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the public keys", e);
        }
    }

    static List<PublishedKey> all(Connection connection) throws SQLException {
        return read(connection, ALL, List.of());
    }

    /** Ids of the rows whose columns differ from what the platform has stated. */
    static List<String> differing(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("""
            select id from signing_key
             where holder is distinct from endorsement::jsonb ->> 'holder'
                or id is distinct from endorsement::jsonb ->> 'key'
                or valid_from is distinct from (endorsement::jsonb ->> 'validFrom')::timestamptz
                or valid_to is distinct from (retirement::jsonb ->> 'validTo')::timestamptz\
            """);
                var row = query.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        }
    }

    /** The keys that signed a manifest's steps, and the platform's. */
    static List<PublishedKey> of(DataSource database, String number) {
        String sql = "select " + COLUMNS + """
             from signing_key k
            where organization_id is null
               or exists (select from manifest_event e where e.number = ? and e.key_id = k.id)
            order by organization_id nulls first, valid_from, id\
            """;
        try (Connection connection = database.getConnection()) {
            return read(connection, sql, List.of(number));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the public keys", e);
        }
    }

    private static List<PublishedKey> read(Connection connection, String sql, List<String> values) throws SQLException {
        List<PublishedKey> keys = new ArrayList<>();
        try (var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setString(i + 1, values.get(i));
            }
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(key(row));
                }
            }
        }
        return keys;
    }

    private static PublishedKey key(ResultSet row) throws SQLException {
        Statement endorsement = new Statement(
                row.getString("endorsement"), row.getString("endorsed_by"), row.getString("endorsement_signature"));
        String retirement = row.getString("retirement");
        return new PublishedKey(
                endorsement,
                retirement == null
                        ? null
                        : new Statement(
                                retirement, row.getString("retired_by"), row.getString("retirement_signature")));
    }
}
