package org.liandan.enforcement.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.ReviewState;
import org.liandan.enforcement.Severity;
import org.liandan.enforcement.Waiting;
import org.liandan.haul.Violation;
import org.liandan.haul.store.ViolationReader;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.manifest.ManifestNumber;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.store.PolicyBook;

/** What waits for an officer, in the order in which it should be looked at, and what he wants to know beside the evidence. */
@ApplicationScoped
public class TriageReader {

    /** A finding this near to a place counts as one of that place: trucks queue in front of gates. Metres. */
    static final int NEAR_M = 500;

    /** The oldest of these are put into order; nobody goes through more in one sitting. */
    private static final int MOST_ORDERED = 200;

    /** How far back earlier findings are told. */
    private static final Duration BEFORE = Duration.ofDays(365);

    /** Of a driver it is asked truck by truck, so less far back. */
    private static final Duration BEFORE_OF_DRIVER = Duration.ofDays(90);

    private static final int MOST_EARLIER = 5;
    private static final int MOST_ALIKE = 20;

    private static final String FOUND = """
             from violation x
            where x.review_state = any(?) and x.type = any(?)
              and (?::bigint is null or x.organization_id = ?::bigint)
              and (?::timestamptz is null or x.started_at >= ?::timestamptz)
              and (?::timestamptz is null or x.started_at < ?::timestamptz)
              and (?::bigint is null or exists (select from place p where p.id = ?::bigint
                       and st_dwithin(p.fence::geography, x.location::geography, %d)))""".formatted(NEAR_M);

    private static final String TRIP = """
            select number, carrier_driver_name, carrier_driver_phone from manifest
             where right(carrier_plate, 4) = right(?, 4) and carrier_plate = ? and vehicle_id = ?
               and producer_handed_over_at between ?::timestamptz - interval '7 days' and ?::timestamptz + interval '1 day'
               and carried_at <= ?::timestamptz
               and ?::timestamptz <= coalesce(received_at, carried_at + interval '24 hours')
             order by carried_at desc limit 1""";

    private static final String EARLIER_OF_TRUCK = """
            select x.id from violation x
             where x.plate = ? and x.vehicle_id = ? and x.started_at < ? and x.started_at >= ? and x.type = any(?)
               and x.review_state <> 'DISMISSED'
             order by x.started_at desc limit ?""";

    private static final String COUNT_OF_TRUCK = """
            select count(*) from violation x
             where x.plate = ? and x.vehicle_id = ? and x.started_at < ? and x.started_at >= ? and x.type = any(?)
               and x.review_state <> 'DISMISSED'""";

    private static final String COUNT_OF_DRIVER = """
            select count(distinct x.id)
              from manifest m join violation x on x.vehicle_id = m.vehicle_id and x.organization_id = m.carrier_organization_id
                  and x.started_at between m.carried_at and coalesce(m.received_at, m.carried_at + interval '24 hours')
             where m.carrier_organization_id = ? and m.producer_handed_over_at >= ? and m.carrier_driver_phone = any(?)
               and x.started_at < ? and x.started_at >= ? and x.type = any(?) and x.review_state <> 'DISMISSED'""";

    /** Others that may go into the same case. */
    private static final String ALIKE = """
            select x.id, x.review_state, x.review_revision from violation x
             where x.organization_id = ? and x.id <> ? and x.review_state in ('UNREVIEWED', 'CONFIRMED') and x.type = any(?)
               and x.started_at >= ?
             order by (x.vehicle_id = ?) desc, x.started_at desc limit ?""";

    private final Statements statements;
    private final ViolationReader violations;
    private final PolicyBook policy;
    private final PersonalSeal seal;
    private final Clock clock;

    TriageReader(Statements statements, ViolationReader violations, PolicyBook policy, PersonalSeal seal, Clock clock) {
        this.statements = statements;
        this.violations = violations;
        this.policy = policy;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * A finding in the list.
     *
     * @param finding with its urgency
     * @param state of its review
     * @param revision of its review
     */
    public record Line(Waiting finding, ReviewState state, int revision) {}

    /** The manifest under which a truck drove, and who drove it by that. */
    public record Trip(ManifestNumber number, String driverName, String driverPhone) {}

    /** A violation that may go into the same case, with the revision of its review. */
    public record Alike(Violation violation, int revision) {}

    /** Something to choose from. */
    public record Choice(long id, String name) {}

    /**
     * What an officer wants to know beside the evidence. Counts are of violations that stand: what was dismissed is none.
     *
     * @param trip the manifest at that moment, or null
     * @param ofTruck how many the truck has had within {@link #BEFORE} before this one
     * @param ofDriver how many the driver has had within {@link #BEFORE_OF_DRIVER}, or null where no manifest names him
     * @param earlier the truck's last ones
     * @param alike what may go into the same case
     */
    public record Surroundings(
            @Nullable Trip trip, long ofTruck, @Nullable Long ofDriver, List<Violation> earlier, List<Alike> alike) {}

    /** How many there are. */
    public long count(TriageFilter filter) {
        return statements
                .first("select count(*)" + FOUND, row -> row.getLong(1), values(filter))
                .orElse(0L);
    }

    /** The most urgent first where nobody has decided yet; else the latest. */
    public List<Line> lines(TriageFilter filter, int most) {
        boolean queue = filter.isQueue();
        String order = queue ? " order by x.started_at, x.id limit " : " order by x.started_at desc, x.id desc limit ";
        List<Standing> reviews = statements.query(
                "select x.id, x.review_state, x.review_revision" + FOUND + order + (queue ? MOST_ORDERED : most),
                TriageReader::standing,
                values(filter));
        Map<Long, Violation> found =
                byId(reviews.stream().map(Standing::violation).toList());
        List<Line> lines = new ArrayList<>();
        for (Standing review : reviews) {
            Violation violation = found.get(review.violation());
            if (violation != null) {
                lines.add(new Line(waiting(violation), review.state(), review.revision()));
            }
        }
        if (queue) {
            lines.sort(Comparator.comparing(Line::finding, Waiting.mostUrgentFirst(clock.instant())));
        }
        return List.copyOf(lines.subList(0, Math.min(most, lines.size())));
    }

    /** What the review of a finding has come to. */
    private record Standing(long violation, ReviewState state, int revision) {}

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getLong(1), ReviewState.valueOf(row.getString(2)), row.getInt(3));
    }

    /** One finding with what its review has come to. */
    public Optional<Line> line(long violation) {
        return statements
                .first(
                        "select id, review_state, review_revision from violation where id = ?",
                        TriageReader::standing,
                        violation)
                .flatMap(review -> violations.all(List.of(violation)).stream()
                        .findFirst()
                        .map(found -> new Line(waiting(found), review.state(), review.revision())));
    }

    private Waiting waiting(Violation violation) {
        Duration time = policy.timeline().at(violation.detectedAt()).get(OpenPoints.REVIEW_DUE);
        return new Waiting(
                violation,
                Severity.of(violation.type(), violation.measure()),
                violation.detectedAt().plus(time));
    }

    /** What to know beside the evidence. */
    public Surroundings around(Violation violation) {
        Instant at = violation.startedAt();
        List<String> types = Kinds.violations();
        Trip trip = statements
                .first(
                        TRIP,
                        row -> new Trip(
                                new ManifestNumber(row.getString(1)),
                                seal.open(row.getString(2)),
                                seal.open(row.getString(3))),
                        violation.plate(),
                        violation.plate(),
                        violation.vehicleId(),
                        at,
                        at,
                        at,
                        at)
                .orElse(null);
        Instant since = at.minus(BEFORE);
        List<Long> earlier = statements.query(
                EARLIER_OF_TRUCK,
                row -> row.getLong(1),
                violation.plate(),
                violation.vehicleId(),
                at,
                since,
                types,
                MOST_EARLIER);
        long ofTruck = statements
                .first(
                        COUNT_OF_TRUCK,
                        row -> row.getLong(1),
                        violation.plate(),
                        violation.vehicleId(),
                        at,
                        since,
                        types)
                .orElse(0L);
        return new Surroundings(
                trip,
                ofTruck,
                trip == null ? null : ofDriver(violation, trip, types),
                inOrder(earlier),
                alike(violation, types));
    }

    private Long ofDriver(Violation violation, Trip trip, List<String> types) {
        Instant since = violation.startedAt().minus(BEFORE_OF_DRIVER);
        return statements
                .first(
                        COUNT_OF_DRIVER,
                        row -> row.getLong(1),
                        violation.carrier().value(),
                        since,
                        seal.forms(trip.driverPhone()),
                        violation.startedAt(),
                        since,
                        types)
                .orElse(0L);
    }

    private Map<Long, Violation> byId(List<Long> ids) {
        Map<Long, Violation> found = new HashMap<>();
        violations.all(ids).forEach(one -> found.put(one.id(), one));
        return found;
    }

    private List<Violation> inOrder(List<Long> ids) {
        Map<Long, Violation> found = byId(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<Alike> alike(Violation violation, List<String> types) {
        List<Standing> reviews = statements.query(
                ALIKE,
                TriageReader::standing,
                violation.carrier().value(),
                violation.id(),
                types,
                violation.startedAt().minus(BEFORE_OF_DRIVER),
                violation.vehicleId(),
                MOST_ALIKE);
        Map<Long, Violation> found =
                byId(reviews.stream().map(Standing::violation).toList());
        List<Alike> alike = new ArrayList<>();
        for (Standing review : reviews) {
            Violation other = found.get(review.violation());
            if (other != null) {
                alike.add(new Alike(other, review.revision()));
            }
        }
        return alike;
    }

    /** The carriers that have findings at all. */
    public List<Choice> carriers() {
        return statements.query("""
                select o.id, o.name from organization o
                 where exists (select from violation x where x.organization_id = o.id) order by o.name, o.id limit 200""", row -> new Choice(row.getLong(1), row.getString(2)));
    }

    /** Places in use. */
    public List<Choice> places() {
        return statements.query(
                "select id, name from place where active order by name, id limit 200",
                row -> new Choice(row.getLong(1), row.getString(2)));
    }

    private static @Nullable Object[] values(TriageFilter filter) {
        return new @Nullable Object[] {
            filter.states().stream().map(ReviewState::name).toList(),
            filter.types().stream().map(Enum::name).toList(),
            filter.carrier(),
            filter.carrier(),
            filter.from(),
            filter.from(),
            filter.to(),
            filter.to(),
            filter.place(),
            filter.place()
        };
    }
}
