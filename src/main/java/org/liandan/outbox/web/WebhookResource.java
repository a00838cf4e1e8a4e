package org.liandan.outbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Days;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.outbox.WebhookState;
import org.liandan.outbox.store.Webhook;
import org.liandan.outbox.store.WebhookBook;

/** Addresses that are called when something happens. An organisation keeps its own; an administrator's hear of everything. */
@Path(WebhookResource.PATH)
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "BUREAU_ADMIN"})
@Tag(name = "events", description = "事件与回调 Events and webhooks")
public class WebhookResource {

    static final String PATH = "/api/v1/webhooks";

    private final WebhookDesk desk;

    WebhookResource(WebhookDesk desk) {
        this.desk = desk;
    }

    /**
     * A webhook as it shall be.
     *
     * @param url https address, 500 characters at most
     * @param types types of events; left out or empty for all
     */
    public record WebhookRequest(
            @NotBlank @Size(max = 500) String url,
            @Size(max = 500) @Nullable String description,
            @Size(max = 20) @Nullable Set<@NotBlank @Size(max = 40) String> types) {

        WebhookBook.Wish wish() {
            return new WebhookBook.Wish(url.strip(), description, types == null ? Set.of() : types);
        }
    }

    /**
     * A webhook as it is.
     *
     * @param position the last position that is dealt with
     * @param failures failed tries of the event behind it
     * @param secret signs the messages; shown when it is new, never again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WebhookView(
            long id,
            long organizationId,
            boolean everything,
            String url,
            @Nullable String description,
            Set<String> types,
            WebhookState state,
            @Nullable String stateReason,
            long position,
            int failures,
            @Nullable OffsetDateTime nextAttemptAt,
            @Nullable OffsetDateTime lastSuccessAt,
            @Nullable String lastError,
            @Nullable String secret) {

        static WebhookView of(Webhook webhook, @Nullable String secret) {
            return new WebhookView(
                    webhook.id(),
                    webhook.organization().value(),
                    webhook.everything(),
                    webhook.url(),
                    webhook.description(),
                    new TreeSet<>(webhook.types()),
                    webhook.state(),
                    webhook.stateReason(),
                    webhook.delivery().cursor(),
                    webhook.delivery().failures(),
                    local(webhook.nextAttemptAt()),
                    local(webhook.lastSuccessAt()),
                    webhook.lastError(),
                    secret);
        }

        static @Nullable OffsetDateTime local(@Nullable Instant at) {
            return at == null ? null : at.atZone(Days.ZONE).toOffsetDateTime();
        }

        @Override
        public String toString() {
            return "WebhookView[" + id + "]";
        }
    }

    /** What shall become of a webhook: ACTIVE or PAUSED. */
    public record StateRequest(@NotNull WebhookState state) {}

    /** From where events shall go out. */
    public record ReplayRequest(@Min(0) long after) {}

    /** An event that the receiver refused. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetterView(
            long position,
            String type,
            String subject,
            OffsetDateTime givenUpAt,
            int attempts,
            @Nullable String lastError,
            @Nullable OffsetDateTime redeliveredAt) {

        static DeadLetterView of(WebhookBook.DeadLetter letter) {
            return new DeadLetterView(
                    letter.position(),
                    letter.type(),
                    letter.subject(),
                    letter.givenUpAt().atZone(Days.ZONE).toOffsetDateTime(),
                    letter.attempts(),
                    letter.lastError(),
                    WebhookView.local(letter.redeliveredAt()));
        }
    }

    @GET
    @Operation(summary = "回调列表 List webhooks")
    public List<WebhookView> list() {
        return desk.all().stream().map(webhook -> WebhookView.of(webhook, null)).toList();
    }

    @POST
    @Operation(
            summary = "登记回调 Enter a webhook",
            description = "The answer holds the secret with which messages are signed; it is not shown again.")
    public Response enter(@NotNull @Valid WebhookRequest request) {
        Webhook webhook = desk.enter(request.wish());
        return Response.created(URI.create(PATH + "/" + webhook.id()))
                .header(HttpHeaders.ETAG, Versions.etag(webhook.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(WebhookView.of(webhook, desk.secret(webhook)))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "查看回调 Read a webhook")
    public Response read(@PathParam("id") long id) {
        Webhook webhook = desk.existing(id);
        return Versions.ok(WebhookView.of(webhook, null), webhook.version());
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "修改回调 Change a webhook")
    public Response change(
            @PathParam("id") long id,
            @NotNull @Valid WebhookRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Webhook webhook = desk.existing(id);
        Versions.require(ifMatch, webhook.version());
        Webhook changed = desk.change(webhook, request.wish());
        return Versions.ok(WebhookView.of(changed, null), changed.version());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "停用回调 Withdraw a webhook")
    public void withdraw(@PathParam("id") long id) {
        desk.put(desk.existing(id), WebhookState.WITHDRAWN);
    }

    @PUT
    @Path("/{id}/state")
    @Operation(
            summary = "暂停或恢复回调 Pause or wake a webhook",
            description = "Nothing is lost meanwhile, for 30 days; waking it forgets its failures.")
    public WebhookView put(@PathParam("id") long id, @NotNull @Valid StateRequest request) {
        if (request.state() != WebhookState.ACTIVE && request.state() != WebhookState.PAUSED) {
            throw Problem.malformed("state 只能为 ACTIVE 或 PAUSED；停用请用 DELETE. Only ACTIVE or PAUSED.");
        }
        desk.put(desk.existing(id), request.state());
        return WebhookView.of(desk.existing(id), null);
    }

    @POST
    @Path("/{id}/secret")
    @Operation(summary = "更换密钥 A new secret; the old one ends at once")
    public Response rotate(@PathParam("id") long id) {
        Webhook webhook = desk.rotate(desk.existing(id));
        return Response.ok(WebhookView.of(webhook, desk.secret(webhook)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "自某位置起重发 Send again what happened behind a position")
    public WebhookView replay(@PathParam("id") long id, @NotNull @Valid ReplayRequest request) {
        return WebhookView.of(desk.replay(desk.existing(id), request.after()), null);
    }

    @GET
    @Path("/{id}/dead-letters")
    @Operation(summary = "死信 Events that the receiver refused, the latest 100")
    public List<DeadLetterView> deadLetters(@PathParam("id") long id) {
        return desk.deadLetters(desk.existing(id)).stream()
                .map(DeadLetterView::of)
                .toList();
    }

    @POST
    @Path("/{id}/dead-letters/{position}/redelivery")
    @Operation(summary = "重投死信 Try a dead letter once more, at once")
    public Response redeliver(@PathParam("id") long id, @PathParam("position") long position) {
        String error = desk.redeliver(desk.existing(id), position);
        if (error != null) {
            throw Problem.conflict("not-delivered", "对方仍未接收 The receiver did not take it: " + error, Map.of());
        }
        return Response.noContent().build();
    }
}
