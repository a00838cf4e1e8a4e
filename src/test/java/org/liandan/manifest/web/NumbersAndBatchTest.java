package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.store.NumberBlocks;

/** Numbers that a site reserves, and many manifests in one request. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NumbersAndBatchTest {

    private static final String MANIFESTS = "/api/v1/manifests";
    private static final String BLOCKS = "/api/v1/number-blocks";

    private final District district = new District();

    @Test
    void aSiteWithoutNetworkUsesItsOwnNumbersOnce() {
        List<String> numbers = reserved(3);

        district.producer()
                .body(District.with(district.manifest(), "number", numbers.getFirst()))
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .body("number", is(numbers.getFirst()));
        refusedNumber(numbers.getFirst(), 409, "number-used");
        district.producer()
                .get(BLOCKS)
                .then()
                .body("[0].used", is(1))
                .body("[0].numbers.state", contains("USED", "RESERVED", "RESERVED"));
    }

    @Test
    void foreignUnreservedAndMistypedNumbersAreRefused() {
        String foreign = reservedBy(new District());
        String mine = reserved(1).getFirst();

        refusedNumber(foreign, 422, "number-not-reserved");
        refusedNumber(district.issued(), 422, "number-not-reserved");
        refusedNumber(mine.substring(0, 20) + (mine.endsWith("A") ? "B" : "A"), 400, "number-form");
        district.producer()
                .body(District.with(
                        District.with(district.manifest(), "number", mine),
                        "originPlace",
                        district.producersPlace("CONSTRUCTION_SITE")))
                .post(MANIFESTS)
                .then()
                .statusCode(422)
                .body("type", is("urn:liandan:problem:number-other-place"));
        district.producer()
                .body(District.with(
                        District.with(district.manifest(), "number", mine),
                        "producer.handedOverAt",
                        District.minute(-2 * 24 * 60)))
                .post(MANIFESTS)
                .then()
                .statusCode(422)
                .body("type", is("urn:liandan:problem:number-other-day"));
    }

    @Test
    void expiredNumbersAreRefusedAndThenVoided() {
        List<String> numbers = reserved(2);
        int id = district.producer().get(BLOCKS).path("[0].id");
        district.producer()
                .body(District.with(district.manifest(), "number", numbers.getFirst()))
                .post(MANIFESTS)
                .then()
                .statusCode(201);
        expire(id);

        refusedNumber(numbers.getLast(), 422, "number-expired");
        Arc.container().instance(NumberBlocks.class).get().voidExpired();
        district.auditor().get(BLOCKS + "/" + id).then().body("numbers.state", contains("USED", "VOID"));
        refusedNumber(numbers.getLast(), 422, "number-expired");
        new District().producer().get(BLOCKS + "/" + id).then().statusCode(404);
    }

    @Test
    void aBlockHasItsBounds() {
        district.producer()
                .body(Map.of("place", district.centre, "size", 201, "days", 31, "day", "2020-01-01"))
                .post(BLOCKS)
                .then()
                .statusCode(400)
                .body("violations.field", contains("place", "size", "day", "days"));
        district.carrier()
                .body(Map.of("place", district.site, "size", 1))
                .post(BLOCKS)
                .then()
                .statusCode(403);
    }

    @Test
    void blocksNeverOverlapWhoeverReservesAtOnce() throws Exception {
        district.producer();
        List<String> numbers = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                running.add(threads.submit(() -> numbers.addAll(reserved(7))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(numbers).hasSize(42).doesNotHaveDuplicates();
    }

    @Test
    void thirtyAlikeAreOneRequest() {
        Response answer = district.producer()
                .header("Idempotency-Key", "batch-" + district.id)
                .body(Map.of("template", district.manifest(), "count", 30))
                .post(MANIFESTS + "/batch");
        answer.then().statusCode(200).body("accepted", is(30)).body("items.status", everyItem(is(201)));
        List<String> numbers = answer.path("items.number");
        assertThat(new HashSet<>(numbers)).hasSize(30);

        List<String> again = district.producer()
                .header("Idempotency-Key", "batch-" + district.id)
                .body(Map.of("template", district.manifest(), "count", 30))
                .post(MANIFESTS + "/batch")
                .path("items.number");
        assertThat(again).isEqualTo(numbers);
    }

    @Test
    void allOrNothingMeansNothing() {
        Map<String, Object> bad = District.with(district.manifest(), "producer.volumeM3", -1);
        int before = district.producer().get(MANIFESTS + "?size=1").path("size()");

        district.producer()
                .body(Map.of("items", List.of(district.manifest(), bad)))
                .post(MANIFESTS + "/batch")
                .then()
                .statusCode(422)
                .body("type", is("urn:liandan:problem:batch-refused"))
                .body("items[1].status", is(400))
                .body("items[1].refusals[0].field", is("producer.volumeM3"));
        assertThat(district.producer().get(MANIFESTS + "?size=1").<Integer>path("size()"))
                .isEqualTo(before)
                .isZero();
        district.producer()
                .body(Map.of("items", List.of(district.manifest(), bad), "allOrNothing", false))
                .post(MANIFESTS + "/batch")
                .then()
                .statusCode(200)
                .body("accepted", is(1))
                .body("refused", is(1));
    }

    @Test
    void aBatchHasItsBounds() {
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("template", district.manifest(), "count", 31),
                Map.of("template", district.manifest(), "count", 0),
                Map.of("template", district.manifest()),
                Map.of("items", List.of()),
                Map.of())) {
            district.producer().body(body).post(MANIFESTS + "/batch").then().statusCode(400);
        }
        district.carrier()
                .body(Map.of("template", district.manifest(), "count", 2))
                .post(MANIFESTS + "/batch")
                .then()
                .statusCode(422)
                .body("items[0].refusals[0].code", is("NOT_THE_PRODUCER"));
    }

    @Test
    void aGateKeeperConfirmsManyWithAResultForEach() {
        String first = district.inTransit();
        String waiting = district.issued();
        String foreign = new District().inTransit();
        List<Map<String, Object>> items = List.of(
                Map.of("number", first, "receipt", district.receipt()),
                Map.of("number", waiting, "receipt", district.receipt()),
                Map.of("number", foreign, "receipt", district.receipt()),
                Map.of("number", "x", "receipt", district.receipt()));

        district.receiver()
                .body(Map.of("items", items))
                .put(MANIFESTS + "/receipts")
                .then()
                .statusCode(200)
                .body("accepted", is(1))
                .body("items.status", contains(200, 409, 404, 404))
                .body("items[0].state", is("CLOSED"))
                .body("items[1].refusals.code", hasItem("WRONG_STATE"));
        district.receiver()
                .body(Map.of("items", List.of(items.get(0), items.get(0))))
                .put(MANIFESTS + "/receipts")
                .then()
                .statusCode(400);
        district.receiver()
                .body(Map.of(
                        "items",
                        IntStream.range(0, 51).mapToObj(_ -> items.get(3)).toList()))
                .put(MANIFESTS + "/receipts")
                .then()
                .statusCode(400);
    }

    @Test
    void theLoserOfARaceSeesWhoWonAndWhen() {
        String number = district.closed();

        district.receiver()
                .body(district.receipt())
                .put(MANIFESTS + "/" + number + "/receipt")
                .then()
                .statusCode(409)
                .body("lastStep.username", is("mf-receiver-" + district.id))
                .body("lastStep.at", notNullValue());
    }

    @Test
    void serialsOfADayFollowEachOther() {
        int one = serial(district.issued());
        int two = serial(district.issued());

        assertThat(two).isGreaterThan(one).isLessThan(900_000);
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(14, 20));
    }

    private List<String> reserved(int size) {
        return district.producer()
                .body(Map.of("place", district.site, "size", size))
                .post(BLOCKS)
                .then()
                .statusCode(201)
                .body("numbers", hasSize(size))
                .extract()
                .path("numbers.number");
    }

    private static String reservedBy(District other) {
        return other.producer()
                .body(Map.of("place", other.site, "size", 1))
                .post(BLOCKS)
                .then()
                .statusCode(201)
                .extract()
                .path("numbers[0].number");
    }

    private void refusedNumber(String number, int status, String code) {
        district.producer()
                .body(District.with(district.manifest(), "number", number))
                .post(MANIFESTS)
                .then()
                .statusCode(status)
                .body("type", is("urn:liandan:problem:" + code))
                .body("violations.field", contains("number"));
    }

    private static void expire(int id) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update number_block set expires_at = now() - interval '1 minute' where id = ?")) {
            update.setLong(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
