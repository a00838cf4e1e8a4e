package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;
import org.liandan.manifest.CorrectionFacts;
import org.liandan.manifest.Licences;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.MassBalance;
import org.liandan.manifest.Truck;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceId;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.store.PolicyBook;

/** What rests on a manifest elsewhere: the manifests that go on from it, and the books of its places. */
@ApplicationScoped
class Succession implements CorrectionFacts {

    private final DataSource database;
    private final RegisterFacts register;
    private final Books books;
    private final PolicyBook policies;
    private final SiteLicences licences;

    Succession(DataSource database, RegisterFacts register, Books books, PolicyBook policies, SiteLicences licences) {
        this.database = database;
        this.register = register;
        this.books = books;
        this.policies = policies;
        this.licences = licences;
    }

    @Override
    public Optional<ManifestNumber> continuation(ManifestNumber refused) {
        return numbers("""
                select m.number from manifest_parent p join manifest m on m.number = p.child
                 where p.parent = ? and m.leg in ('DIVERTED', 'RETURNED') and m.state <> 'CANCELLED'""", refused).stream().findFirst();
    }

    /** Every manifest that goes on from that one, oldest first. */
    List<ManifestNumber> children(ManifestNumber parent) {
        return numbers("select child from manifest_parent where parent = ? order by child", parent);
    }

    private List<ManifestNumber> numbers(String sql, ManifestNumber number) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, number.value());
            List<ManifestNumber> found = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new ManifestNumber(row.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what goes on from " + number, e);
        }
    }

    @Override
    public PolicyTimeline policies() {
        return policies.timeline();
    }

    @Override
    public Licences licences() {
        return licences;
    }

    @Override
    public MassBalance balance(PlaceId place) {
        return books.lock(place);
    }

    @Override
    public BigDecimal balanceTolerance() {
        return books.tolerance();
    }

    @Override
    public Optional<Truck> find(PlateNumber plate, OrganizationId carrier) {
        return register.find(plate, carrier);
    }

    @Override
    public Optional<ManifestNumber> carrying(VehicleId vehicle) {
        return register.carrying(vehicle);
    }
}
