package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.http.store.OwnRowsOnly;
import org.liandan.http.store.Statements;

/** A condition that somebody forgets shows a party nothing of another's: the database keeps them apart by itself. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwnRowsOnlyTest {

    @Inject
    Statements statements;

    @Inject
    OwnRowsOnly own;

    private final District district = new District();
    private final District another = new District();

    private static List<String> read(RequestSpecification who, String what) {
        return who.get("/test/forgotten/" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("", String.class);
    }

    @Test
    void aPartyReadsItsOwnManifestsWhateverTheQueryForgets() {
        String mine = district.issued();
        String theirs = another.issued();

        assertThat(own.isOn()).isTrue();
        assertThat(read(district.producer(), "manifests")).contains(mine).doesNotContain(theirs);
        assertThat(read(district.carrier(), "manifests")).contains(mine).doesNotContain(theirs);
        assertThat(read(district.receiver(), "manifests")).contains(mine).doesNotContain(theirs);
        assertThat(read(district.stranger(), "manifests")).doesNotContain(mine, theirs);
        assertThat(read(district.bureau(), "manifests")).contains(mine, theirs);
    }

    @Test
    void aDraftIsItsProducersAlone() {
        String draft = district.producer()
                .body(District.with(district.manifest(), "issue", false))
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("number");

        assertThat(read(district.producer(), "manifests")).contains(draft);
        assertThat(read(district.carrier(), "manifests")).doesNotContain(draft);
    }

    @Test
    void stepsFollowTheirManifest() {
        String mine = district.inTransit();
        String theirs = another.inTransit();

        assertThat(read(district.carrier(), "steps")).contains(mine).doesNotContain(theirs);
        assertThat(read(district.bureau(), "steps")).contains(mine, theirs);
    }

    @Test
    void driversAreTheirCarriersAlone() {
        for (District one : List.of(district, another)) {
            statements.update(
                    "insert into driver (name, phone, organization_id) values (?, ?, ?)",
                    "师傅" + one.id,
                    "1390000%04d".formatted(one.id),
                    one.carrierId);
        }

        assertThat(read(district.carrier(), "drivers"))
                .contains("师傅" + district.id)
                .doesNotContain("师傅" + another.id);
        assertThat(read(district.producer(), "drivers")).doesNotContain("师傅" + district.id, "师傅" + another.id);
    }

    /** The truck reports, strays and takes a photo that many hours after the confirmation; the truck's number. */
    private String onTheRoad(String number, int hours) {
        statements.update(
                "insert into terminal (phone, vehicle_id) select '17700' || m.vehicle_id, m.vehicle_id from manifest m"
                        + " where m.number = ? on conflict (phone) do nothing",
                number);
        statements.update("""
                insert into position (at, received_at, vehicle_id, terminal_id, alarm_flags, status_flags, speed_deci_kph,
                    mileage_deci_km, recorder_speed_deci_kph, heading_deg, altitude_m, satellites, marks, lon_e6, lat_e6)
                select m.carried_at + ? * interval '1 hour', m.carried_at, m.vehicle_id, 1, 0, 3, 400, -1, -1, 90, 1067, 12, 0,
                    109830000, 40640000 from manifest m where m.number = ?""", hours, number);
        statements.update("""
                insert into violation (type, vehicle_id, terminal_id, organization_id, plate, started_at, detected_at, limit_m,
                    measured_m, verdict, established, location, evidence, rule_code, rule_version)
                select 'OFF_ROUTE', m.vehicle_id, t.id, m.carrier_organization_id, m.carrier_plate, at, at, 50, 300, 'OBSERVED',
                    'REPORTS_OFF_ROUTE', st_setsrid(st_makepoint(109.8, 40.6), 4326), '{}', 'H03', 1
                  from manifest m join terminal t on t.vehicle_id = m.vehicle_id,
                    lateral (select m.carried_at + ? * interval '1 hour' as at) a where m.number = ?""", hours, number);
        statements.update("""
                insert into media (vehicle_id, terminal_id, organization_id, plate, source, media_id, kind, format, occasion, taken_at,
                    received_at, complete, sha256, bytes, path)
                select m.vehicle_id, t.id, m.carrier_organization_id, m.carrier_plate, 'MULTIMEDIA', 1, 'IMAGE',
                    'JPEG', 'ALARM', now(), now(), true, repeat('0', 64), 10, 'own-rows/' || m.number || ?
                  from manifest m join terminal t on t.vehicle_id = m.vehicle_id where m.number = ?""", hours, number);
        return statements
                .query("select vehicle_id::text from manifest where number = ?", row -> row.getString(1), number)
                .getFirst();
    }

    @Test
    void whereATruckWasIsItsCarriersAndOnItsWayThePartiesOfTheLoad() {
        String mine = onTheRoad(district.inTransit(), 0);
        String theirs = onTheRoad(another.inTransit(), 0);

        for (String how : List.of("positions", "positions-in-transaction")) {
            assertThat(read(district.producer(), how)).contains(mine).doesNotContain(theirs);
            assertThat(read(district.carrier(), how)).contains(mine).doesNotContain(theirs);
            assertThat(read(district.receiver(), how)).contains(mine).doesNotContain(theirs);
            assertThat(read(district.stranger(), how)).isEmpty();
            assertThat(read(district.bureau(), how)).contains(mine, theirs);
        }
    }

    @Test
    void whatATruckDoesAfterwardsIsItsCarriersAlone() {
        String truck = onTheRoad(district.closed(), 1);

        assertThat(read(district.carrier(), "positions")).contains(truck);
        assertThat(read(district.carrier(), "findings")).contains(district.plate + " OFF_ROUTE");
        assertThat(read(district.producer(), "positions")).doesNotContain(truck);
        assertThat(read(district.producer(), "findings")).doesNotContain(district.plate + " OFF_ROUTE");
    }

    @Test
    void findingsOnTheWayAreSeenByThePartiesOfTheLoadAndPhotosByTheCarrierAlone() {
        onTheRoad(district.inTransit(), 0);
        onTheRoad(another.inTransit(), 0);
        String mine = district.plate + " OFF_ROUTE";
        String theirs = another.plate + " OFF_ROUTE";

        assertThat(read(district.carrier(), "findings")).contains(mine).doesNotContain(theirs);
        assertThat(read(district.producer(), "findings")).contains(mine).doesNotContain(theirs);
        assertThat(read(district.stranger(), "findings")).doesNotContain(mine, theirs);
        assertThat(read(district.bureau(), "findings")).contains(mine, theirs);
        assertThat(read(district.carrier(), "photos")).contains(district.plate).doesNotContain(another.plate);
        assertThat(read(district.producer(), "photos")).doesNotContain(district.plate, another.plate);
    }

    @Test
    void aRequestThatChangesSomethingIsJudgedWithAllRecordsInView() {
        String theirs = another.issued();

        assertThat(district.producer()
                        .post("/test/forgotten/changing")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("", String.class))
                .contains(theirs);
    }

    @Test
    void aTransactionIsKeptToItTooAndLeavesNothingBehindHoweverItEnds() {
        String mine = district.issued();
        String theirs = another.issued();

        assertThat(read(district.producer(), "in-transaction")).contains(mine).doesNotContain(theirs);
        for (int i = 0; i < 30; i++) {
            district.producer().get("/test/forgotten/rolled-back").then().statusCode(500);
            assertThat(statements.query(
                            "select current_user || coalesce(current_setting('liandan.reader', true), '') = session_user",
                            row -> row.getBoolean(1)))
                    .containsExactly(true);
        }
    }

    @Test
    void connectionsThatManyShareCarryNobodysViewToAnybodyElse() throws Exception {
        String mine = district.issued();
        String theirs = another.issued();
        List<Callable<Boolean>> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            requests.add(() -> read(district.producer(), "manifests").contains(theirs));
            requests.add(() -> read(another.carrier(), "manifests").contains(mine));
            requests.add(() -> !read(district.bureau(), "manifests").containsAll(List.of(mine, theirs)));
            requests.add(() -> statements
                            .query(
                                    "select number from manifest where number in (?, ?)",
                                    row -> row.getString(1),
                                    mine,
                                    theirs)
                            .size()
                    != 2);
        }

        List<Boolean> wrong = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<Boolean> answer : threads.invokeAll(requests)) {
                wrong.add(answer.get());
            }
        }

        assertThat(wrong).hasSize(240).containsOnly(false);
    }
}
