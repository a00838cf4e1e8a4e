package org.liandan.operations.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.liandan.operations.Checkup;
import org.liandan.operations.store.FigureReader;

/** Is the server well? One sentence, then the figures behind it, which refresh themselves. */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("BUREAU_ADMIN")
public class OperationsPages {

    private final FigureReader figures;

    OperationsPages(FigureReader figures) {
        this.figures = figures;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance health(Checkup checkup);
    }

    @GET
    public TemplateInstance health() {
        return Templates.health(Checkup.of(figures.read()));
    }
}
