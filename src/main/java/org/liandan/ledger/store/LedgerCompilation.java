package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.VehicleId;
import org.liandan.ledger.Arrival;
import org.liandan.ledger.LedgerContent;
import org.liandan.ledger.LedgerKey;
import org.liandan.ledger.LedgerLine;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.LedgerScope;
import org.liandan.ledger.LedgerSubject;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Movements;
import org.liandan.place.PlaceId;

/**
 * Puts a day's ledger together from the manifests as they are. Each kind reads one index of the manifests' table: that of the
 * origin's area, of the destination, of the carrier.
 */
@ApplicationScoped
public class LedgerCompilation {

    /** A day of the busiest site has hundreds. */
    public static final int MOST_LINES = 20_000;

    /** Tracks are looked at for as many open loads of a site; the rest is in the next look. */
    private static final int MOST_OPEN = 100;

    private static final String OF_SUBDISTRICT = "select m.producer_waste_category" + LedgerRows.LINE + LedgerRows.FROM
            + " where m.origin_subdistrict_id = ? and m.producer_handed_over_at >= ? and m.producer_handed_over_at < ?"
            + " and m.issued_at is not null and (?::text is null or m.producer_waste_category = ?) limit ?";

    private static final String OF_CARRIER = "select m.producer_waste_category" + LedgerRows.LINE + LedgerRows.FROM
            + " where m.carrier_organization_id = ? and m.producer_handed_over_at >= ? and m.producer_handed_over_at < ?"
            + " and m.carried_at is not null limit ?";

    /** Two states, two partial indexes. */
    private static final String OF_SITE = siteSql("CLOSED") + " union all " + siteSql("REJECTED") + " limit ?";

    private static final String ON_THE_WAY = """
            select m.number, m.carrier_plate, c.name as carrier, m.vehicle_id, m.carried_at, m.arrived_at
              from manifest m join organization c on c.id = m.carrier_organization_id
             where m.state in ('IN_TRANSIT', 'DELIVERED') and m.destination_place_id = ?
               and m.carried_at < ? and m.carried_at >= ?
             order by m.carried_at limit ?""";

    private final LedgerRows rows;
    private final Movements movements;

    LedgerCompilation(LedgerRows rows, Movements movements) {
        this.rows = rows;
        this.movements = movements;
    }

    private static String siteSql(String state) {
        return "select m.receiver_waste_category" + LedgerRows.LINE + LedgerRows.FROM
                + " where m.destination_place_id = ? and m.receiver_received_at >= ? and m.receiver_received_at < ?"
                + " and m.state = '" + state + "'";
    }

    /**
     * The day as the manifests say it now.
     *
     * @throws LedgerRefusedException if there are more than {@link #MOST_LINES} lines
     */
    public LedgerContent content(LedgerSubject subject, LocalDate day, Instant now) {
        LedgerKey key = subject.on(day);
        List<Arrival> arrivals = switch (subject.kind()) {
            case SITE -> arrivals(key, now);
            case SUBDISTRICT, CARRIER -> List.of();
        };
        return new LedgerContent(
                subject.kind(),
                subject.code(),
                subject.name(),
                day,
                subject.scope(),
                lines(key, subject.scope()),
                arrivals);
    }

    /** The day's lines, without a site's tracks. */
    List<LedgerLine> lines(LedgerKey key, @Nullable LedgerScope scope) {
        int limit = MOST_LINES + 1;
        String category = scope == LedgerScope.RENOVATION_ONLY ? "RENOVATION_WASTE" : null;
        List<LedgerLine> lines = switch (key.kind()) {
            case SUBDISTRICT ->
                rows.query(
                        OF_SUBDISTRICT,
                        LedgerRows::line,
                        key.subject(),
                        key.from(),
                        key.to(),
                        category,
                        category,
                        limit);
            case CARRIER -> rows.query(OF_CARRIER, LedgerRows::line, key.subject(), key.from(), key.to(), limit);
            case SITE ->
                rows.query(
                        OF_SITE,
                        LedgerRows::line,
                        key.subject(),
                        key.from(),
                        key.to(),
                        key.subject(),
                        key.from(),
                        key.to(),
                        limit);
        };
        if (lines.size() > MOST_LINES) {
            throw new LedgerRefusedException(LedgerRefusal.TOO_MANY_LINES, MOST_LINES);
        }
        return lines;
    }

    private record OnTheWay(
            ManifestNumber number,
            @Nullable String plate,
            String carrier,
            int vehicle,
            Instant carriedAt,
            @Nullable Instant arrivedAt) {}

    /** Loads that set out within a day before the day's end, came to the site, and have no receipt now. */
    private List<Arrival> arrivals(LedgerKey key, Instant now) {
        Instant until = now.isBefore(key.to()) ? now : key.to();
        List<OnTheWay> open = rows.query(
                ON_THE_WAY,
                row -> new OnTheWay(
                        new ManifestNumber(row.getString("number")),
                        row.getString("carrier_plate"),
                        row.getString("carrier"),
                        row.getInt("vehicle_id"),
                        Objects.requireNonNull(LedgerRows.instant(row, "carried_at")),
                        LedgerRows.instant(row, "arrived_at")),
                key.subject(),
                key.to(),
                key.from().minus(Duration.ofDays(1)),
                MOST_OPEN);
        List<Arrival> arrivals = new ArrayList<>();
        for (OnTheWay load : open) {
            Instant entered = load.arrivedAt();
            if (entered == null
                    && movements.visit(
                                    new VehicleId(load.vehicle()), new PlaceId(key.subject()), load.carriedAt(), until)
                            instanceof Movements.Visit.Seen(Instant at, var _)) {
                entered = at;
            }
            if (entered != null && !entered.isBefore(key.from()) && entered.isBefore(key.to())) {
                arrivals.add(new Arrival(load.number(), load.plate(), load.carrier(), entered));
            }
        }
        return arrivals;
    }

    /**
     * How many loads there are on each of some days, and what they come to; voided ones are not counted.
     *
     * @param from first day
     * @param to last day, included
     */
    public List<DayCount> counts(LedgerSubject subject, LocalDate from, LocalDate to) {
        String category = subject.scope() == LedgerScope.RENOVATION_ONLY ? "RENOVATION_WASTE" : null;
        Instant start = subject.on(from).from();
        Instant end = subject.on(to).to();
        return switch (subject.kind()) {
            case SUBDISTRICT ->
                days(
                        "producer_handed_over_at",
                        "producer_volume_m3",
                        "origin_subdistrict_id = ? and issued_at is not null and state <> 'CANCELLED'"
                                + " and (?::text is null or producer_waste_category = ?)",
                        start,
                        end,
                        subject.id(),
                        category,
                        category);
            case CARRIER ->
                days(
                        "producer_handed_over_at",
                        "producer_volume_m3",
                        "carrier_organization_id = ? and carried_at is not null and state <> 'CANCELLED'",
                        start,
                        end,
                        subject.id());
            case SITE ->
                days(
                        "receiver_received_at",
                        "receiver_volume_m3",
                        "destination_place_id = ? and state = 'CLOSED'",
                        start,
                        end,
                        subject.id());
        };
    }

    /** A day in a list. */
    public record DayCount(LocalDate day, int loads, BigDecimal volumeM3) {}

    private List<DayCount> days(
            String moment, String volume, String where, Instant from, Instant to, @Nullable Object... values) {
        List<@Nullable Object> bound = new ArrayList<>(Arrays.asList(values));
        bound.add(from);
        bound.add(to);
        return rows.query(
                "select (" + moment + " at time zone 'Asia/Shanghai')::date as day, count(*) as loads, sum(" + volume
                        + ") as volume from manifest where " + where + " and " + moment + " >= ? and " + moment
                        + " < ? group by 1",
                row -> new DayCount(LedgerRows.day(row, "day"), row.getInt("loads"), row.getBigDecimal("volume")),
                bound.toArray());
    }
}
