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
import org.locationtech.jts.geom.LineString;

/** A line of {@code route}, with the windows during which it may be driven. */
@Entity
@Table(name = "route")
public class RouteRecord extends PanacheEntityBase {

    private static final double LONGEST_ROUTE_M = 200_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Column(nullable = false)
    public String code;

    @Column(nullable = false)
    public String name;

    @Column(name = "from_place_id")
    public @Nullable Long fromPlaceId;

    @Column(name = "to_place_id")
    public @Nullable Long toPlaceId;

    @Column(nullable = false, columnDefinition = "geometry(LineString, 4326)")
    LineString line;

    @Column(name = "corridor_width_m", nullable = false)
    public int corridorWidthM;

    @Column(name = "speed_limit_kph", nullable = false)
    public BigDecimal speedLimitKph;

    @Column(name = "right_turn_limit_kph", nullable = false)
    public BigDecimal rightTurnLimitKph;

    @ElementCollection(fetch = FetchType.LAZY)
    @BatchSize(size = 500)
    @CollectionTable(name = "route_time_window", joinColumns = @JoinColumn(name = "route_id"))
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

    /** The line as GeoJSON, in driving direction. */
    public JsonNode lineGeoJson() {
        return GeoShapes.geoJson(line);
    }

    /** Takes the line from GeoJSON, or notes why it cannot be one. */
    public void line(@Nullable JsonNode geoJson, Violations violations) {
        LineString found = lineOf(geoJson, violations);
        if (found != null) {
            line = found;
        }
    }

    static @Nullable LineString lineOf(@Nullable JsonNode geoJson, Violations violations) {
        LineString line = GeoShapes.line(geoJson, "line", violations);
        if (line != null) {
            violations.require(
                    GeoShapes.lengthM(line) <= LONGEST_ROUTE_M, "line", "路线不得长于 200 公里 a route is at most 200 km long");
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

    /** Routes that an organisation's trucks may drive, or that begin or end at a place of its own. */
    public static Conditions concerning(long organizationId) {
        return new Conditions().matching("""
                        (exists (select 1 from VehicleRecord v join v.routeIds r
                                 where r = route.id and v.organizationId = :organization)
                         or exists (select 1 from PlaceRecord p
                                    where p.id in (route.fromPlaceId, route.toPlaceId)
                                      and p.organizationId = :organization))""", "organization", organizationId);
    }

    /** The routes that fulfil the conditions, oldest first. */
    public static PanacheQuery<RouteRecord> search(Conditions conditions) {
        return find("from RouteRecord route where " + conditions.query(), Sort.by("id"), conditions.parameters());
    }
}
