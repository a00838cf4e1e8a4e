package org.liandan.place.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Conditions;
import org.liandan.http.Violations;
import org.liandan.place.PlaceKind;
import org.locationtech.jts.geom.Polygon;

/** A line of {@code place}: where waste comes from, goes to or waits, and where trucks sleep. */
@Entity
@Table(name = "place")
public class PlaceRecord extends PanacheEntityBase {

    private static final double SMALLEST_FENCE_M2 = 25;
    private static final double LARGEST_FENCE_M2 = 50_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Column(nullable = false)
    public String code;

    @Column(nullable = false)
    public String name;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public PlaceKind kind;

    @Column(nullable = false)
    public String address;

    /** The organisation that runs the place. */
    @Column(name = "organization_id", nullable = false)
    public long organizationId;

    @Column(nullable = false, columnDefinition = "geometry(Polygon, 4326)")
    Polygon fence;

    /** Limit inside the fence where it is below the general one. */
    @Column(name = "speed_limit_kph")
    public @Nullable BigDecimal speedLimitKph;

    public boolean active = true;

    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;

    /** The fence as GeoJSON. */
    public JsonNode fenceGeoJson() {
        return GeoShapes.geoJson(fence);
    }

    /** Takes the fence from GeoJSON, or notes why it cannot be one. */
    public void fence(@Nullable JsonNode geoJson, Violations violations) {
        Polygon polygon = fenceOf(geoJson, violations);
        if (polygon != null) {
            fence = polygon;
        }
    }

    static @Nullable Polygon fenceOf(@Nullable JsonNode geoJson, Violations violations) {
        Polygon polygon = GeoShapes.polygon(geoJson, "fence", violations);
        if (polygon != null) {
            double areaM2 = GeoShapes.areaM2(polygon);
            violations.require(
                    areaM2 >= SMALLEST_FENCE_M2 && areaM2 <= LARGEST_FENCE_M2,
                    "fence",
                    "围栏面积须在 25 平方米到 50 平方公里之间 the fence covers between 25 m² and 50 km²");
        }
        return polygon;
    }

    /** The codes of all places, by identity. */
    public static Map<Long, String> codes() {
        Map<Long, String> codes = new HashMap<>();
        getEntityManager()
                .createQuery("select id, code from PlaceRecord", Object[].class)
                .getResultStream()
                .forEach(row -> codes.put((Long) row[0], (String) row[1]));
        return codes;
    }

    /** The places that fulfil the conditions, oldest first. */
    public static PanacheQuery<PlaceRecord> search(Conditions conditions) {
        return find(conditions.query(), Sort.by("id"), conditions.parameters());
    }
}
