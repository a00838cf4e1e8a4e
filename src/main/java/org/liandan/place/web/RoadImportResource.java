package org.liandan.place.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.ImportFiles;
import org.liandan.http.ImportLines;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;
import org.liandan.place.store.ReferenceLayers;
import org.liandan.place.store.ReferenceLayers.Road;

/** Roads from a GeoJSON file, in place of all that there are. */
@Path("/api/v1/imports/roads")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
@Tag(name = "imports", description = "批量导入 Imports")
public class RoadImportResource {

    /** The properties of a piece of road; {@code class} is a word like arterial or residential. */
    public record RoadRow(
            @Size(max = 100) @Nullable String name,

            @JsonProperty("class") @Size(max = 40) @Nullable String roadClass,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("120.0") @Nullable BigDecimal speedLimitKph,

            @Nullable Boolean fictional) {}

    private final ImportFiles files;
    private final ReferenceLayers layers;
    private final AuditLog audit;

    RoadImportResource(ImportFiles files, ReferenceLayers layers, AuditLog audit) {
        this.files = files;
        this.layers = layers;
        this.audit = audit;
    }

    @POST
    @Consumes({"application/geo+json", "application/json", "application/octet-stream"})
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(
            summary =
                    "导入道路（GeoJSON），替换全部现有道路 Import roads in place of all that there are: LineString features with name,"
                            + " class, speedLimitKph, fictional")
    public ImportReport importRoads(InputStream body, @QueryParam("mode") @Nullable String mode) {
        ImportMode importMode = ImportMode.of(mode);
        ImportLines<Road> lines = new ImportLines<>();
        files.geoJson(body, RoadRow.class, PlaceImportResource::checkCrs, (number, row, geometry, violations) -> {
            String line = ReferenceLayers.line(geometry, violations);
            lines.add(number, "", row == null || line == null ? null : road(row, line), violations);
        });
        ImportReport report = lines.finish(importMode, layers::replaceRoads);
        audit.record("ROADS_IMPORTED", "road", "*", report.counts());
        return report;
    }

    private static Road road(RoadRow row, String line) {
        return new Road(
                row.name(),
                row.roadClass(),
                row.speedLimitKph() == null ? null : row.speedLimitKph().toPlainString(),
                Boolean.TRUE.equals(row.fictional()),
                line);
    }
}
