package org.liandan.track.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.haul.HaulContexts;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.RegistrationResult;
import org.liandan.party.Role;

/** The event stream as a browser reads it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StreamResourceTest {

    /** For what is not the point of a test. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    Jt808Server server;

    @Inject
    HaulContexts contexts;

    @Inject
    Clock clock;

    @TestHTTPResource("/api/v1/stream")
    URI stream = URI.create("");

    @Test
    void aReportIsOnTheMapWithinTwoSeconds() throws Exception {
        TestTruck truck = TestTruck.register();
        try (Events events = new Events(officer());
                TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(events.next("terminal", truck, PATIENCE)).contains("\"online\":true");

            assertThat(terminal.ask(TestTerminal.report(clock.instant(), 109.8412, 40.6501, 42, 180)))
                    .isEqualTo(PlatformResult.OK);

            assertThat(events.next("position", truck, Duration.ofSeconds(2)))
                    .contains("\"lon\":109.8412", "\"lat\":40.6501", "\"speedKph\":42.0", "\"headingDeg\":180")
                    .contains("\"online\":true", "\"carrier\":" + truck.carrierId());
        }
    }

    @Test
    void aTruckInAForbiddenZoneIsOnTheMapWithinTwoSeconds() throws Exception {
        TestTruck truck = TestTruck.register();
        forbid("STREAM-Z1", 109.70, 40.55, 0.02);
        await().until(() -> contexts.of(truck.vehicleId()).ground().zones().stream()
                .anyMatch(zone -> zone.code().equals("STREAM-Z1")));
        Instant begin = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(40);
        List<LocationReport> drive = new ArrayList<>();
        for (int second = 0; second <= 40; second++) {
            drive.add(TestTerminal.report(begin.plusSeconds(second), 109.71, 40.555 + second * 0.00009, 36, 0));
        }
        try (Events events = new Events(officer());
                TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            terminal.sendAll(drive);
            drive.forEach(
                    _ -> assertThat(((PlatformAnswer) terminal.next()).result()).isEqualTo(PlatformResult.OK));

            assertThat(events.next("violation", truck, Duration.ofSeconds(2)))
                    .contains("\"type\":\"FORBIDDEN_ZONE\"", "\"typeName\":\"驶入禁行区域\"", "\"category\":\"VIOLATION\"")
                    .doesNotContain("limitKph");
        }
        Accounts.admin()
                .queryParam("plate", truck.plate())
                .get("/api/v1/violations")
                .then()
                .body("[0].zoneCode", equalTo("STREAM-Z1"));
    }

    @Test
    void aBoxThatGivesAnotherPlateIsAHintOnTheMapAndNoViolation() throws Exception {
        TestTruck truck = TestTruck.register();
        try (Events events = new Events(officer());
                TestTerminal terminal = TestTerminal.online(server.port(), truck);
                TestTerminal other = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(TestTerminal.report(clock.instant(), 109.8412, 40.6501, 42, 180)))
                    .isEqualTo(PlatformResult.OK);

            assertThat(other.register("蒙B00000").result()).isNotEqualTo(RegistrationResult.OK);

            assertThat(events.next("violation", truck, PATIENCE))
                    .contains("\"type\":\"TAMPER_HINT\"", "\"category\":\"HINT\"");
        }
    }

    private static void forbid(String code, double lonDeg, double latDeg, double sideDeg) {
        List<List<Double>> ring = List.of(
                List.of(lonDeg, latDeg),
                List.of(lonDeg + sideDeg, latDeg),
                List.of(lonDeg + sideDeg, latDeg + sideDeg),
                List.of(lonDeg, latDeg + sideDeg),
                List.of(lonDeg, latDeg));
        Accounts.admin()
                .body(Map.of(
                        "code",
                        code,
                        "name",
                        "事件流禁行区",
                        "shape",
                        Map.of("type", "Polygon", "coordinates", List.of(ring))))
                .post("/api/v1/zones")
                .then()
                .statusCode(201);
    }

    @Test
    void aNewViewerSeesWhereEverybodyIs() throws Exception {
        TestTruck truck = TestTruck.register();
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(TestTerminal.report(clock.instant(), 109.8412, 40.6501, 42, 180)))
                    .isEqualTo(PlatformResult.OK);
        }
        try (Events events = new Events(officer())) {
            assertThat(events.next("position", truck, PATIENCE)).contains("\"lon\":109.8412");
        }
    }

    @Test
    void aCarrierIsShownItsOwnTrucksOnly() throws Exception {
        TestTruck ours = TestTruck.register();
        TestTruck theirs = TestTruck.register(Accounts.organization("另一家承运公司", "GATEWAYTESTANOTHER"));
        try (Events events = new Events(Accounts.token("gateway-viewer", Role.CARRIER, ours.carrierId()));
                TestTerminal foreign = TestTerminal.online(server.port(), theirs);
                TestTerminal own = TestTerminal.online(server.port(), ours)) {
            assertThat(foreign.ask(TestTerminal.report(clock.instant(), 109.8, 40.6, 10, 0)))
                    .isEqualTo(PlatformResult.OK);
            assertThat(own.ask(TestTerminal.report(clock.instant(), 109.9, 40.7, 10, 0)))
                    .isEqualTo(PlatformResult.OK);

            assertThat(events.next("position", ours, PATIENCE)).contains("\"lon\":109.9");
            assertThat(events.seen()).doesNotContain(theirs.plate());
        }
    }

    @Test
    void aWallTakesAllThatMovedInAFrameAsOneEvent() throws Exception {
        TestTruck truck = TestTruck.register();
        try (Events events = new Events(officer(), "?positions=FRAMES");
                TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(TestTerminal.report(clock.instant(), 109.8412, 40.6501, 42, 180)))
                    .isEqualTo(PlatformResult.OK);

            assertThat(events.next("position", truck, PATIENCE))
                    .startsWith("position [{")
                    .endsWith("}]")
                    .contains("\"lon\":109.8412");
        }
    }

    @Test
    void anUnknownShapeOfPositionsIsRefused() {
        Accounts.admin()
                .queryParam("positions", "HEAPS")
                .get("/api/v1/stream")
                .then()
                .statusCode(400);
    }

    @Test
    void withoutLoginThereIsNoStream() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer =
                    client.send(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    private static String officer() {
        return Accounts.token("gateway-officer", Role.BUREAU, Accounts.organization("网关测试执法局", "GATEWAYTESTBUREAU0"));
    }

    /** The stream, read line by line. */
    private final class Events implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final StringBuilder seen = new StringBuilder();
        private final BufferedReader lines;

        Events(String token) throws IOException, InterruptedException {
            this(token, "");
        }

        Events(String token, String query) throws IOException, InterruptedException {
            HttpResponse<java.io.InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(stream + query))
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            String name = "";
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event:")) {
                        name = line.substring(6).strip();
                    } else if (line.startsWith("data:")) {
                        events.add(name + " " + line.substring(5).strip());
                    }
                }
            } catch (IOException e) {
                events.add("closed");
            }
        }

        /** The next event of that name about that truck; others are passed over. */
        String next(String name, TestTruck truck, Duration patience) throws InterruptedException {
            @Nullable String event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            while (event != null) {
                seen.append(event).append('\n');
                if (event.startsWith(name + " ") && event.contains("\"plate\":\"" + truck.plate() + "\"")) {
                    return event;
                }
                event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
            throw new AssertionError("no " + name + " of " + truck.plate() + " within " + patience);
        }

        String seen() {
            return seen.toString();
        }

        @Override
        public void close() {
            client.shutdownNow();
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
