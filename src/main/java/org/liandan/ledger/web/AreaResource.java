package org.liandan.ledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.Violations;
import org.liandan.ledger.LedgerScope;
import org.liandan.ledger.store.AreaBook;
import org.liandan.manifest.DistrictTime;
import org.liandan.party.OrganizationId;

/** Areas of sub-districts 街镇辖区: which loads belong to whose ledger. The bureau draws them. */
@Path("/api/v1/subdistricts")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR", "SUBDISTRICT"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledgers")
public class AreaResource {

    private static final int MOST_UNASSIGNED = 500;

    private final AreaBook areas;
    private final Caller caller;

    AreaResource(AreaBook areas, Caller caller) {
        this.areas = areas;
        this.caller = caller;
    }

    /**
     * An area to draw.
     *
     * @param area GeoJSON Polygon or MultiPolygon, WGS-84
     * @param crs as GeoJSON of 2008 had it; only WGS-84 or CGCS2000 is taken
     * @param source where the outline comes from
     * @param scope what its ledger holds
     * @param scopeFrom from which day on; today where it is left out
     */
    @Schema(name = "SubdistrictRequest")
    public record AreaRequest(
            @Schema(
                    description = "GeoJSON Polygon 或 MultiPolygon（WGS-84）",
                    examples =
                            "{\"type\":\"Polygon\",\"coordinates\":[[[109.78,40.62],[109.84,40.62],[109.84,40.66],[109.78,40.62]]]}")
            @NotNull JsonNode area,

            @Nullable JsonNode crs,
            @NotBlank @Size(max = 200) String source,
            @Nullable LedgerScope scope,
            @Nullable LocalDate scopeFrom) {}

    /** A sub-district with its area. */
    @Schema(name = "Subdistrict")
    public record AreaBody(
            String creditCode,
            String name,
            JsonNode area,
            String source,
            LedgerScope scope,
            int places,
            String updatedBy,
            OffsetDateTime updatedAt) {
        static AreaBody of(AreaBook.Area area) {
            return new AreaBody(
                    area.creditCode(),
                    area.name(),
                    area.area(),
                    area.source(),
                    area.scope(),
                    area.places(),
                    area.updatedBy(),
                    DistrictTime.at(area.updatedAt()));
        }
    }

    @GET
    @Operation(summary = "街镇辖区 Sub-districts with their areas")
    public List<AreaBody> all() {
        return areas.all().stream().map(AreaBody::of).toList();
    }

    @GET
    @Path("/unassigned")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
    @Operation(summary = "未归入辖区的产出地 Places of origin that lie in no area, those with the most loads first")
    public List<AreaBook.Unassigned> unassigned() {
        return areas.unassigned(MOST_UNASSIGNED);
    }

    @PUT
    @Path("/{creditCode}")
    @RolesAllowed("BUREAU_ADMIN")
    @Transactional
    @Operation(summary = "划定辖区 Draw or redraw an area, and say what its ledger holds")
    public AreaBody put(@PathParam("creditCode") String creditCode, @Valid @NotNull AreaRequest request) {
        OrganizationId organization = areas.organization(creditCode);
        if (organization == null) {
            throw Problem.notFound("没有这个单位。 There is no such organisation.");
        }
        Violations violations = new Violations();
        String shape = AreaBook.area(request.area(), request.crs(), violations);
        violations.throwIfAny();
        if (shape != null) {
            areas.put(
                    organization,
                    shape,
                    request.source().strip(),
                    request.scope(),
                    request.scopeFrom(),
                    caller.username());
        }
        AreaBook.Area drawn = areas.find(creditCode);
        if (drawn == null) {
            throw new IllegalStateException("the area of " + creditCode + " was drawn and is not there");
        }
        return AreaBody.of(drawn);
    }
}
