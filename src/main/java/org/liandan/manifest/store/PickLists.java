package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.TransportMode;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceKind;

/** What people choose from on the manifest's pages, and what they wrote last: so that a form opens nearly filled in. */
@ApplicationScoped
public class PickLists {

    /** Longer lists are a matter for a search field; nobody scrolls through them at a gate. */
    private static final int LONGEST_LIST = 1000;

    private static final String ORGANIZATION = "select name, credit_code from organization where id = ?";

    private static final String ORIGINS = """
            select code, name, kind, address,
                (select st_covers(b.area, st_centroid(place.fence)) from boundary b where b.adcode = '150203') as inside
            from place
            where organization_id = ? and active
                and kind in ('CONSTRUCTION_SITE', 'RESIDENTIAL_COMPOUND', 'TEMPORARY_STORAGE')
            order by name, id limit ?""";

    private static final String DESTINATIONS = """
            select code, name, kind, address, null::boolean as inside from place
            where active and kind in ('TRANSFER_YARD', 'SORTING_CENTRE', 'BACKFILL_SITE', 'LANDFILL')
                and (position(lower(?) in lower(name)) > 0 or position(lower(?) in lower(code)) > 0)
            order by name, id limit ?""";

    private static final String CARRIERS = """
            select o.name, o.credit_code from organization o
            where o.active and exists (select 1 from vehicle v where v.organization_id = o.id and v.active)
                and (position(lower(?) in lower(o.name)) > 0 or position(? in o.credit_code) > 0)
            order by o.name, o.id limit ?""";

    private static final String VEHICLES = """
            select v.plate, v.box_volume_m3, m.number as busy_with,
                (select max(carried_at) from manifest where vehicle_id = v.id and carried_by = ?) as last_used
            from vehicle v left join manifest m on m.vehicle_id = v.id and m.state = 'IN_TRANSIT'
            where v.organization_id = ? and v.active
            order by (m.number is not null), last_used desc nulls last, v.plate, v.id limit ?""";

    private static final String DRIVERS = """
            select d.id, d.name, d.phone, coalesce(u.username = ?, false) as own
            from driver d left join app_user u on u.id = d.user_id
            where d.organization_id = ? and d.active
            order by own desc, d.name, d.id limit ?""";

    /** By whom the person's loads were driven last, as their manifests have it: sealed. */
    private static final String LAST_DRIVERS = """
            select carrier_driver_phone, max(carried_at) as last_used from manifest
            where carrier_organization_id = ? and carried_by = ? and carrier_driver_phone is not null
            group by carrier_driver_phone""";

    private static final String ISSUED = """
            select m.number, o.code as origin, d.code as destination, c.credit_code as carrier,
                m.producer_waste_category, m.producer_good_soil, m.producer_volume_m3, m.producer_handler_name,
                m.producer_handler_phone, m.producer_cross_district
            from manifest m join place o on o.id = m.origin_place_id join place d on d.id = m.destination_place_id
                join organization c on c.id = m.carrier_organization_id
            where m.producer_organization_id = ?""";

    private static final String LAST_ISSUED = ISSUED + " and m.created_by = ? order by m.created_at desc limit 1";

    private static final String ONE_ISSUED = ISSUED + " and m.number = ?";

    private static final String LAST_CARRIED = """
            select carrier_transport_mode from manifest where carrier_organization_id = ? and carried_by = ?
            order by carried_at desc limit 1""";

    private static final String LAST_RECEIVED = """
            select receiver_handler_name, receiver_handler_phone, receiver_disposal_method from manifest
            where receiver_organization_id = ? and received_by = ? and destination_place_id = ?
            order by received_at desc limit 1""";

    private final DataSource database;
    private final PersonalSeal seal;

    PickLists(DataSource database, PersonalSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** An organisation as forms name it. */
    public record Named(String name, String creditCode) {}

    /**
     * A place that a manifest may name.
     *
     * @param insideDistrict of an origin, whether it lies in the district; null for others, and while no boundary is loaded
     */
    public record PlaceOption(
            String code,
            String name,
            PlaceKind kind,
            String address,
            @Nullable Boolean insideDistrict) {}

    /**
     * A truck of the carrier.
     *
     * @param busyWith number of the manifest that it carries now, or null when it is free
     */
    public record VehicleOption(
            String plate,
            @Nullable BigDecimal boxVolumeM3,
            @Nullable String busyWith) {}

    /**
     * A driver of the carrier.
     *
     * @param own whether it is the person who asks
     */
    public record DriverOption(long id, String name, String phone, boolean own) {}

    /** What the producer's clerk wrote last. */
    public record LastIssued(
            String number,
            String origin,
            String destination,
            String carrier,
            WasteCategory wasteCategory,
            @Nullable Boolean goodSoil,
            BigDecimal volumeM3,
            String handlerName,
            String handlerPhone,
            boolean crossDistrict) {}

    /** What the gate-keeper wrote last at that place. */
    public record LastReceived(String handlerName, String handlerPhone, DisposalMethod disposalMethod) {}

    /**
     * The organisation's name and code.
     *
     * @throws IllegalStateException if there is no such organisation: accounts always have one
     */
    public Named organization(OrganizationId organization) {
        return query(ORGANIZATION, PickLists::named, organization.value()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no organisation " + organization.value()));
    }

    /** The active places of a producer from which loads may come. */
    public List<PlaceOption> origins(OrganizationId producer) {
        return query(ORIGINS, PickLists::place, producer.value(), LONGEST_LIST);
    }

    /** The active places to which loads go. */
    public List<PlaceOption> destinations() {
        return destinations("");
    }

    /** The active places to which loads go and whose name or code holds the text, in any case; all for an empty one. */
    public List<PlaceOption> destinations(String text) {
        return query(DESTINATIONS, PickLists::place, text, text, LONGEST_LIST);
    }

    /** The active organisations with trucks. */
    public List<Named> carriers() {
        return carriers("");
    }

    /** Those of them whose name or code holds the text; all for an empty one. */
    public List<Named> carriers(String text) {
        return query(CARRIERS, PickLists::named, text, text, LONGEST_LIST);
    }

    /** The trucks of a carrier: free ones first, and among them the one that the person chose last. */
    public List<VehicleOption> vehicles(OrganizationId carrier, String username) {
        return query(
                VEHICLES,
                row -> new VehicleOption(
                        row.getString("plate"), row.getBigDecimal("box_volume_m3"), row.getString("busy_with")),
                username,
                carrier.value(),
                LONGEST_LIST);
    }

    /** The drivers of a carrier: the person first, then whom he or she chose last. */
    public List<DriverOption> drivers(OrganizationId carrier, String username) {
        Map<String, Instant> lastUsed = new HashMap<>();
        query(
                        LAST_DRIVERS,
                        row -> Map.entry(
                                seal.open(row.getString("carrier_driver_phone")),
                                row.getObject("last_used", OffsetDateTime.class).toInstant()),
                        carrier.value(),
                        username)
                .forEach(used -> lastUsed.merge(
                        used.getKey(), used.getValue(), (one, other) -> one.isAfter(other) ? one : other));
        List<DriverOption> drivers = query(
                DRIVERS,
                row -> new DriverOption(
                        row.getLong("id"),
                        row.getString("name"),
                        seal.open(row.getString("phone")),
                        row.getBoolean("own")),
                username,
                carrier.value(),
                LONGEST_LIST);
        // stable: within one rank they stay by name
        return drivers.stream()
                .sorted(Comparator.comparing((DriverOption driver) -> !driver.own())
                        .thenComparing(
                                driver -> lastUsed.getOrDefault(driver.phone(), Instant.MIN),
                                Comparator.reverseOrder()))
                .toList();
    }

    public Optional<LastIssued> lastIssued(OrganizationId producer, String username) {
        return query(LAST_ISSUED, this::lastIssued, producer.value(), username).stream()
                .findFirst();
    }

    /** What that manifest of the producer's says; empty when it is another's, or none. */
    public Optional<LastIssued> issued(OrganizationId producer, String number) {
        return query(ONE_ISSUED, this::lastIssued, producer.value(), number).stream()
                .findFirst();
    }

    public Optional<TransportMode> lastTransportMode(OrganizationId carrier, String username) {
        return query(LAST_CARRIED, row -> TransportMode.valueOf(row.getString(1)), carrier.value(), username).stream()
                .findFirst();
    }

    public Optional<LastReceived> lastReceived(OrganizationId receiver, String username, long place) {
        return query(
                        LAST_RECEIVED,
                        row -> new LastReceived(
                                seal.open(row.getString(1)),
                                seal.open(row.getString(2)),
                                DisposalMethod.valueOf(row.getString(3))),
                        receiver.value(),
                        username,
                        place)
                .stream()
                .findFirst();
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(row.getString("name"), row.getString("credit_code"));
    }

    private static PlaceOption place(ResultSet row) throws SQLException {
        return new PlaceOption(
                row.getString("code"),
                row.getString("name"),
                PlaceKind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getObject("inside", Boolean.class));
    }

    private LastIssued lastIssued(ResultSet row) throws SQLException {
        return new LastIssued(
                row.getString("number"),
                row.getString("origin"),
                row.getString("destination"),
                row.getString("carrier"),
                WasteCategory.valueOf(row.getString("producer_waste_category")),
                row.getObject("producer_good_soil", Boolean.class),
                row.getBigDecimal("producer_volume_m3"),
                seal.open(row.getString("producer_handler_name")),
                seal.open(row.getString("producer_handler_phone")),
                row.getBoolean("producer_cross_district"));
    }

    /** One row as a value. */
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a pick list", e);
        }
    }
}
