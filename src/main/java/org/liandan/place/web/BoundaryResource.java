package org.liandan.place.web;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.ImportFiles;
import org.liandan.http.ImportLines;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;
import org.liandan.place.store.ReferenceLayers;
import org.liandan.place.store.ReferenceLayers.Boundary;

/** The district's outline, drawn below everything else; an administrator imports the official one. */
@Path("/api/v1/boundaries")
@Authenticated
@Tag(name = "reference", description = "底图数据 Reference layers")
public class BoundaryResource {

    private static final String GEO_JSON = "application/geo+json";

    /**
     * The properties of a boundary's feature.
     *
     * @param adcode six digits, GB/T 2260
     * @param source where the boundary comes from
     * @param note takes the place of a source that is not given
     */
    public record BoundaryRow(
            @NotNull @Pattern(regexp = "\\d{6}") String adcode,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 500) @Nullable String source,
            @Size(max = 500) @Nullable String note) {

        String origin() {
            return source != null ? source : Objects.requireNonNullElse(note, "");
        }
    }

    private final ImportFiles files;
    private final ReferenceLayers layers;
    private final AuditLog audit;

    BoundaryResource(ImportFiles files, ReferenceLayers layers, AuditLog audit) {
        this.files = files;
        this.layers = layers;
        this.audit = audit;
    }

    @GET
    @Produces({GEO_JSON, "application/json"})
    @Operation(summary = "区界 Boundaries, a FeatureCollection")
    public String boundaries() {
        return layers.boundaries();
    }

    @POST
    @RolesAllowed("BUREAU_ADMIN")
    @Consumes({GEO_JSON, "application/json", "application/octet-stream"})
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(summary = "导入区界（GeoJSON） Import boundaries: Polygon or MultiPolygon features with adcode, name, source")
    public ImportReport importBoundaries(InputStream body) {
        ImportLines<Boundary> lines = new ImportLines<>();
        files.geoJson(body, BoundaryRow.class, PlaceImportResource::checkCrs, (number, row, geometry, violations) -> {
            String area = ReferenceLayers.area(geometry, violations);
            lines.add(
                    number,
                    row == null || row.adcode() == null ? "" : row.adcode(),
                    row == null || area == null ? null : new Boundary(row.adcode(), row.name(), row.origin(), area),
                    violations);
        });
        ImportReport report = lines.finish(ImportMode.ALL_OR_NOTHING, layers::mergeBoundaries);
        audit.record("BOUNDARIES_IMPORTED", "boundary", "*", report.counts());
        return report;
    }
}
