package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;
import org.liandan.manifest.Cancellation;
import org.liandan.manifest.CarrierPart;
import org.liandan.manifest.Decision;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.Fitness;
import org.liandan.manifest.Header;
import org.liandan.manifest.Leg;
import org.liandan.manifest.Lineage;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Party;
import org.liandan.manifest.ProducerPart;
import org.liandan.manifest.ReceiverPart;
import org.liandan.manifest.Recyclable;
import org.liandan.manifest.RefusalReason;
import org.liandan.manifest.Signature;
import org.liandan.manifest.Signed;
import org.liandan.manifest.Site;
import org.liandan.manifest.SoilBasis;
import org.liandan.manifest.TransportMode;
import org.liandan.manifest.VolumeBasis;
import org.liandan.manifest.Warning;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.CreditCode;
import org.liandan.party.OrganizationId;
import org.liandan.party.PhoneNumber;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;

/** A row of {@link #SELECT} as a manifest. The reverse is {@link ManifestColumns}. */
final class ManifestRow {

    /** A manifest with its parties and places; to be completed by a condition on {@code m}. */
    static final String SELECT = """
            select m.*,
                   case when m.leg <> 'FIRST' then (select string_agg(f.parent, ',' order by f.parent)
                                                      from manifest_parent f where f.child = m.number) end as parents,
                   p.name as p_name, p.credit_code as p_code,
                   c.name as c_name, c.credit_code as c_code,
                   r.name as r_name, r.credit_code as r_code,
                   o.code as o_code, o.name as o_name, o.kind as o_kind, o.address as o_address,
                   oo.id as oo_id, oo.name as oo_name, oo.credit_code as oo_code,
                   (select st_covers(b.area, st_centroid(o.fence)) from boundary b where b.adcode = '150203') as o_inside,
                   d.code as d_code, d.name as d_name, d.kind as d_kind, d.address as d_address,
                   dd.id as dd_id, dd.name as dd_name, dd.credit_code as dd_code
              from manifest m
              join organization p on p.id = m.producer_organization_id
              join organization c on c.id = m.carrier_organization_id
              join organization r on r.id = m.receiver_organization_id
              join place o on o.id = m.origin_place_id
              join organization oo on oo.id = o.organization_id
              join place d on d.id = m.destination_place_id
              join organization dd on dd.id = d.organization_id
            """;

    private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};

    private final ResultSet row;
    private final PersonalFields personal;
    private final ObjectMapper json;

    private ManifestRow(ResultSet row, PersonalFields personal, ObjectMapper json) {
        this.row = row;
        this.personal = personal;
        this.json = json;
    }

    /** The manifest of the current row. */
    static StoredManifest read(ResultSet row, PersonalFields personal, ObjectMapper json) throws SQLException {
        ManifestRow reader = new ManifestRow(row, personal, json);
        return new StoredManifest(
                reader.manifest(), row.getInt("version"), reader.instant("updated_at"), row.getInt("edition"));
    }

    private Manifest manifest() throws SQLException {
        List<Warning> warnings = warnings();
        return switch (ManifestState.valueOf(text("state"))) {
            case DRAFT -> draft(warnings);
            case ISSUED -> issued(warnings);
            case IN_TRANSIT -> inTransit(warnings);
            case DELIVERED -> new Manifest.Delivered(inTransit(warnings), arrival());
            case CLOSED -> new Manifest.Closed(load(warnings), receipt(), warnings);
            case REJECTED -> new Manifest.Rejected(load(warnings), receipt(), warnings);
            case CANCELLED -> new Manifest.Cancelled(beforeCancellation(warnings), cancellation());
        };
    }

    private Manifest.Draft draft(List<Warning> warnings) throws SQLException {
        return new Manifest.Draft(header(), producer(), warnings);
    }

    private Manifest.Issued issued(List<Warning> warnings) throws SQLException {
        // empty in rows from before loads could be sent on
        boolean named = row.getObject("issued_organization_id") != null;
        OrganizationId issuer = organization(named ? "issued_organization_id" : "producer_organization_id");
        return new Manifest.Issued(header(), new Signed<>(producer(), signature("issued", issuer)), warnings);
    }

    private Manifest.InTransit inTransit(List<Warning> warnings) throws SQLException {
        Signature signature = signature("carried", organization("carrier_organization_id"));
        var carriage =
                new Manifest.Carriage(new Signed<>(carrier(), signature), new VehicleId(row.getInt("vehicle_id")));
        return new Manifest.InTransit(issued(warnings), carriage, warnings);
    }

    private Manifest.OnTheRoad load(List<Warning> warnings) throws SQLException {
        Manifest.InTransit inTransit = inTransit(warnings);
        return row.getObject("arrived_at") == null ? inTransit : new Manifest.Delivered(inTransit, arrival());
    }

    private Manifest.Cancellable beforeCancellation(List<Warning> warnings) throws SQLException {
        if (row.getObject("issued_at") == null) {
            return draft(warnings);
        }
        if (row.getObject("carried_at") == null) {
            return issued(warnings);
        }
        Manifest.InTransit inTransit = inTransit(warnings);
        return row.getObject("arrived_at") == null ? inTransit : new Manifest.Delivered(inTransit, arrival());
    }

    private Header header() throws SQLException {
        return new Header(
                new ManifestNumber(text("number")),
                party(row.getLong("producer_organization_id"), "p"),
                party(row.getLong("carrier_organization_id"), "c"),
                party(row.getLong("receiver_organization_id"), "r"),
                site(row.getLong("origin_place_id"), "o", (Boolean) row.getObject("o_inside")),
                site(row.getLong("destination_place_id"), "d", null),
                instant("created_at"),
                text("created_by"),
                lineage());
    }

    private Lineage lineage() throws SQLException {
        Leg leg = Leg.valueOf(text("leg"));
        if (leg == Leg.FIRST) {
            return Lineage.NONE;
        }
        String fitness = row.getString("fitness");
        return new Lineage(
                leg,
                Arrays.stream(text("parents").split(",", -1))
                        .map(ManifestNumber::new)
                        .toList(),
                row.getInt("depth"),
                fitness == null ? null : Fitness.valueOf(fitness));
    }

    private Party party(long id, String prefix) throws SQLException {
        return new Party(new OrganizationId(id), text(prefix + "_name"), new CreditCode(text(prefix + "_code")));
    }

    private Site site(long id, String prefix, @Nullable Boolean inside) throws SQLException {
        String operator = prefix + prefix;
        return new Site(
                new PlaceId(id),
                text(prefix + "_code"),
                text(prefix + "_name"),
                PlaceKind.valueOf(text(prefix + "_kind")),
                text(prefix + "_address"),
                party(row.getLong(operator + "_id"), operator),
                inside);
    }

    private ProducerPart producer() throws SQLException {
        return new ProducerPart(
                text("producer_site_name"),
                text("producer_site_address"),
                row.getBoolean("producer_cross_district"),
                text("producer_responsible_party"),
                new CreditCode(text("producer_credit_code")),
                text("producer_handler_name"),
                new PhoneNumber(text("producer_handler_phone")),
                instant("producer_handed_over_at"),
                WasteCategory.valueOf(text("producer_waste_category")),
                (Boolean) row.getObject("producer_good_soil"),
                volume("producer_volume_m3"),
                code(Recyclable.class, "producer_recyclable"),
                code(SoilBasis.class, "producer_soil_basis"),
                code(VolumeBasis.class, "producer_volume_basis"),
                row.getString("producer_resident_room"));
    }

    private CarrierPart carrier() throws SQLException {
        return new CarrierPart(
                TransportMode.valueOf(text("carrier_transport_mode")),
                text("carrier_responsible_party"),
                new CreditCode(text("carrier_credit_code")),
                text("carrier_driver_name"),
                new PhoneNumber(text("carrier_driver_phone")),
                new PlateNumber(text("carrier_plate")),
                text("carrier_origin"),
                text("carrier_destination"),
                (Boolean) row.getObject("carrier_checked"));
    }

    private Signature arrival() throws SQLException {
        return signature("arrived", organization("arrived_organization_id"));
    }

    private Signed<ReceiverPart> receipt() throws SQLException {
        ReceiverPart part = new ReceiverPart(
                text("receiver_site_address"),
                text("receiver_responsible_party"),
                new CreditCode(text("receiver_credit_code")),
                text("receiver_handler_name"),
                new PhoneNumber(text("receiver_handler_phone")),
                instant("receiver_received_at"),
                WasteCategory.valueOf(text("receiver_waste_category")),
                volume("receiver_volume_m3"),
                DisposalMethod.valueOf(text("receiver_disposal_method")),
                Decision.valueOf(text("receiver_decision")),
                code(RefusalReason.class, "receiver_refusal_reason"),
                row.getString("receiver_next_destination"),
                row.getString("receiver_remarks"),
                (Boolean) row.getObject("receiver_checked"));
        return new Signed<>(part, signature("received", organization("receiver_organization_id")));
    }

    private Cancellation cancellation() throws SQLException {
        return new Cancellation(
                text("cancellation_reason"), signature("cancelled", organization("cancelled_organization_id")));
    }

    private Signature signature(String name, OrganizationId organization) throws SQLException {
        return new Signature(text(name + "_by"), organization, instant(name + "_at"));
    }

    private List<Warning> warnings() throws SQLException {
        try {
            return json.readValue(text("warnings"), WARNINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the warnings of " + text("number"), e);
        }
    }

    private OrganizationId organization(String column) throws SQLException {
        return new OrganizationId(row.getLong(column));
    }

    private BigDecimal volume(String column) throws SQLException {
        return ManifestList.plain(row.getBigDecimal(column));
    }

    /** A code that nobody had to choose. */
    private <E extends Enum<E>> @Nullable E code(Class<E> type, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private Instant instant(String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A column that this state has; the table's constraints see to that. */
    private String text(String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new IllegalStateException("manifest column " + column + " is empty");
        }
        return personal.fromColumn(column, value);
    }
}
