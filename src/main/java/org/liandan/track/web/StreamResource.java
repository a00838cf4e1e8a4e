package org.liandan.track.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.track.live.Audience;
import org.liandan.track.live.LivePosition;
import org.liandan.track.live.LivePositions;
import org.liandan.track.live.LiveStream;
import org.liandan.track.live.LiveVehicle;
import org.liandan.track.live.PositionEvent;
import org.liandan.track.live.PositionFrame;
import org.liandan.track.live.StreamEvent;
import org.liandan.track.live.StreamSettings;
import org.liandan.track.live.TerminalEvent;
import org.liandan.track.live.Viewer;

/** What happens now, as Server-Sent Events: {@code position}, {@code violation}, {@code manifest}, {@code terminal}. */
@Path("/api/v1/stream")
public class StreamResource {

    private static final long KEEP_ALIVE_S = 15;
    private static final long SLOWEST_WRITE_S = 30;

    private final LiveStream stream;
    private final LivePositions positions;
    private final StreamSettings settings;
    private final Caller caller;
    private final Clock clock;
    private final PositionText text;

    @Inject
    StreamResource(
            LiveStream stream,
            LivePositions positions,
            StreamSettings settings,
            Caller caller,
            Clock clock,
            PositionText text) {
        this.stream = stream;
        this.positions = positions;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
        this.text = text;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({
        "PRODUCER",
        "CARRIER",
        "DRIVER",
        "RECEIVER",
        "BUREAU",
        "BUREAU_ADMIN",
        "TRAFFIC_POLICE",
        "SUBDISTRICT",
        "AUDITOR"
    })
    @Operation(
            summary = "实时事件流 Live events, filtered to what the caller may see; resumes after Last-Event-ID",
            description = "First the last position of every vehicle, then changes: positions merged to the latest, "
                    + "violation and manifest events in order.")
    public void stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Parameter(
                            description =
                                    "EACH 每辆车一个 position 事件 one position event for each vehicle (default); FRAMES 每帧一个，"
                                            + "data 为数组 one for each frame, its data an array of the same objects: for whoever shows "
                                            + "many vehicles")
                    @QueryParam("positions")
                    @DefaultValue("EACH")
                    String positionShape,
            @Context RoutingContext request,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Positions shape = Positions.of(positionShape);
        Audience audience = new Audience(caller.seesEverything(), caller.organization());
        List<LiveVehicle> known = new ArrayList<>();
        positions.each(known::add);
        Viewer viewer = stream.open(audience, number(lastEventId), known)
                .orElseThrow(() -> new Problem(
                        429,
                        "too-many-viewers",
                        "实时连接数已满，请稍后再试。 Too many viewers at the moment, try again later.",
                        List.of(),
                        Map.of()));
        if (opened(viewer, sink, sse)) {
            Outlet outlet = new Outlet(sink, sse, request.response(), shape);
            Thread.ofVirtual().name("viewer").start(() -> serve(viewer, outlet));
        }
    }

    /** How positions are told. */
    enum Positions {
        /** One event for each vehicle, its data an object. */
        EACH,
        /** One event for each frame, its data an array of such objects. */
        FRAMES;

        static Positions of(String name) {
            return Arrays.stream(values())
                    .filter(shape -> shape.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> Problem.malformed("positions 只能是 EACH 或 FRAMES positions must be EACH or FRAMES."));
        }
    }

    /** Where one viewer's events go; frames go past the sink, whose way of writing copies each text several times. */
    private record Outlet(SseEventSink sink, Sse sse, HttpServerResponse response, Positions shape) {}

    /**
     * The head of the answer goes out here, before the method ends: written from the viewer's thread it would race with
     * the framework, which writes it too when the method returns, and whoever comes second is closed.
     */
    private boolean opened(Viewer viewer, SseEventSink sink, Sse sse) {
        try {
            send(
                    sink,
                    sse.newEventBuilder()
                            .reconnectDelay(2_000)
                            .comment("liandan")
                            .build());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // the viewer has gone already
        }
        stream.close(viewer);
        sink.close();
        return false;
    }

    /** On the viewer's own thread: a slow one waits here for itself alone. */
    private void serve(Viewer viewer, Outlet outlet) {
        try (SseEventSink sink = outlet.sink()) {
            Instant end = clock.instant().plus(settings.longest());
            while (!viewer.closed() && !sink.isClosed() && clock.instant().isBefore(end)) {
                Viewer.Frame frame = viewer.take(KEEP_ALIVE_S, TimeUnit.SECONDS);
                if (frame.isEmpty()) {
                    send(sink, outlet.sse().newEventBuilder().comment("alive").build());
                }
                write(frame, outlet);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // the viewer has gone, or takes nothing any more
        } finally {
            stream.close(viewer);
        }
    }

    private void write(Viewer.Frame frame, Outlet outlet)
            throws InterruptedException, ExecutionException, TimeoutException {
        Sse sse = outlet.sse();
        for (StreamEvent event : frame.events()) {
            send(
                    outlet.sink(),
                    event(sse, event.name(), event.payload())
                            .id(Long.toString(event.id()))
                            .build());
        }
        for (LivePosition live : frame.connections()) {
            send(outlet.sink(), event(sse, "terminal", TerminalEvent.of(live)).build());
        }
        PositionFrame shared = frame.shared();
        switch (outlet.shape()) {
            case FRAMES -> {
                if (shared != null) {
                    send(outlet.response(), shared.text(text::frame));
                }
                if (!frame.positions().isEmpty()) {
                    send(outlet.response(), text.frame(frame.positions()));
                }
            }
            case EACH -> {
                if (shared != null) {
                    sendEach(shared.positions(), outlet);
                }
                sendEach(frame.positions(), outlet);
            }
        }
    }

    private static void sendEach(List<LivePosition> positions, Outlet outlet)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (LivePosition live : positions) {
            PositionEvent position = PositionEvent.of(live).orElse(null);
            if (position != null) {
                send(outlet.sink(), event(outlet.sse(), "position", position).build());
            }
        }
    }

    private static OutboundSseEvent.Builder event(Sse sse, String name, Object payload) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(payload);
    }

    private static void send(HttpServerResponse response, byte[] event)
            throws InterruptedException, ExecutionException, TimeoutException {
        response.write(Buffer.buffer(event))
                .toCompletionStage()
                .toCompletableFuture()
                .get(SLOWEST_WRITE_S, TimeUnit.SECONDS);
    }

    private static void send(SseEventSink sink, OutboundSseEvent event)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletionStage<?> written = sink.send(event);
        written.toCompletableFuture().get(SLOWEST_WRITE_S, TimeUnit.SECONDS);
    }

    private static @Nullable Long number(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("[0-9]{1,18}")) {
            return null;
        }
        return Long.valueOf(lastEventId);
    }
}
