package org.liandan.approval.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.liandan.approval.Progress;

/** The sandbox's page: per client and scenario what has been seen, so that a vendor can watch what its software did. */
@Path("/approval")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ApprovalPages {

    private final ProgressDesk desk;

    ApprovalPages(ProgressDesk desk) {
        this.desk = desk;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance progress(List<Progress> clients);
    }

    @GET
    public TemplateInstance progress() {
        return Templates.progress(desk.all());
    }
}
