package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.MassBalance;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceId;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.store.PolicyBook;

/** The books of places: what came in, what went on, what was disposed of. Sums over manifests, kept by the
 * database with each of them ({@code site_total}); the audit compares them with the manifests. */
@ApplicationScoped
public class Books {

    private static final String BALANCE = """
            select coalesce((select volume_m3 from site_opening where place_id = p.id), 0) as opening,
                   coalesce(sum(t.came_m3), 0) as came, coalesce(sum(t.went_m3), 0) as went,
                   (select coalesce(sum(r.volume_m3), 0) from residue_disposal r where r.place_id = p.id) as residue
              from (select cast(? as bigint) as id) p left join site_total t on t.place_id = p.id
             group by p.id""";

    private final DataSource database;
    private final PolicyBook policies;
    private final Clock clock;

    Books(DataSource database, PolicyBook policies, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.clock = clock;
    }

    /** The share of what came in that may leave on top now, for what sorting loosens; an open point of the notice. */
    public BigDecimal tolerance() {
        return policies.timeline()
                .at(clock.instant())
                .get(OpenPoints.BALANCE_TOLERANCE)
                .movePointLeft(2);
    }

    /** The balance as it stands. */
    public MassBalance balance(PlaceId place) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BALANCE)) {
            query.setLong(1, place.value());
            try (var row = query.executeQuery()) {
                row.next();
                return new MassBalance(
                        ManifestList.plain(row.getBigDecimal("opening")),
                        ManifestList.plain(row.getBigDecimal("came")),
                        ManifestList.plain(row.getBigDecimal("went")),
                        ManifestList.plain(row.getBigDecimal("residue")));
            }
        } catch (SQLException e) {
            throw failed("read the books of place " + place.value(), e);
        }
    }

    /** Codes of an organisation's active places that send waste on, by name. */
    List<String> sites(OrganizationId operator) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select code from place
                         where organization_id = ? and active and kind in ('SORTING_CENTRE', 'TRANSFER_YARD')
                         order by name limit 50""")) {
            query.setLong(1, operator.value());
            List<String> codes = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
            return codes;
        } catch (SQLException e) {
            throw failed("list sites", e);
        }
    }

    /** The latest loads that a place has received. */
    List<SiteReceipt> receipts(PlaceId place, int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select m.number, m.receiver_waste_category, m.receiver_volume_m3, m.receiver_received_at,
                               exists (select from manifest_parent p where p.parent = m.number) as sent_on
                          from manifest m
                         where m.destination_place_id = ? and m.state = 'CLOSED'
                         order by m.receiver_received_at desc, m.number desc limit ?""")) {
            query.setLong(1, place.value());
            query.setInt(2, limit);
            List<SiteReceipt> receipts = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    receipts.add(new SiteReceipt(
                            new ManifestNumber(row.getString("number")),
                            WasteCategory.valueOf(row.getString("receiver_waste_category")),
                            ManifestList.plain(row.getBigDecimal("receiver_volume_m3")),
                            row.getObject("receiver_received_at", OffsetDateTime.class)
                                    .toInstant(),
                            row.getBoolean("sent_on")));
                }
            }
            return receipts;
        } catch (SQLException e) {
            throw failed("list the receipts of place " + place.value(), e);
        }
    }

    /** The balance that nobody else draws on until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public MassBalance lock(PlaceId place) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select 1 from place where id = ? for no key update")) {
            lock.setLong(1, place.value());
            lock.executeQuery().close();
        } catch (SQLException e) {
            throw failed("lock the books of place " + place.value(), e);
        }
        return balance(place);
    }

    /** Opens the books with what lies there; false when they have been opened before. */
    boolean open(PlaceId place, BigDecimal volumeM3, String reason, String username, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into site_opening (place_id, volume_m3, reason, noted_by, noted_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setLong(1, place.value());
            insert.setBigDecimal(2, volumeM3);
            insert.setString(3, reason);
            insert.setString(4, username);
            insert.setObject(5, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failed("open the books of place " + place.value(), e);
        }
    }

    /** Notes what has left for the disposal of household waste; its number comes back. */
    long dispose(
            PlaceId place,
            BigDecimal volumeM3,
            Instant disposedAt,
            String facility,
            @Nullable String remarks,
            String username,
            Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into residue_disposal (place_id, volume_m3, disposed_at, facility, remarks, noted_by, noted_at)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""")) {
            insert.setLong(1, place.value());
            insert.setBigDecimal(2, volumeM3);
            insert.setObject(3, OffsetDateTime.ofInstant(disposedAt, ZoneOffset.UTC));
            insert.setString(4, facility);
            insert.setString(5, remarks);
            insert.setString(6, username);
            insert.setObject(7, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failed("note a disposal at place " + place.value(), e);
        }
    }

    /** A disposal of residue as it was noted. */
    public record Residue(BigDecimal volumeM3, Instant disposedAt, String facility, String notedBy) {}

    /** The latest disposals of a place. */
    List<Residue> residues(PlaceId place, int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select volume_m3, disposed_at, facility, noted_by from residue_disposal
                         where place_id = ? order by disposed_at desc, id desc limit ?""")) {
            query.setLong(1, place.value());
            query.setInt(2, limit);
            List<Residue> residues = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    residues.add(new Residue(
                            ManifestList.plain(row.getBigDecimal(1)),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4)));
                }
            }
            return residues;
        } catch (SQLException e) {
            throw failed("list the disposals of place " + place.value(), e);
        }
    }

    /** Whether the books of a place have been opened with what lay there. */
    boolean isOpened(PlaceId place) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select 1 from site_opening where place_id = ?")) {
            query.setLong(1, place.value());
            try (var row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw failed("read the opening of place " + place.value(), e);
        }
    }

    private static IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException("cannot " + what, cause);
    }
}
