package org.liandan.outbox.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.outbox.OutboxEvent;
import org.liandan.outbox.store.OutboxLog;

/** What happened, for systems that ask rather than be called: from a position that they remember. */
@Path("/api/v1/events")
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Tag(name = "events", description = "事件与回调 Events and webhooks")
public class EventResource {

    private final OutboxLog log;
    private final Caller caller;

    EventResource(OutboxLog log, Caller caller) {
        this.log = log;
        this.caller = caller;
    }

    /**
     * Some events in their order.
     *
     * @param events each as a webhook gets it
     * @param next what to hand in as {@code after} the next time
     */
    public record EventPage(List<Event> events, long next) {}

    /** An event and its position. */
    public record Event(
            long position,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String event) {}

    @GET
    @Operation(
            summary = "自某位置起的事件 Events behind a position",
            description =
                    "Whoever remembers `next` and asks from there misses nothing. Events are kept for 30 days; asking from an"
                            + " earlier position is answered with 410 and the earliest one.")
    public EventPage read(
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1_000) int limit,
            @QueryParam("type") @Size(max = 20) Set<String> types) {
        long earliest = log.earliest();
        if (after > 0 && after + 1 < earliest) {
            throw new Problem(
                    410,
                    "events-forgotten",
                    "该位置之后的部分事件已超过 30 天，不再提供；请用列表接口补齐后自 earliest 起读。"
                            + " Some events behind that position are older than 30 days and gone.",
                    List.of(),
                    Map.of("earliest", earliest));
        }
        long latest = log.latest();
        List<OutboxEvent> found = log.read(after, caller.seesEverything() ? null : caller.organization(), types, limit);
        long next = found.size() < limit
                ? Math.max(
                        after,
                        found.isEmpty()
                                ? latest
                                : Math.max(latest, found.getLast().position()))
                : found.getLast().position();
        return new EventPage(
                found.stream()
                        .map(event -> new Event(event.position(), event.body()))
                        .toList(),
                next);
    }
}
