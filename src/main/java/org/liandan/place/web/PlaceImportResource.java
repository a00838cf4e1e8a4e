package org.liandan.place.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.ImportFiles;
import org.liandan.http.ImportLines;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;
import org.liandan.http.Violations;
import org.liandan.place.PlaceKind;
import org.liandan.place.RoutesChanged;
import org.liandan.place.store.GeoShapes;
import org.liandan.place.store.PlaceImport;
import org.liandan.place.store.PlaceImport.PlaceLine;
import org.liandan.place.store.PlaceImport.RouteLine;
import org.liandan.place.store.TurnPoints;
import org.liandan.place.web.RouteRequest.Window;

/** Places and routes from GeoJSON files; their codes are the keys. */
@Path("/api/v1/imports")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
@Consumes({"application/geo+json", "application/vnd.geo+json", "application/json", "application/octet-stream"})
@Tag(name = "imports", description = "批量导入 Imports")
public class PlaceImportResource {

    /**
     * The properties of a place's feature; its geometry is the fence.
     *
     * @param operatorCreditCode the organisation that runs the place
     */
    public record PlaceRow(
            @NotNull @Pattern(regexp = PlaceResource.CODE) String code,
            @NotBlank @Size(max = 100) String name,
            @NotNull PlaceKind kind,
            @NotBlank @Size(max = 200) String address,
            @NotBlank @Size(max = 40) String operatorCreditCode,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph) {}

    /** The properties of a route's feature; its geometry is the line. The meaning is that of {@link RouteRequest}. */
    public record RouteRow(
            @NotNull @Pattern(regexp = PlaceResource.CODE) String code,
            @NotBlank @Size(max = 100) String name,
            @Nullable String fromPlace,
            @Nullable String toPlace,
            @NotNull @Min(5) @Max(1000) Integer corridorWidthM,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("10.0") @Nullable BigDecimal rightTurnLimitKph,

            @Size(max = 50) @Nullable List<@NotNull @Valid Window> timeWindows) {}

    private record PendingPlace(PlaceRow row, String fence) {}

    private record PendingRoute(RouteRow row, String line) {}

    private final ImportFiles files;
    private final PlaceImport places;
    private final TurnPoints turnPoints;
    private final AuditLog audit;
    private final Event<RoutesChanged> routesChanged;
    private final ObjectMapper json;

    PlaceImportResource(
            ImportFiles files,
            PlaceImport places,
            TurnPoints turnPoints,
            AuditLog audit,
            Event<RoutesChanged> routesChanged,
            ObjectMapper json) {
        this.files = files;
        this.places = places;
        this.turnPoints = turnPoints;
        this.audit = audit;
        this.routesChanged = routesChanged;
        this.json = json;
    }

    @POST
    @Path("/places")
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(
            summary =
                    "导入场所（GeoJSON） Import places: Polygon features with code, name, kind, address, operatorCreditCode,"
                            + " speedLimitKph")
    public ImportReport places(InputStream body, @QueryParam("mode") @Nullable String mode) {
        ImportMode importMode = ImportMode.of(mode);
        ImportLines<PendingPlace> lines = new ImportLines<>();
        files.geoJson(body, PlaceRow.class, PlaceImportResource::checkCrs, (number, row, geometry, violations) -> {
            String fence = PlaceImport.fence(geometry, violations);
            lines.add(
                    number,
                    row == null || row.code() == null ? "" : row.code(),
                    row == null || fence == null ? null : new PendingPlace(row, fence),
                    violations);
        });
        Map<String, Long> operators = findOperators(lines);
        ImportReport report = lines.finish(
                importMode,
                sound -> places.mergePlaces(
                        sound.stream().map(line -> line(line, operators)).toList()));
        audit.record("PLACES_IMPORTED", "place", "*", report.counts());
        routesChanged.fire(new RoutesChanged());
        return report;
    }

    private Map<String, Long> findOperators(ImportLines<PendingPlace> lines) {
        Set<String> codes = new HashSet<>();
        lines.sound().forEach(line -> codes.add(line.sound().row().operatorCreditCode()));
        Map<String, Long> operators = places.operators(codes);
        for (var line : lines.sound()) {
            line.violations()
                    .require(
                            operators.containsKey(line.sound().row().operatorCreditCode()),
                            "operatorCreditCode",
                            "没有这个单位，或已停用 there is no active organisation of this credit code");
        }
        return operators;
    }

    private static PlaceLine line(PendingPlace pending, Map<String, Long> operators) {
        PlaceRow row = pending.row();
        long operator = Objects.requireNonNull(operators.get(row.operatorCreditCode()));
        return new PlaceLine(
                row.code(),
                row.name(),
                row.kind(),
                row.address(),
                operator,
                pending.fence(),
                row.speedLimitKph() == null ? null : row.speedLimitKph().toPlainString());
    }

    @POST
    @Path("/routes")
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(
            summary =
                    "导入路线（GeoJSON） Import routes: LineString features with code, name, fromPlace, toPlace, corridorWidthM,"
                            + " speedLimitKph, rightTurnLimitKph, timeWindows")
    public ImportReport routes(InputStream body, @QueryParam("mode") @Nullable String mode) {
        ImportMode importMode = ImportMode.of(mode);
        ImportLines<PendingRoute> lines = new ImportLines<>();
        files.geoJson(body, RouteRow.class, PlaceImportResource::checkCrs, (number, row, geometry, violations) -> {
            String line = PlaceImport.line(geometry, violations);
            lines.add(
                    number,
                    row == null || row.code() == null ? "" : row.code(),
                    row == null || line == null ? null : new PendingRoute(row, line),
                    violations);
        });
        Map<String, Long> ends = findEnds(lines);
        ImportReport report = lines.finish(importMode, sound -> {
            var outcomes = places.mergeRoutes(
                    sound.stream().map(line -> line(line, ends)).toList());
            turnPoints.derive(
                    places.routes(sound.stream().map(line -> line.row().code()).toList())
                            .values());
            return outcomes;
        });
        audit.record("ROUTES_IMPORTED", "route", "*", report.counts());
        routesChanged.fire(new RoutesChanged());
        return report;
    }

    private Map<String, Long> findEnds(ImportLines<PendingRoute> lines) {
        Set<String> codes = new HashSet<>();
        for (var line : lines.sound()) {
            addIfGiven(codes, line.sound().row().fromPlace());
            addIfGiven(codes, line.sound().row().toPlace());
        }
        Map<String, Long> ends = places.places(codes);
        for (var line : lines.sound()) {
            requireKnown("fromPlace", line.sound().row().fromPlace(), ends, line.violations());
            requireKnown("toPlace", line.sound().row().toPlace(), ends, line.violations());
        }
        return ends;
    }

    private static void addIfGiven(Set<String> codes, @Nullable String code) {
        if (code != null) {
            codes.add(code);
        }
    }

    private static void requireKnown(
            String field, @Nullable String code, Map<String, Long> known, Violations violations) {
        violations.require(code == null || known.containsKey(code), field, "没有这个场所编码 there is no place of this code");
    }

    private RouteLine line(PendingRoute pending, Map<String, Long> ends) {
        RouteRow row = pending.row();
        return new RouteLine(
                row.code(),
                row.name(),
                row.fromPlace() == null ? null : ends.get(row.fromPlace()),
                row.toPlace() == null ? null : ends.get(row.toPlace()),
                pending.line(),
                row.corridorWidthM(),
                RouteRequest.speedLimitOrDefault(row.speedLimitKph()).toPlainString(),
                RouteRequest.rightTurnLimitOrDefault(row.rightTurnLimitKph()).toPlainString(),
                windows(row));
    }

    private @Nullable String windows(RouteRow row) {
        try {
            return row.timeWindows() == null ? null : json.writeValueAsString(row.timeWindows());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("windows consist of plain values", e);
        }
    }

    static void checkCrs(JsonNode crs) {
        Violations violations = new Violations();
        GeoShapes.checkCrs(crs, violations);
        violations.throwIfAny();
    }
}
