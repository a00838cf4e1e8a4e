package org.liandan.place.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Conditions;
import org.liandan.http.Violations;
import org.liandan.place.TimeWindow;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** A line of {@code forbidden_zone}, with the windows during which it is forbidden. */
@Entity
@Table(name = "forbidden_zone")
public class ZoneRecord extends PanacheEntityBase {

    private static final double SMALLEST_AREA_M2 = 25;
    /** A district. */
    private static final double LARGEST_AREA_M2 = 500_000_000;

    private static final double LONGEST_ROAD_M = 100_000;
    private static final int LEAST_HALF_WIDTH_M = 3;
    private static final int MOST_HALF_WIDTH_M = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Column(nullable = false)
    public String code;

    @Column(nullable = false)
    public String name;

    /** What forbids it: number or title of the notice. */
    public @Nullable String basis;

    @Column(nullable = false, columnDefinition = "geometry(Geometry, 4326)")
    Geometry shape;

    /** Of a road: metres on either side of its line. */
    @Column(name = "half_width_m")
    public @Nullable Integer halfWidthM;

    @Column(name = "loaded_only", nullable = false)
    public boolean loadedOnly;

    /** A zone with a limit forbids nothing but to be faster, km/h; null where it forbids. */
    @Column(name = "speed_limit_kph")
    public @Nullable BigDecimal speedLimitKph;

    @Column(name = "valid_from")
    public @Nullable LocalDate validFrom;

    @Column(name = "valid_to")
    public @Nullable LocalDate validTo;

    @ElementCollection(fetch = FetchType.LAZY)
    @BatchSize(size = 500)
    @CollectionTable(name = "forbidden_zone_window", joinColumns = @JoinColumn(name = "zone_id"))
    List<WindowColumns> windows = new ArrayList<>();

    public boolean active = true;

    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;

    /** The area or the road's line as GeoJSON. */
    public JsonNode shapeGeoJson() {
        return GeoShapes.geoJson(shape);
    }

    /** Takes the ground from GeoJSON, or notes why it cannot be one. */
    public void ground(@Nullable JsonNode geoJson, @Nullable Integer roadHalfWidthM, Violations violations) {
        Geometry found = shapeOf(geoJson, roadHalfWidthM, "shape", violations);
        if (found != null) {
            shape = found;
            halfWidthM = roadHalfWidthM;
        }
    }

    /** A Polygon without a width, or a LineString with one; null after noting what is wrong with it. */
    static @Nullable Geometry shapeOf(
            @Nullable JsonNode geoJson, @Nullable Integer halfWidthM, String field, Violations violations) {
        String type = geoJson == null ? "" : geoJson.path("type").asText();
        if (!type.equals("Polygon") && !type.equals("LineString")) {
            violations.add(
                    field,
                    "应为 GeoJSON Polygon（区域）或 LineString（路段） must be a GeoJSON Polygon (an area) or LineString (a road)");
            return null;
        }
        return type.equals("Polygon")
                ? area(geoJson, halfWidthM, field, violations)
                : road(geoJson, halfWidthM, field, violations);
    }

    private static @Nullable Polygon area(
            @Nullable JsonNode geoJson, @Nullable Integer halfWidthM, String field, Violations violations) {
        violations.require(halfWidthM == null, "halfWidthM", "只用于路段（LineString） is for roads (LineString) only");
        Polygon polygon = GeoShapes.polygon(geoJson, field, violations);
        if (polygon != null) {
            double areaM2 = GeoShapes.areaM2(polygon);
            violations.require(
                    areaM2 >= SMALLEST_AREA_M2 && areaM2 <= LARGEST_AREA_M2,
                    field,
                    "区域面积须在 25 平方米到 500 平方公里之间 the area covers between 25 m² and 500 km²");
        }
        return polygon;
    }

    private static @Nullable LineString road(
            @Nullable JsonNode geoJson, @Nullable Integer halfWidthM, String field, Violations violations) {
        violations.require(
                halfWidthM != null && halfWidthM >= LEAST_HALF_WIDTH_M && halfWidthM <= MOST_HALF_WIDTH_M,
                "halfWidthM",
                "路段须给出中心线两侧的宽度，3 到 200 米 a road needs the width on either side of its line, 3 to 200 m");
        LineString line = GeoShapes.line(geoJson, field, violations);
        if (line != null) {
            violations.require(
                    GeoShapes.lengthM(line) <= LONGEST_ROAD_M, field, "路段不得长于 100 公里 a road is at most 100 km long");
        }
        return line;
    }

    public List<TimeWindow> timeWindows() {
        return windows.stream().map(WindowColumns::window).toList();
    }

    public void timeWindows(List<TimeWindow> timeWindows) {
        if (!timeWindows.equals(timeWindows())) {
            windows.clear();
            timeWindows.forEach(window -> windows.add(WindowColumns.of(window)));
        }
    }

    /** The zones that fulfil the conditions, oldest first. */
    public static PanacheQuery<ZoneRecord> search(Conditions conditions) {
        return find(conditions.query(), Sort.by("id"), conditions.parameters());
    }
}
