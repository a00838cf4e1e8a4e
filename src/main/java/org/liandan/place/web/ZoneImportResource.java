package org.liandan.place.web;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;

/** Forbidden zones from GeoJSON files. */
@Path("/api/v1/imports/zones")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
@Consumes({"application/geo+json", "application/vnd.geo+json", "application/json", "application/octet-stream"})
@Tag(name = "imports", description = "批量导入 Imports")
public class ZoneImportResource {

    private final ZoneFile file;

    ZoneImportResource(ZoneFile file) {
        this.file = file;
    }

    @POST
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(
            summary = "导入禁行区域（GeoJSON） Import forbidden zones: Polygon or LineString features with code, name, basis,"
                    + " halfWidthM, loadedOnly, validFrom, validTo, timeWindows")
    public ImportReport zones(InputStream body, @QueryParam("mode") @Nullable String mode) {
        return file.load(body, ImportMode.of(mode));
    }
}
