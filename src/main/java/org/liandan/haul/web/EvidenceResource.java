package org.liandan.haul.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.store.EvidenceReader.Evidence;

/** What a violation rests on, as data, as a sheet to be printed, and as a picture. */
@Path("/api/v1/violations/{id}/evidence")
@RolesAllowed({"CARRIER", "DRIVER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "violations", description = "违规行为 Violations")
public class EvidenceResource {

    private final EvidenceDesk desk;

    EvidenceResource(EvidenceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "证据包（JSON） Evidence as data",
            description =
                    "To the byte what was frozen when the violation was recorded: its SHA-256 (Repr-Digest) stands on the"
                            + " printed sheet. revision asks for an earlier one.")
    public Response json(@PathParam("id") long id, @QueryParam("revision") @Nullable Integer revision) {
        Evidence evidence = desk.read(id, revision, "json");
        return named(Response.ok(evidence.document()), evidence, "json");
    }

    @GET
    // who does not mind gets data
    @Produces("application/pdf;qs=0.9")
    @Operation(summary = "证据单（PDF） Evidence as a sheet, A4")
    public Response pdf(@PathParam("id") long id, @QueryParam("revision") @Nullable Integer revision) {
        Evidence evidence = desk.read(id, revision, "pdf");
        return named(Response.ok(desk.sheet(evidence)), evidence, "pdf");
    }

    @GET
    @Produces("image/svg+xml;qs=0.8")
    @Operation(summary = "轨迹图（SVG） The piece of track as a picture")
    public Response svg(@PathParam("id") long id, @QueryParam("revision") @Nullable Integer revision) {
        Evidence evidence = desk.read(id, revision, "svg");
        return named(Response.ok(TrackSvg.of(desk.picture(evidence))), evidence, "svg");
    }

    static Response named(Response.ResponseBuilder response, Evidence evidence, String ending) {
        String name = "evidence-%d-%d.%s"
                .formatted(evidence.content().violation(), evidence.content().revision(), ending);
        response.header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .header("Cache-Control", "private, no-store");
        if (ending.equals("json")) {
            byte[] digest = HexFormat.of().parseHex(evidence.digest());
            response.header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        }
        return response.build();
    }
}
