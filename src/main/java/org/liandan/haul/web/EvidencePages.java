package org.liandan.haul.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.Meaning;
import org.liandan.haul.store.EvidenceReader.Evidence;

/** One violation with what it rests on, and the sheet and the data to take away. */
@Path("/violations/{id}")
@RolesAllowed({"CARRIER", "DRIVER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
public class EvidencePages {

    private final EvidenceDesk desk;

    EvidencePages(EvidenceDesk desk) {
        this.desk = desk;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance violation(EvidencePackage evidence, Meaning meaning, String digest);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance violation(@PathParam("id") long id) {
        Evidence evidence = desk.read(id, null, "page");
        return Templates.violation(
                evidence.content(), Meaning.of(evidence.content().finding().verdict()), evidence.digest());
    }

    /** For links, which cannot ask for a form by a header. */
    @GET
    @Path("/evidence.pdf")
    @Produces("application/pdf")
    public Response pdf(@PathParam("id") long id, @QueryParam("revision") @Nullable Integer revision) {
        Evidence evidence = desk.read(id, revision, "pdf");
        return EvidenceResource.named(Response.ok(desk.sheet(evidence)), evidence, "pdf");
    }

    @GET
    @Path("/evidence.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response json(@PathParam("id") long id, @QueryParam("revision") @Nullable Integer revision) {
        Evidence evidence = desk.read(id, revision, "json");
        return EvidenceResource.named(Response.ok(evidence.document()), evidence, "json");
    }
}
