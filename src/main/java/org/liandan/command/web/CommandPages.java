package org.liandan.command.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandKind;
import org.liandan.command.PlacedCommand;
import org.liandan.command.store.CommandDesk;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.http.Problem;
import org.liandan.jt808.ParameterId;

/**
 * A terminal's orders, with forms for the usual ones; the others are given over REST. The page works without scripts, and is
 * also to be had as a part of another page.
 */
@Path("/terminals/{phone}/commands")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "CARRIER", "AUDITOR"})
public class CommandPages {

    static final int SIZE = 20;
    private static final int LAST_PAGE = 1_000_000;

    private final CommandOffice office;
    private final CommandDesk desk;

    CommandPages(CommandOffice office, CommandDesk desk) {
        this.office = office;
        this.desk = desk;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(CommandSheet sheet);

        static native TemplateInstance part(CommandSheet sheet);
    }

    @GET
    public TemplateInstance list(
            @PathParam("phone") String phone,
            @QueryParam("page") @DefaultValue("0") int page,
            @HeaderParam("HX-Request") @Nullable String part) {
        CommandSheet sheet = sheet(phone, Math.clamp(page, 0, LAST_PAGE), List.of());
        return part == null ? Templates.list(sheet) : Templates.part(sheet);
    }

    private CommandSheet sheet(String phone, int page, List<String> refusals) {
        RegisteredTerminal terminal = office.terminal(phone);
        List<CommandLine> lines = desk.list(terminal.terminal(), null, page * SIZE, SIZE).stream()
                .map(command -> CommandLine.of(command, office.mayConfirm(command), office.mayCancel(command)))
                .toList();
        Set<CommandKind> kinds = new HashSet<>(List.of(CommandKind.values()));
        kinds.removeIf(kind -> !office.mayOrder(terminal, kind));
        return new CommandSheet(
                terminal,
                lines,
                desk.count(terminal.terminal(), null),
                page,
                kinds,
                List.of(ParameterId.values()),
                refusals);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "CARRIER"})
    public Response order(@PathParam("phone") String phone, MultivaluedMap<String, String> form) {
        return answered(phone, () -> office.order(phone, request(form)));
    }

    @POST
    @Path("/{id}/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response confirm(
            @PathParam("phone") String phone, @PathParam("id") long id, @FormParam("confirm") @Nullable String sent) {
        return answered(phone, () -> office.confirm(phone, id));
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "CARRIER"})
    public Response cancel(
            @PathParam("phone") String phone, @PathParam("id") long id, @FormParam("cancel") @Nullable String sent) {
        return answered(phone, () -> {
            PlacedCommand command = office.command(phone, id);
            office.cancel(phone, id);
            return command;
        });
    }

    /** The fields of a form as those of a request; what was left empty is left out. */
    private static Map<String, Object> request(MultivaluedMap<String, String> form) {
        Map<String, Object> request = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            List<String> filled =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!filled.isEmpty()) {
                request.put(name, filled.size() == 1 ? filled.getFirst() : filled);
            }
        });
        Object parameter = request.remove("parameter");
        Object value = request.remove("value");
        if (CommandKind.SET_PARAMETERS.name().equals(request.get("kind")) && parameter != null) {
            request.put("parameters", List.of(Map.of("id", parameter, "value", value == null ? "" : value)));
        }
        return request;
    }

    @FunctionalInterface
    private interface Step {
        PlacedCommand take();
    }

    /** A step that was taken leads back to the page; one that was refused shows the page with what was wrong. */
    private Response answered(String phone, Step step) {
        try {
            PlacedCommand taken = step.take();
            String back = "/terminals/" + office.terminal(phone).phone().digits() + "/commands#command-" + taken.id();
            return Response.seeOther(URI.create(back)).build();
        } catch (Problem refused) {
            if (refused.status() == 404) {
                throw refused;
            }
            List<String> refusals = new ArrayList<>();
            refused.violations().forEach(wrong -> refusals.add(wrong.field() + "：" + wrong.message()));
            if (refusals.isEmpty()) {
                refusals.add(refused.detail());
            }
            return Response.status(refused.status())
                    .entity(Templates.list(sheet(phone, 0, refusals)))
                    .build();
        }
    }
}
