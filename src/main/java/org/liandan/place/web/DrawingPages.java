package org.liandan.place.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.liandan.place.PlaceKind;

/** Fences, routes and forbidden zones, drawn and changed on the map; what is drawn is kept over the same REST as anywhere. */
@Path("/drawing")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
public class DrawingPages {

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance drawing(List<PlaceKind> kinds);
    }

    @GET
    public TemplateInstance drawing() {
        return Templates.drawing(List.of(PlaceKind.values()));
    }
}
