package org.liandan.fleet.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateColor;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Conditions;

/** A line of {@code vehicle}, with the routes that it may drive. */
@Entity
@Table(name = "vehicle")
public class VehicleRecord extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int id;

    /** GA 36, normal form. */
    @Column(nullable = false)
    public String plate;

    /** JT/T 697.7. */
    @Column(name = "plate_color", nullable = false)
    public short plateColor;

    @Column(name = "organization_id", nullable = false)
    public long organizationId;

    @Column(name = "box_volume_m3")
    public @Nullable BigDecimal boxVolumeM3;

    /** The vehicle's own limit where it is below the general one. */
    @Column(name = "speed_limit_kph")
    public @Nullable BigDecimal speedLimitKph;

    @ElementCollection
    @BatchSize(size = 500)
    @CollectionTable(name = "vehicle_route", joinColumns = @JoinColumn(name = "vehicle_id"))
    @Column(name = "route_id")
    public Set<Long> routeIds = new HashSet<>();

    public boolean active = true;

    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;

    /** The vehicles that fulfil the conditions, oldest first. */
    public static PanacheQuery<VehicleRecord> search(Conditions conditions) {
        return find(conditions.query(), Sort.by("id"), conditions.parameters());
    }

    /** The vehicles of a plate: none, one, or several that differ in colour. */
    public static List<VehicleRecord> ofPlate(PlateNumber plate, @Nullable PlateColor color) {
        return search(new Conditions()
                        .equal("plate", plate.value())
                        .equal("plateColor", color == null ? null : (short) color.code()))
                .list();
    }

    /** The identities of routes by their codes; codes that do not exist are missing from the answer. */
    public static Map<String, Long> routeIds(Collection<String> codes) {
        Map<String, Long> ids = new HashMap<>();
        getEntityManager()
                .createQuery("select code, id from RouteRecord where code in :codes", Object[].class)
                .setParameter("codes", codes)
                .getResultStream()
                .forEach(row -> ids.put((String) row[0], (Long) row[1]));
        return ids;
    }

    /** The codes of all routes, by identity. */
    public static Map<Long, String> routeCodes() {
        Map<Long, String> codes = new HashMap<>();
        getEntityManager()
                .createQuery("select id, code from RouteRecord", Object[].class)
                .getResultStream()
                .forEach(row -> codes.put((Long) row[0], (String) row[1]));
        return codes;
    }
}
