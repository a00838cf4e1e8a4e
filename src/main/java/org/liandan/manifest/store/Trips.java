package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.VehicleId;
import org.liandan.http.store.PersonalSeal;
import org.liandan.manifest.Arrival;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.RefusalReason;
import org.liandan.manifest.Whereabouts;
import org.liandan.manifest.Whereabouts.LastReport;
import org.liandan.party.OrganizationId;

/**
 * Where loads are that somebody may see: asked with the lines of a list, which holds the reader's own manifests only, so that no
 * organisation learns of a truck beyond the trip that it is a party to.
 */
@ApplicationScoped
public class Trips {

    /** Nobody drives more trips at once; what is older lies about unconfirmed. */
    private static final int MOST_OWN = 5;

    private static final String VEHICLES =
            "select number, vehicle_id from manifest where number = any(?) and vehicle_id is not null";

    private static final String DISTANCES = """
            select asked.number, st_distance(d.fence::geography,
                       st_setsrid(st_makepoint(asked.lon, asked.lat), 4326)::geography)
              from unnest(?::text[], ?::float8[], ?::float8[]) as asked(number, lon, lat)
                   join manifest m on m.number = asked.number join place d on d.id = m.destination_place_id""";

    private static final String REFUSED = """
            select m.number, m.receiver_refusal_reason, m.receiver_next_destination, k.number, d.name
              from manifest m
                   left join lateral (select c.number, c.destination_place_id
                                        from manifest_parent p join manifest c on c.number = p.child
                                       where p.parent = m.number and c.leg in ('DIVERTED', 'RETURNED')
                                         and c.state <> 'CANCELLED'
                                       order by c.created_at desc limit 1) k on true
                   left join place d on d.id = k.destination_place_id
             where m.number = any(?) and m.receiver_decision in ('REJECTED', 'PARTIALLY_ACCEPTED')""";

    private static final String OWN = """
            select m.number from manifest m
             where m.carrier_organization_id = ? and m.state in ('IN_TRANSIT', 'DELIVERED')
               and (m.carried_by = ? or m.carrier_driver_phone = any(?))
             order by m.carried_at desc limit ?""";

    private static final String PHONES = """
            select d.phone from driver d join app_user u on u.id = d.user_id
             where u.username = ? and d.organization_id = ?""";

    private final DataSource database;
    private final Whereabouts whereabouts;
    private final PersonalSeal seal;
    private final Clock clock;

    Trips(DataSource database, Whereabouts whereabouts, PersonalSeal seal, Clock clock) {
        this.database = database;
        this.whereabouts = whereabouts;
        this.seal = seal;
        this.clock = clock;
    }

    /** How far those are that are under way; what has no believable report, or has arrived, is missing. */
    public Map<ManifestNumber, Arrival> arrivals(Collection<ManifestSummary> lines) {
        List<String> underWay = lines.stream()
                .filter(line -> line.state() == ManifestState.IN_TRANSIT)
                .map(line -> line.number().value())
                .toList();
        if (underWay.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection()) {
            Map<String, LastReport> reports = reports(connection, underWay);
            return reports.isEmpty() ? Map.of() : arrivals(connection, reports);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Map<String, LastReport> reports(Connection connection, List<String> numbers) throws SQLException {
        Map<String, LastReport> reports = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(VEHICLES)) {
            query.setArray(1, texts(connection, numbers));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Optional<LastReport> last = whereabouts.last(new VehicleId(row.getInt(2)));
                    if (last.isPresent()) {
                        reports.put(row.getString(1), last.get());
                    }
                }
            }
        }
        return reports;
    }

    private Map<ManifestNumber, Arrival> arrivals(Connection connection, Map<String, LastReport> reports)
            throws SQLException {
        Instant now = clock.instant();
        List<String> numbers = List.copyOf(reports.keySet());
        List<Double> lons = new ArrayList<>();
        List<Double> lats = new ArrayList<>();
        for (String number : numbers) {
            LastReport report = reports.get(number);
            lons.add(report == null ? 0 : report.place().lonDeg());
            lats.add(report == null ? 0 : report.place().latDeg());
        }
        Map<ManifestNumber, Arrival> arrivals = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(DISTANCES)) {
            query.setArray(1, texts(connection, numbers));
            query.setArray(2, connection.createArrayOf("float8", lons.toArray()));
            query.setArray(3, connection.createArrayOf("float8", lats.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    LastReport report = reports.get(row.getString(1));
                    if (report != null) {
                        arrivals.put(new ManifestNumber(row.getString(1)), Arrival.of(report, row.getDouble(2), now));
                    }
                }
            }
        }
        return arrivals;
    }

    /** Why loads were not taken, wholly or in part, and where they go; what was taken whole is missing. */
    public Map<ManifestNumber, RefusedLoad> refused(Collection<ManifestSummary> lines) {
        List<String> received = lines.stream()
                .filter(line -> line.decision() != null)
                .map(line -> line.number().value())
                .toList();
        if (received.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(REFUSED)) {
            query.setArray(1, texts(connection, received));
            Map<ManifestNumber, RefusedLoad> refused = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    refused.put(new ManifestNumber(row.getString(1)), refused(row));
                }
            }
            return refused;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static RefusedLoad refused(ResultSet row) throws SQLException {
        @Nullable String reason = row.getString(2);
        @Nullable String onward = row.getString(4);
        return new RefusedLoad(
                reason == null ? null : RefusalReason.valueOf(reason),
                row.getString(3),
                onward == null ? null : new ManifestNumber(onward),
                row.getString(5));
    }

    /** What the person drives now, the latest first: who confirmed it by himself, or whom his company has named. */
    public List<ManifestNumber> own(OrganizationId carrier, String username) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OWN)) {
            query.setLong(1, carrier.value());
            query.setString(2, username);
            query.setArray(3, texts(connection, phones(connection, carrier, username)));
            query.setInt(4, MOST_OWN);
            List<ManifestNumber> own = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    own.add(new ManifestNumber(row.getString(1)));
                }
            }
            return own;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** As manifests may hold them. */
    private List<String> phones(Connection connection, OrganizationId carrier, String username) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PHONES)) {
            query.setString(1, username);
            query.setLong(2, carrier.value());
            List<String> phones = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    phones.addAll(seal.forms(seal.open(row.getString(1))));
                }
            }
            return phones;
        }
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot read where loads are", cause);
    }
}
