package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.store.CorrectionDesk;
import org.liandan.manifest.store.ManifestDesk;

/** Corrections that wait, across manifests: those that the reader must answer, and for the bureau those to decide. */
@Path("/corrections")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class WaitingCorrectionPages {

    private final CorrectionDesk corrections;
    private final ManifestDesk manifests;
    private final Caller caller;
    private final Page page;
    private final Clock clock;

    WaitingCorrectionPages(CorrectionDesk corrections, ManifestDesk manifests, Caller caller, Page page, Clock clock) {
        this.corrections = corrections;
        this.manifests = manifests;
        this.caller = caller;
        this.page = page;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance waiting(List<CorrectionCard> cards);
    }

    @GET
    public TemplateInstance waiting() {
        return Templates.waiting(corrections.waiting(CorrectionResource.MOST_WAITING, caller).stream()
                .map(stored -> CorrectionCard.of(
                        stored,
                        manifests.get(stored.number(), caller),
                        corrections.terms(),
                        clock.instant(),
                        caller,
                        page))
                .toList());
    }
}
