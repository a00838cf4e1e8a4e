package org.liandan.manifest.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.liandan.manifest.seal.Statement;
import org.liandan.manifest.store.Anchors;

/** The daily anchors, for whoever keeps a copy of them elsewhere. */
@Path("/api/v1/manifest-anchors")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR", "PRODUCER", "CARRIER", "RECEIVER"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signing-keys")
public class AnchorResource {

    private final Anchors anchors;

    AnchorResource(Anchors anchors) {
        this.anchors = anchors;
    }

    @GET
    @Operation(
            summary = "日锚 The daily anchors, oldest first",
            description =
                    "Each is a statement signed by the platform: day, number of steps, Merkle root over their hashes,"
                            + " hash of the anchor before. They name nobody, so every party may keep them.")
    public List<Statement> all() {
        return anchors.all();
    }
}
