package org.liandan.fleet.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalProtocol;
import org.liandan.http.Problem;
import org.liandan.http.Violations;

/** A terminal that knocks and is in no registry is entered here, from the page that says why it stays out. */
@Path("/terminals/registrations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
public class TerminalEntryPages {

    private static final int LONGEST = 32;

    private final TerminalResource terminals;
    private final VisibleTerminals visible;

    TerminalEntryPages(TerminalResource terminals, VisibleTerminals visible) {
        this.terminals = terminals;
        this.visible = visible;
    }

    /** What was typed, to be shown again when it is refused. */
    public record Typed(String phone, String plate, String protocol) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entry(Typed typed, List<TerminalProtocol> protocols, List<String> refusals);
    }

    /** The form, with the number that knocks filled in. */
    @GET
    public TemplateInstance entry(@QueryParam("phone") @DefaultValue("") String phone) {
        return page(new Typed(shortened(phone), "", TerminalProtocol.JT808_2019.name()), List.of());
    }

    /** Enters it as {@code POST /api/v1/terminals} does, and goes to the terminal's page. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @FormParam("phone") @DefaultValue("") String phone,
            @FormParam("plate") @DefaultValue("") String plate,
            @FormParam("protocol") @DefaultValue("") String protocol) {
        Typed typed = new Typed(shortened(phone), shortened(plate), shortened(protocol));
        try {
            Violations violations = new Violations();
            TerminalPhone number = FleetFields.phone("phone", typed.phone, violations);
            violations.require(
                    number == null || visible.find(number).isEmpty(),
                    "phone",
                    "这个终端手机号已经登记 this number is registered already");
            var _ = violations.valid("plate", PlateNumber.check(typed.plate));
            violations.throwIfAny();
            try (Response _ = terminals.create(
                    new TerminalResource.TerminalRequest(typed.phone, typed.plate, null, null, typed.protocol, true),
                    null)) {
                return Response.seeOther(URI.create(
                                "/terminals/" + Objects.requireNonNull(number).digits()))
                        .build();
            }
        } catch (Problem problem) {
            List<String> refusals = problem.violations().isEmpty()
                    ? List.of(problem.detail())
                    : problem.violations().stream()
                            .map(violation -> violation.message())
                            .toList();
            return Response.status(422).entity(page(typed, refusals)).build();
        }
    }

    private static TemplateInstance page(Typed typed, List<String> refusals) {
        return Templates.entry(typed, List.of(TerminalProtocol.values()), refusals);
    }

    private static String shortened(String text) {
        String stripped = text.strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }
}
