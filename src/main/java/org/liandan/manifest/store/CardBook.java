package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.VehicleId;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.manifest.Channel;
import org.liandan.manifest.waybill.DriverCard;
import org.liandan.party.OrganizationId;

/** Drivers' cards as terminals have reported them. A card is evidence of who drives; it signs nothing. */
@ApplicationScoped
public class CardBook {

    private static final String INSERT = """
            insert into driver_card (terminal_id, vehicle_id, organization_id, event, read_result, at, received_at,
                driver_name, licence, licence_end, licence_digest, agency, valid_until)
            select ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::text, ?::bytea, ?::text, ?::bytea, ?::text, ?::date
            where (select count(*) from driver_card where terminal_id = ? and received_at > ?) < ?
            on conflict on constraint driver_card_natural_uk do nothing""";

    private static final String LATEST = """
            select event, driver_name, licence, licence_end, at from driver_card
            where vehicle_id = ? and at > ? and at <= ?
            order by at desc, id desc limit 1""";

    private static final String LIST = """
            select c.event, c.read_result, c.at, c.received_at, c.driver_name, coalesce(c.licence_end, '') as licence_end,
                v.plate
            from driver_card c join vehicle v on v.id = c.vehicle_id
            where (?::bigint is null or c.organization_id = ?) order by c.received_at desc, c.id desc limit ?""";

    /** A terminal that reports more in a day has a loose contact; the first ones tell as much. */
    private static final int MOST_PER_DAY = 500;

    private static final int LICENCE_END = 4;
    private static final int MOST_NAME = 50;

    private final Statements statements;
    private final PersonalText personal;
    private final PersonalSeal seal;
    private final Clock clock;

    CardBook(Statements statements, PersonalText personal, PersonalSeal seal, Clock clock) {
        this.statements = statements;
        this.personal = personal;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * The driver whose card is in a vehicle's terminal.
     *
     * @param name as on the card
     * @param licence number of the 从业资格证; null where the card has none or it cannot be opened any more
     * @param licenceEnd its last characters, for people
     * @param since when the card was put in
     */
    public record AtTheWheel(String name, @Nullable String licence, String licenceEnd, Instant since) {}

    /**
     * One line of the list.
     *
     * @param driver name on the card; empty when none was read
     * @param licence masked
     */
    public record Line(
            String plate, int event, int readResult, Instant at, Instant receivedAt, String driver, String licence) {}

    /** Keeps a card's coming or going; the same, however often it comes, is one line. */
    public void keep(RegisteredTerminal terminal, DriverCard card) {
        DriverCard.Holder holder = card.holder();
        String licence = holder == null || holder.licence().isBlank()
                ? null
                : holder.licence().strip();
        byte[] licenceBytes = licence == null ? null : licence.getBytes(StandardCharsets.UTF_8);
        statements.update(
                INSERT,
                terminal.terminal().value(),
                terminal.vehicle().value(),
                terminal.carrier().value(),
                card.event(),
                card.readResult(),
                card.at(),
                card.receivedAt(),
                holder == null ? null : seal.seal(cut(holder.name())),
                licenceBytes == null ? null : personal.seal(licenceBytes),
                licence == null ? null : licence.substring(Math.max(0, licence.length() - LICENCE_END)),
                licenceBytes == null ? null : personal.digest(licenceBytes),
                holder == null ? null : cut(holder.agency()),
                holder == null ? null : holder.validUntil(),
                terminal.terminal().value(),
                card.receivedAt().minus(Duration.ofDays(1)),
                MOST_PER_DAY);
    }

    /** Whose card is in; empty when the last one was taken out, could not be read, or is from another day. */
    public Optional<AtTheWheel> atTheWheel(VehicleId vehicle, Instant now) {
        return statements
                .first(
                        LATEST,
                        this::latest,
                        vehicle.value(),
                        now.minus(DriverCard.GOOD_FOR),
                        now.plus(Channel.CLOCK_AHEAD))
                .filter(latest -> latest.event() != 2)
                .flatMap(Latest::driver);
    }

    /** Whose card is in the terminal of a carrier's truck now. */
    public Optional<AtTheWheel> ofTruck(OrganizationId carrier, String plate) {
        return statements
                .first(
                        "select id from vehicle where plate = ? and organization_id = ? and active limit 1",
                        row -> new VehicleId(row.getInt(1)),
                        plate,
                        carrier.value())
                .flatMap(vehicle -> atTheWheel(vehicle, clock.instant()));
    }

    /** The latest comings and goings, of one carrier or of all. */
    public List<Line> list(@Nullable Long organization, int most) {
        return statements.query(LIST, this::line, organization, organization, most);
    }

    /** What the latest event of a vehicle says. */
    private record Latest(int event, Optional<AtTheWheel> driver) {}

    private Latest latest(ResultSet row) throws SQLException {
        String name = seal.shown(row.getString("driver_name"));
        if (name == null) {
            return new Latest(row.getInt("event"), Optional.empty());
        }
        String end = row.getString("licence_end");
        AtTheWheel driver = new AtTheWheel(
                name, licence(row.getBytes("licence")), end == null ? "" : end, Statements.time(row, "at"));
        return new Latest(row.getInt("event"), Optional.of(driver));
    }

    private @Nullable String licence(byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : personal.open(sealed)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse(null);
    }

    private Line line(ResultSet row) throws SQLException {
        String driver = seal.shown(row.getString("driver_name"));
        return new Line(
                row.getString("plate"),
                row.getInt("event"),
                row.getInt("read_result"),
                Statements.time(row, "at"),
                Statements.time(row, "received_at"),
                driver == null ? "" : driver,
                DriverCard.masked(row.getString("licence_end")));
    }

    /** Cards are written by anybody's printer: what is no text of a person's is cut off. */
    private static String cut(String text) {
        String clean = text.replaceAll("\\p{C}", "").strip();
        return clean.substring(
                0, clean.offsetByCodePoints(0, Math.min(MOST_NAME, clean.codePointCount(0, clean.length()))));
    }
}
