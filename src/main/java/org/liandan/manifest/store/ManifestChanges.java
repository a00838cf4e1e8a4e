package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;
import org.liandan.party.OrganizationId;

/**
 * Manifests in the order of their last changes, for systems that come back for what is new. The order is that of
 * {@code manifest.change}, which every write draws anew, and ends before the first change that may still be committed: whoever remembers
 * where it ended misses nothing (docs/decisions/0027).
 */
@ApplicationScoped
public class ManifestChanges {

    /** One request looks at so many changes at most, whosever they are. */
    static final int EXAMINED = 20_000;

    /**
     * A manifest that was changed at a time may have drawn its number a little before one that was changed earlier: the longest
     * that a step takes, and that clocks of servers lie apart.
     */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final String END = """
        select max(change), count(*) from
            (select change from manifest where change > ? and change <= ? order by change limit ?) examined\
        """;

    private static final String LINES = "select m.change, " + ManifestList.LINE + " from manifest m"
            + ManifestList.NAMES + " where m.change > ? and m.change <= ?%s order by m.change limit ?";

    private static final String MINE = " and (m.producer_organization_id = ? or m.issued_at is not null"
            + " and (m.carrier_organization_id = ? or m.receiver_organization_id = ?))";

    private final DataSource database;
    private final PersonalSeal seal;

    ManifestChanges(DataSource database, PersonalSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /**
     * Some manifests behind a change, in the order of their last changes.
     *
     * @param items as they are now
     * @param next behind which to go on
     * @param more whether there is more now; items may be few, or none, all the same
     */
    public record Changes(List<ManifestSummary> items, long next, boolean more) {
        public Changes {
            items = List.copyOf(items);
        }
    }

    /**
     * What was changed behind a change; not inside a transaction that sees a snapshot of its own.
     *
     * @param reader the organisation that sees only what it is a party to, or null for one that sees everything
     */
    public Changes behind(long after, @Nullable OrganizationId reader, int limit) {
        try (Connection connection = database.getConnection()) {
            long horizon = horizon(connection);
            try (var end = ManifestList.prepared(connection, END)) {
                int examined = reader == null ? limit : EXAMINED;
                end.setLong(1, after);
                end.setLong(2, horizon);
                end.setInt(3, examined);
                try (var row = end.executeQuery()) {
                    row.next();
                    long last = row.getLong(1);
                    return row.getInt(2) == 0
                            // never the horizon itself: a number that nobody has committed may be drawn again after a
                            // crash
                            ? new Changes(List.of(), after, false)
                            : lines(connection, after, last, row.getInt(2) == examined, reader, limit);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Changes lines(
            Connection connection, long after, long last, boolean more, @Nullable OrganizationId reader, int limit)
            throws SQLException {
        try (var query = ManifestList.prepared(connection, LINES.formatted(reader == null ? "" : MINE))) {
            query.setLong(1, after);
            query.setLong(2, last);
            int parameter = 3;
            while (reader != null && parameter < 6) {
                query.setLong(parameter++, reader.value());
            }
            query.setInt(parameter, limit);
            List<ManifestSummary> items = new ArrayList<>();
            long reached = after;
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    items.add(ManifestList.summary(row, seal));
                    reached = row.getLong("change");
                }
            }
            boolean full = items.size() == limit;
            return new Changes(items, full ? reached : last, more || (full && reached < last));
        }
    }

    /** Nothing at or below this will be committed any more. */
    private static long horizon(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select manifest_change_horizon()");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether a change of that number has been, or may have been: the future is nobody's to remember. */
    public boolean isKnown(long change) {
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement("select last_value from manifest_change");
                var row = query.executeQuery()) {
            row.next();
            return change <= row.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * A change behind which lies everything that was changed at that time or later, and little that was changed before. Found by
     * halving: numbers are in the order of time but for moments.
     */
    public long before(Instant time) {
        Instant since = time.minus(MARGIN);
        try (Connection connection = database.getConnection();
                var probe = connection.prepareStatement(
                        "select change, updated_at from manifest where change > ? order by change limit 1")) {
            long low = 0;
            long high = horizon(connection);
            while (low < high) {
                long middle = (low + high) >>> 1;
                probe.setLong(1, middle);
                try (var row = probe.executeQuery()) {
                    boolean isOld = row.next()
                            && row.getObject(2, OffsetDateTime.class)
                                    .toInstant()
                                    .isBefore(since);
                    if (isOld) {
                        low = row.getLong(1);
                    } else {
                        high = middle;
                    }
                }
            }
            return low;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot read changes of manifests", cause);
    }
}
