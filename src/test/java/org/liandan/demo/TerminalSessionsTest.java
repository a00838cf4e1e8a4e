package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.party.Role;

/**
 * Whole sessions between the simulated terminal and the platform, over real sockets, from the officer's order to the row in
 * the database and the line in the log of messages; each in the edition of 2013 and in that of 2019.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TerminalSessionsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final List<Terminal> terminals = new ArrayList<>();
    private TestTruck truck = new TestTruck(0, 0, "", "", 0);

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
    }

    @AfterEach
    void hangUp() {
        terminals.forEach(Terminal::close);
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void parameters_are_set_and_then_asked_for(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        order(Map.of("kind", "SET_PARAMETERS", "parameters", List.of(Map.of("id", "0x0055", "value", 58))));
        long query = order(Map.of("kind", "QUERY_PARAMETERS", "ids", List.of("0x0055")));

        assertThat(TestTruck.query("select answer::text like '%58%' from terminal_command where id = ?", query))
                .containsExactly("t");
        assertThat(log()).contains("UP 0x0104", "DOWN 0x8103", "DOWN 0x8106");
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void the_driver_reads_a_text(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        order(Map.of("kind", "TEXT", "text", "前方学校，请减速慢行"));

        assertThat(journal).anyMatch(line -> line.contains("前方学校，请减速慢行"));
        assertThat(log()).contains("DOWN 0x8300");
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void a_fence_and_a_route_are_kept(ProtocolVersion version) {
        online(version, LinkFaults.NONE);

        order(Map.of(
                "kind",
                "SET_POLYGON",
                "id",
                7,
                "vertices",
                List.of(List.of(109.80, 40.65), List.of(109.82, 40.65), List.of(109.82, 40.67)),
                "maxSpeedKph",
                40,
                "overspeedS",
                10));
        order(Map.of(
                "kind",
                "SET_ROUTE",
                "id",
                8,
                "turns",
                List.of(
                        Map.of("at", List.of(109.80, 40.65), "widthM", 60),
                        Map.of("at", List.of(109.85, 40.66), "widthM", 60))));

        assertThat(log()).contains("DOWN 0x8604", "DOWN 0x8606");
        if (version == ProtocolVersion.V2019) {
            long query = order(Map.of("kind", "QUERY_AREAS", "area", "ROUTE", "ids", List.of()));
            assertThat(TestTruck.query("select answer::text like '%109.85%' from terminal_command where id = ?", query))
                    .containsExactly("t");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void the_terminal_says_where_it_is(ProtocolVersion version) {
        Terminal terminal = online(version, LinkFaults.NONE);
        terminal.report(report(0));

        long query = order(Map.of("kind", "QUERY_LOCATION"));

        assertThat(TestTruck.query("select answer::text like '%109.83%' from terminal_command where id = ?", query))
                .containsExactly("t");
        assertThat(log()).contains("UP 0x0201", "DOWN 0x8201");
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void two_hundred_fixes_from_a_blind_area_are_stored_and_marked(ProtocolVersion version) {
        List<LocationReport> reports = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reports.add(report(i - 400));
        }
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), version)) {
            terminal.logIn(truck.plate());
            terminal.send(new LocationBatch(BatchKind.BLIND_AREA, reports));
            assertThat(((PlatformAnswer) terminal.next()).result()).isEqualTo(PlatformResult.OK);
        }

        assertThat(TestTruck.query(
                        "select count(*), count(distinct at), bool_and(backlog) from position_point where vehicle_id = ?",
                        truck.vehicleId()))
                .containsExactly("200|200|t");
        assertThat(log()).contains("UP 0x0704");
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void a_photo_that_loses_a_package_on_the_way_arrives_whole(ProtocolVersion version) {
        Terminal terminal = online(version, new LinkFaults(Set.of(3), Set.of()));
        terminal.report(report(0));

        order(Map.of("kind", "PHOTO", "channel", 1, "count", 1));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TestTruck.query(
                                "select kind, source, complete, bytes > 2000, length(sha256) from media where terminal_id = ?",
                                truck.terminalId()))
                        .hasSize(1)
                        .first()
                        .asString()
                        .startsWith("IMAGE|MULTIMEDIA|t|t"));
        assertThat(log()).contains("UP 0x0805", "UP 0x0801", "DOWN 0x8003", "DOWN 0x8800", "DOWN 0x8801");
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void a_safety_alarm_brings_its_two_files_although_a_block_is_lost(ProtocolVersion version) {
        Terminal terminal = online(version, new LinkFaults(Set.of(), Set.of(1)));

        terminal.driverTelephones(report(0));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TestTruck.query("""
                                select a.kind, m.source, m.complete, m.bytes > 0
                                from safety_alarm a join media m on m.safety_alarm_id = a.id
                                where a.terminal_id = ?""", truck.terminalId()))
                        .containsExactly("DSM|ATTACHMENT|t|t", "DSM|ATTACHMENT|t|t"));
        assertThat(truck.storedPositions()).isEqualTo(1);
        assertThat(log()).contains("UP 0x0200", "DOWN 0x9208");
    }

    private Terminal online(ProtocolVersion version, LinkFaults faults) {
        // the phone is the truck's own, so that no two tests look like one box on two vehicles
        TerminalIdentity identity =
                new TerminalIdentity(version, truck.phone(), truck.phone().substring(4), 2, truck.plate());
        Terminal terminal = new Terminal(
                identity,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                clock,
                journal::add,
                faults);
        terminals.add(terminal);
        terminal.start();
        await().atMost(SOON).until(() -> log().contains("UP 0x0102"));
        return terminal;
    }

    private LocationReport report(int second) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(second);
        return TestTerminal.report(at, 109.83 + second * 1e-5, 40.66, 36, 90);
    }

    /** Orders it and waits until the terminal has answered. */
    private long order(Map<String, ?> request) {
        long id = officer()
                .body(request)
                .post(path("commands"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TestTruck.query("select state from terminal_command where id = ?", id))
                        .containsExactly("ANSWERED"));
        return id;
    }

    /** The latest messages as an operator sees them, direction and id. */
    private List<String> log() {
        List<Map<String, String>> messages =
                officer().get(path("messages")).then().extract().jsonPath().getList("$");
        return messages.stream()
                .map(message -> message.get("direction") + " " + message.get("messageId"))
                .toList();
    }

    private String path(String what) {
        return "/api/v1/terminals/" + truck.phone() + "/" + what;
    }

    private static RequestSpecification officer() {
        return Accounts.as("story-officer", Role.BUREAU, Accounts.organization("终端会话测试局", "STORYTESTBUREAU001"));
    }
}
