package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.party.OrganizationId;

/** How many violations there were, by kind and carrier, and how far trucks drove meanwhile. */
@ApplicationScoped
public class ViolationRates {

    /** Days without a known distance count for the number, not for the rate: else an unknown day would make a carrier look worse. */
    private static final String COUNTS = """
            select v.type, v.organization_id, o.name, count(*),
                   count(*) filter (where d.day is not null)
              from violation v join organization o on o.id = v.organization_id
                   left join distance_day d on d.day = (v.started_at at time zone 'Asia/Shanghai')::date
             where v.started_at >= ? and v.started_at < ? and v.type = any (?) and v.review_state <> 'DISMISSED'
               and (?::bigint is null or v.organization_id = ?)
             group by 1, 2, 3""";

    private static final String DISTANCES = """
            select d.organization_id, o.name, sum(d.distance_m)
              from vehicle_distance d join organization o on o.id = d.organization_id
             where d.day >= ? and d.day <= ? and (?::bigint is null or d.organization_id = ?)
             group by 1, 2""";

    private static final String[] VIOLATIONS = Arrays.stream(ViolationType.values())
            .filter(type -> type.category() == ViolationCategory.VIOLATION)
            .map(ViolationType::name)
            .toArray(String[]::new);

    private final DataSource database;

    ViolationRates(DataSource database) {
        this.database = database;
    }

    /**
     * Violations of one kind by one carrier.
     *
     * @param count all of them
     * @param onKnownDays of these, on days of which the distance is known
     */
    public record Count(ViolationType type, OrganizationId carrier, String carrierName, long count, long onKnownDays) {}

    /** How far a carrier's trucks drove. */
    public record Distance(OrganizationId carrier, String carrierName, long distanceM) {}

    /**
     * What there is.
     *
     * @param knownDays of how many days the distance is known
     */
    public record Rates(List<Count> counts, List<Distance> distances, int knownDays) {

        public Rates {
            counts = List.copyOf(counts);
            distances = List.copyOf(distances);
        }

        /** All together, metres. */
        public long distanceM() {
            return distances.stream().mapToLong(Distance::distanceM).sum();
        }

        /** Metres by carrier. */
        public Map<OrganizationId, Long> distanceByCarrier() {
            Map<OrganizationId, Long> metres = new HashMap<>();
            distances.forEach(distance -> metres.put(distance.carrier(), distance.distanceM()));
            return metres;
        }
    }

    /**
     * Of a span of days.
     *
     * @param first first day
     * @param last last day
     * @param from first instant of the first
     * @param until first instant behind the last
     * @param carrier whose, or null for everybody's
     */
    public Rates rates(LocalDate first, LocalDate last, Instant from, Instant until, @Nullable OrganizationId carrier) {
        try (Connection connection = database.getConnection()) {
            return new Rates(
                    counts(connection, from, until, carrier),
                    distances(connection, first, last, carrier),
                    knownDays(connection, first, last));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count violations and distances", e);
        }
    }

    private static List<Count> counts(
            Connection connection, Instant from, Instant until, @Nullable OrganizationId carrier) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
            query.setObject(1, from.atOffset(ZoneOffset.UTC));
            query.setObject(2, until.atOffset(ZoneOffset.UTC));
            query.setArray(3, connection.createArrayOf("text", VIOLATIONS));
            query.setObject(4, carrier == null ? null : carrier.value(), Types.BIGINT);
            query.setObject(5, carrier == null ? null : carrier.value(), Types.BIGINT);
            List<Count> counts = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counts.add(new Count(
                            ViolationType.valueOf(row.getString(1)),
                            new OrganizationId(row.getLong(2)),
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5)));
                }
            }
            return counts;
        }
    }

    private static List<Distance> distances(
            Connection connection, LocalDate first, LocalDate last, @Nullable OrganizationId carrier)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DISTANCES)) {
            query.setObject(1, first);
            query.setObject(2, last);
            query.setObject(3, carrier == null ? null : carrier.value(), Types.BIGINT);
            query.setObject(4, carrier == null ? null : carrier.value(), Types.BIGINT);
            List<Distance> distances = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    distances.add(new Distance(new OrganizationId(row.getLong(1)), row.getString(2), row.getLong(3)));
                }
            }
            return distances;
        }
    }

    private static int knownDays(Connection connection, LocalDate first, LocalDate last) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from distance_day where day >= ? and day <= ?")) {
            query.setObject(1, first);
            query.setObject(2, last);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
