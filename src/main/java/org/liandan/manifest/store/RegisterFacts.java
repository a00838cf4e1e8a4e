package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Party;
import org.liandan.manifest.Site;
import org.liandan.manifest.Truck;
import org.liandan.manifest.Trucks;
import org.liandan.party.Checked;
import org.liandan.party.CreditCode;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;

/** What a manifest must know of the registry: active parties, places and trucks. */
@ApplicationScoped
class RegisterFacts implements Trucks {

    /** Longer codes do not exist; what is longer is not looked up. */
    private static final int MAX_KEY = 100;

    private static final String SITE = """
            select s.id, s.code, s.name, s.kind, s.address, o.id as o_id, o.name as o_name, o.credit_code as o_code,
                   (select st_covers(b.area, st_centroid(s.fence)) from boundary b where b.adcode = '150203') as inside
              from place s join organization o on o.id = s.organization_id
             where s.active and (s.code = ? or s.id = ?)
             order by (s.code = ?) desc limit 1""";

    private final DataSource database;
    private final CardBook cards;

    RegisterFacts(DataSource database, CardBook cards) {
        this.database = database;
        this.cards = cards;
    }

    /** The active place of that code or id, or null. */
    @Nullable Site site(String codeOrId) {
        if (codeOrId.length() > MAX_KEY) {
            return null;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SITE)) {
            query.setString(1, codeOrId);
            query.setLong(2, id(codeOrId).orElse(-1));
            query.setString(3, codeOrId);
            try (var row = query.executeQuery()) {
                return row.next() ? siteOf(row) : null;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The active organisation of that credit code or id, or null. */
    @Nullable Party party(String codeOrId) {
        if (codeOrId.length() > MAX_KEY) {
            return null;
        }
        String code = CreditCode.check(codeOrId) instanceof Checked.Valid<CreditCode> valid
                ? valid.value().value()
                : codeOrId;
        return party(
                "active and (credit_code = ? or id = ?)", code, id(codeOrId).orElse(-1));
    }

    /** The organisation itself; whoever acts for it has an account there. */
    Party own(OrganizationId organization) {
        Party party = party("(credit_code = ? or id = ?)", "", organization.value());
        if (party == null) {
            throw new IllegalStateException("no organisation " + organization.value());
        }
        return party;
    }

    @Override
    public Optional<Truck> find(PlateNumber plate, OrganizationId carrier) {
        // the lock makes two confirmations of one truck wait for each other, so that carrying() is true until commit
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select id, box_volume_m3 from vehicle
                         where plate = ? and organization_id = ? and active
                         order by id limit 1 for no key update""")) {
            query.setString(1, plate.value());
            query.setLong(2, carrier.value());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Truck(new VehicleId(row.getInt("id")), plate, row.getBigDecimal("box_volume_m3")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<ManifestNumber> carrying(VehicleId vehicle) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select number from manifest where vehicle_id = ? and state = 'IN_TRANSIT'")) {
            query.setInt(1, vehicle.value());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new ManifestNumber(row.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<String> driverByCard(VehicleId vehicle, Instant now) {
        return cards.atTheWheel(vehicle, now).map(CardBook.AtTheWheel::name);
    }

    private @Nullable Party party(String condition, String code, long id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select id, name, credit_code from organization where "
                        + condition + " order by (credit_code = ?) desc limit 1")) {
            query.setString(1, code);
            query.setLong(2, id);
            query.setString(3, code);
            try (var row = query.executeQuery()) {
                return row.next() ? partyOf(row, "") : null;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Party partyOf(ResultSet row, String prefix) throws SQLException {
        return new Party(
                new OrganizationId(row.getLong(prefix + "id")),
                row.getString(prefix + "name"),
                new CreditCode(row.getString(prefix.isEmpty() ? "credit_code" : prefix + "code")));
    }

    private static Site siteOf(ResultSet row) throws SQLException {
        return new Site(
                new PlaceId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                PlaceKind.valueOf(row.getString("kind")),
                row.getString("address"),
                partyOf(row, "o_"),
                (Boolean) row.getObject("inside"));
    }

    private static OptionalLong id(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot read the registry", cause);
    }
}
