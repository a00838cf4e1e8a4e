package org.liandan.track.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.PlatformResult;
import org.liandan.party.Role;
import org.liandan.track.store.DayClosing;

/** Who passed through an area, over REST, on an open day and on a closed one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrackSearchResourceTest {

    /** Somewhere that no other test drives. */
    private static final double LON = 112.5;

    private static final double LAT = 43.5;

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    @Inject
    DayClosing closing;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant start = Instant.EPOCH;

    /** From the west to the east through the area, a fix every 10 s and 200 m or so. */
    @BeforeEach
    void drive() {
        truck = TestTruck.register();
        start = clock.instant()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(5, ChronoUnit.DAYS)
                .plusSeconds(truck.vehicleId());
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            for (int i = 0; i < 5; i++) {
                assertThat(terminal.ask(
                                TestTerminal.report(start.plusSeconds(10L * i), LON - 0.005 + i * 0.0025, LAT, 60, 90)))
                        .isEqualTo(PlatformResult.OK);
            }
        }
    }

    @Test
    void aTruckThatPassedThroughIsFoundWithItsTimes() {
        expectPassage(search(area(0.003), start, start.plusSeconds(60)));
    }

    @Test
    void aClosedDayAnswersAsAnOpenOne() throws Exception {
        DayClosing.Outcome outcome = closing.close(LocalDate.ofInstant(start, ZoneId.of("Asia/Shanghai")));

        assertThat(outcome).isIn(DayClosing.Outcome.CLOSED, DayClosing.Outcome.CLOSED_BEFORE);
        expectPassage(search(area(0.003), start, start.plusSeconds(60)));
    }

    private void expectPassage(ValidatableResponse answer) {
        String mine = "find { it.plate == '" + truck.plate() + "' }";
        answer.statusCode(200)
                .body(mine + ".firstInside", equalTo(start.plusSeconds(10).toString()))
                .body(mine + ".lastInside", equalTo(start.plusSeconds(30).toString()))
                .body(mine + ".fixes", is(3))
                .body(mine + ".stays", hasSize(1))
                .body(mine + ".stays[0].entered", is(true))
                .body(mine + ".stays[0].left", is(true));
    }

    @Test
    void whoeverCrossesBetweenTwoReportsIsFoundToo() {
        search(area(0.001, 0.00125), start, start.plusSeconds(60))
                .statusCode(200)
                .body("find { it.plate == '" + truck.plate() + "' }.fixes", is(0));
    }

    @Test
    void whatLiesOutsideTheStretchOrTheAreaIsNotFound() {
        search(area(0.003), start.minusSeconds(100), start)
                .statusCode(200)
                .body("findAll { it.plate == '" + truck.plate() + "' }", hasSize(0));
        search(area(0.003, 1), start, start.plusSeconds(60)).statusCode(200).body("", hasSize(0));
    }

    @Test
    void aPageSaysHowManyThereAre() {
        search(area(0.003), start, start.plusSeconds(60), "?size=1")
                .statusCode(200)
                .body("", hasSize(1));
        int all = Integer.parseInt(search(area(0.003), start.minusSeconds(3_600), start.plusSeconds(3_600), "?size=1")
                .statusCode(200)
                .body("", hasSize(1))
                .extract()
                .header("X-Total-Count"));
        assertThat(all).isPositive();
    }

    @Test
    void eachSearchIsInTheAuditLog() {
        String question = "select count(*) from audit_entry where action = 'TRACKS_SEARCHED'";
        int before = TestTruck.queryInt(question);

        search(area(0.003), start, start.plusSeconds(60)).statusCode(200);

        assertThat(TestTruck.queryInt(question)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'type':'Point','coordinates':[[[112,43]]]}; area",
                "{'type':'Polygon','coordinates':[]}; area",
                "{'type':'Polygon','coordinates':[null]}; area",
                "{'type':'Polygon','coordinates':[[[112,43],null,[112.1,43.1],[112,43]]]}; area",
                "{'type':'Polygon','coordinates':[[[112,43],[null,43],[112.1,43.1],[112,43]]]}; area.coordinates[0][1]",
                "{'type':'Polygon','coordinates':[[[112,43],[112.1,43],[112.1,43.1]]]}; area.coordinates[0]",
                "{'type':'Polygon','coordinates':[[[112,43],[112.1,43],[112.1,43.1],[112,43.1]]]}; area.coordinates[0]",
                "{'type':'Polygon','coordinates':[[[112,43],[112.1,93],[112.1,43.1],[112,43]]]}; area.coordinates[0][1]",
                "{'type':'Polygon','coordinates':[[[112,43],[112.1],[112.1,43.1],[112,43]]]}; area.coordinates[0][1]",
                "{'type':'Polygon','coordinates':[[[112,43],[112.4,43],[112.4,43.1],[112,43]]]}; area"
            })
    void aBadAreaIsRefusedWithItsField(String area, String field) {
        search(area.replace('\'', '"'), start, start.plusSeconds(60))
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void aStretchMustBeginBeforeItEndsAndLastAWeekAtMost() {
        search(area(0.003), start, start).statusCode(400).body("violations.field", contains("from"));
        search(area(0.003), start, start.plus(7, ChronoUnit.DAYS).plusSeconds(1))
                .statusCode(400)
                .body("violations.field", contains("to"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CARRIER", "DRIVER", "PRODUCER", "RECEIVER", "SUBDISTRICT"})
    void nobodyButBureauAndPoliceMaySearchEverybodysTracks(Role role) {
        Accounts.as("search-" + role.name().toLowerCase(Locale.ROOT), role, truck.carrierId())
                .body(body(area(0.003), start, start.plusSeconds(60)))
                .post("/api/v1/tracks/search")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse search(String area, Instant from, Instant to) {
        return search(area, from, to, "?size=1000");
    }

    private ValidatableResponse search(String area, Instant from, Instant to, String paging) {
        return Accounts.admin()
                .body(body(area, from, to))
                .post("/api/v1/tracks/search" + paging)
                .then();
    }

    private static String body(String area, Instant from, Instant to) {
        return "{\"area\":%s,\"from\":\"%s\",\"to\":\"%s\"}".formatted(area, from, to);
    }

    private static String area(double halfWidthDeg) {
        return area(halfWidthDeg, 0);
    }

    /** A square around the middle of the drive, moved to the east. */
    private static String area(double halfWidthDeg, double eastDeg) {
        double w = LON + eastDeg - halfWidthDeg;
        double e = LON + eastDeg + halfWidthDeg;
        double s = LAT - 0.002;
        double n = LAT + 0.002;
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}"
                .formatted(w, s, e, s, e, n, w, n, w, s);
    }
}
