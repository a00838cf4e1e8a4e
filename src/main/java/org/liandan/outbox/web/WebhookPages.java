package org.liandan.outbox.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Problem;
import org.liandan.outbox.WebhookState;
import org.liandan.outbox.store.Webhook;
import org.liandan.outbox.store.WebhookBook;

/**
 * The administrator's view of all webhooks: which there are, how they fare, what was refused. Organisations keep theirs over
 * REST; a site clerk's menu has no use for it.
 */
@Path("/webhooks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("BUREAU_ADMIN")
public class WebhookPages {

    private static final int MOST_CHARACTERS = 500;

    private final WebhookDesk desk;

    WebhookPages(WebhookDesk desk) {
        this.desk = desk;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<Webhook> webhooks, Set<String> types, List<String> refusals);

        static native TemplateInstance webhook(
                Webhook webhook, List<WebhookBook.DeadLetter> letters, @Nullable String secret, List<String> refusals);
    }

    @GET
    public TemplateInstance list() {
        return Templates.list(desk.all(), WebhookDesk.TYPES, List.of());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance webhook(@PathParam("id") long id) {
        return shown(desk.existing(id), null, List.of());
    }

    private TemplateInstance shown(Webhook webhook, @Nullable String secret, List<String> refusals) {
        return Templates.webhook(webhook, desk.deadLetters(webhook), secret, refusals);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @FormParam("url") @Nullable String url,
            @FormParam("description") @Nullable String description,
            @FormParam("types") List<String> types) {
        try {
            Webhook webhook =
                    desk.enter(new WebhookBook.Wish(bounded(url), bounded(description), new TreeSet<>(types)));
            // shown once, in the answer itself: never in an address
            return Response.ok(shown(webhook, desk.secret(webhook), List.of()))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (Problem problem) {
            return Response.status(422)
                    .entity(Templates.list(desk.all(), WebhookDesk.TYPES, refusals(problem)))
                    .build();
        }
    }

    @POST
    @Path("/{id}/state")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response put(@PathParam("id") long id, @FormParam("state") @Nullable WebhookState state) {
        Webhook webhook = desk.existing(id);
        if (state == null || state == WebhookState.SUSPENDED) {
            throw Problem.malformed("没有这种状态 There is no such state.");
        }
        desk.put(webhook, state);
        return Response.seeOther(URI.create(state == WebhookState.WITHDRAWN ? "/webhooks" : "/webhooks/" + id))
                .build();
    }

    @POST
    @Path("/{id}/secret")
    public Response rotate(@PathParam("id") long id) {
        Webhook webhook = desk.rotate(desk.existing(id));
        return Response.ok(shown(webhook, desk.secret(webhook), List.of()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id}/dead-letters/{position}/redelivery")
    public Response redeliver(@PathParam("id") long id, @PathParam("position") long position) {
        Webhook webhook = desk.existing(id);
        String error = desk.redeliver(webhook, position);
        return error == null
                ? Response.seeOther(URI.create("/webhooks/" + id)).build()
                : Response.status(409)
                        .entity(shown(webhook, null, List.of("对方仍未接收 The receiver did not take it: " + error)))
                        .build();
    }

    private static String bounded(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.length() > MOST_CHARACTERS ? stripped.substring(0, MOST_CHARACTERS) : stripped;
    }

    private static List<String> refusals(Problem problem) {
        List<String> refusals = new ArrayList<>();
        problem.violations().forEach(violation -> refusals.add(violation.message()));
        return refusals.isEmpty() ? List.of(problem.detail()) : refusals;
    }
}
