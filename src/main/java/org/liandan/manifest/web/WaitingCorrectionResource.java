package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.liandan.http.Caller;
import org.liandan.manifest.store.CorrectionDesk;
import org.liandan.manifest.store.ManifestDesk;

/** Corrections that wait for somebody, across manifests. */
@Path("/api/v1/corrections")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class WaitingCorrectionResource {

    private final CorrectionDesk corrections;
    private final ManifestDesk manifests;
    private final Caller caller;
    private final Clock clock;

    WaitingCorrectionResource(CorrectionDesk corrections, ManifestDesk manifests, Caller caller, Clock clock) {
        this.corrections = corrections;
        this.manifests = manifests;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Those among the caller's manifests, the longest waiting first.
     *
     * @param overdue true for those alone that the bureau may decide
     */
    @GET
    @Operation(summary = "待答复的更正 Corrections that wait for an answer")
    public List<CorrectionBody> waiting(@QueryParam("overdue") boolean overdue) {
        return corrections.waiting(CorrectionResource.MOST_WAITING, caller).stream()
                .map(stored -> CorrectionBody.of(
                        stored, manifests.get(stored.number(), caller), corrections.terms(), clock.instant()))
                .filter(correction -> !overdue || correction.overdue())
                .toList();
    }
}
