package org.liandan.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.geo.LonLat;
import org.liandan.haul.Measure;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationRecorded;
import org.liandan.haul.ViolationType;
import org.liandan.manifest.ManifestChanged;
import org.liandan.manifest.ManifestEvent;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.outbox.WebhookSignature;
import org.liandan.outbox.relay.Receiver;
import org.liandan.outbox.relay.WebhookRelay;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/** Other systems are told what happened: all of it, in order, signed, and nobody else's business. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WebhookResourceTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final AtomicInteger SERIAL = new AtomicInteger();

    @Inject
    Event<ManifestChanged> changed;

    @Inject
    Event<ViolationRecorded> findings;

    @Inject
    WebhookRelay relay;

    @Inject
    Clock clock;

    private final int id = COUNT.incrementAndGet();
    private final Receiver receiver = new Receiver();
    private long producer;
    private long carrier;
    private long stranger;

    @BeforeEach
    void organizations() {
        producer = Accounts.organization(
                "回调产出单位" + id, "91150203WHPR%06d0".formatted(id).substring(0, 18));
        carrier = Accounts.organization(
                "回调运输单位" + id, "91150203WHCA%06d0".formatted(id).substring(0, 18));
        stranger = Accounts.organization(
                "回调别的单位" + id, "91150203WHST%06d0".formatted(id).substring(0, 18));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_step_is_told_once_it_is_committed_signed_and_without_personal_data() {
        JsonPath webhook = entered(producer());
        String number = happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);

        List<Receiver.Message> messages = told(1);
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo("manifest.issued");
            assertThat(WebhookSignature.holds(
                            message.signature(),
                            webhook.getString("secret"),
                            message.body(),
                            clock.instant(),
                            Duration.ofMinutes(5)))
                    .isTrue();
            JsonPath body = new JsonPath(message.body());
            assertThat(body.getString("manifest.number")).isEqualTo(number);
            assertThat(body.getString("manifest.href")).isEqualTo("/api/v1/manifests/" + number);
            assertThat(body.getMap("manifest")).containsOnlyKeys("number", "state", "plate", "href");
        });
    }

    @Test
    void a_step_that_is_undone_is_never_told() {
        entered(producer());
        QuarkusTransaction.begin();
        changed.fire(step(number(), ManifestEvent.Kind.ISSUED, ManifestState.ISSUED));
        QuarkusTransaction.rollback();
        String number = happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);

        assertThat(told(1))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(number));
    }

    @Test
    void the_steps_of_a_manifest_come_in_their_order_and_each_once() {
        entered(producer());
        String number = number();
        for (ManifestEvent.Kind kind : List.of(
                ManifestEvent.Kind.CREATED,
                ManifestEvent.Kind.ISSUED,
                ManifestEvent.Kind.CARRIED,
                ManifestEvent.Kind.ARRIVED,
                ManifestEvent.Kind.RECEIVED)) {
            happens(number, kind, ManifestState.IN_TRANSIT);
        }

        assertThat(told(5))
                .extracting(Receiver.Message::type)
                .containsExactly(
                        "manifest.created",
                        "manifest.issued",
                        "manifest.carried",
                        "manifest.arrived",
                        "manifest.received");
    }

    @Test
    void a_carrier_hears_of_findings_about_its_trucks_and_nobody_else_does() {
        entered(producer());
        entered(carrier());
        Instant begun = clock.instant();
        found(begun, null);
        found(begun, begun.plusSeconds(40));

        List<Receiver.Message> messages = told(2);
        assertThat(messages)
                .extracting(Receiver.Message::type)
                .containsExactly("violation.begun", "violation.recorded");
        assertThat(new JsonPath(messages.getLast().body()).getMap("violation"))
                .containsEntry("kind", "SPEEDING")
                .containsEntry("category", "VIOLATION")
                .containsEntry("href", "/api/v1/violations/4711")
                .containsOnlyKeys("id", "kind", "category", "rule", "plate", "startedAt", "endedAt", "href");
    }

    private void found(Instant begun, @Nullable Instant ended) {
        QuarkusTransaction.requiringNew()
                .run(() -> findings.fire(new ViolationRecorded(
                        4711,
                        ViolationType.SPEEDING,
                        1,
                        "蒙B12345",
                        new OrganizationId(carrier),
                        begun,
                        ended,
                        new LonLat(109.83, 40.66),
                        new Measure.Speed(600, 725),
                        Verdict.OBSERVED,
                        "H01")));
    }

    @Test
    void nobody_hears_of_a_draft_but_its_producer_and_nobody_of_what_is_not_theirs() {
        entered(carrier());
        entered(stranger());
        happens(ManifestEvent.Kind.CREATED, ManifestState.DRAFT);
        happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);

        assertThat(told(1)).extracting(Receiver.Message::type).containsExactly("manifest.issued");
        carrier()
                .get("/api/v1/events?limit=1000")
                .then()
                .statusCode(200)
                .body("events", hasSize(1))
                .body("events[0].event.type", equalTo("manifest.issued"));
        stranger().get("/api/v1/events").then().statusCode(200).body("events", hasSize(0));
    }

    @Test
    void only_the_types_that_were_asked_for_come() {
        producer()
                .body(Map.of("url", receiver.url(), "types", List.of("manifest.received")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201);
        happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);
        happens(ManifestEvent.Kind.RECEIVED, ManifestState.CLOSED);

        assertThat(told(1)).extracting(Receiver.Message::type).containsExactly("manifest.received");
    }

    @Test
    void a_receiver_that_is_down_misses_nothing() {
        long webhook = entered(producer()).getLong("id");
        receiver.answer(_ -> 503);
        String first = happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);
        String second = happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);
        told(1);
        await().untilAsserted(() -> producer()
                .get("/api/v1/webhooks/" + webhook)
                .then()
                .body("failures", equalTo(1))
                .body("lastError", equalTo("HTTP 503")));
        receiver.answer(_ -> 204);
        producer()
                .body(Map.of("state", "ACTIVE"))
                .put("/api/v1/webhooks/" + webhook + "/state")
                .then()
                .statusCode(200);

        assertThat(told(3))
                .extracting(Receiver.Message::body)
                .satisfiesExactly(
                        failed -> assertThat(failed).contains(first),
                        again -> assertThat(again).contains(first),
                        next -> assertThat(next).contains(second));
    }

    @Test
    void an_event_that_is_refused_for_good_becomes_a_dead_letter_that_can_be_sent_again() {
        long webhook = entered(producer()).getLong("id");
        String unloved = happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);
        String loved = happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);
        receiver.answer(message -> message.body().contains(unloved) ? 422 : 204);
        for (int refusals = 1; refusals <= 3; refusals++) {
            told(refusals);
            wake(webhook, refusals);
        }

        await().untilAsserted(() -> {
            relay.round();
            assertThat(receiver.messages().getLast().body()).contains(loved);
        });
        JsonPath letters = producer()
                .get("/api/v1/webhooks/" + webhook + "/dead-letters")
                .then()
                .body("$", hasSize(1))
                .body("[0].subject", equalTo(unloved))
                .body("[0].attempts", equalTo(3))
                .extract()
                .jsonPath();
        String letter = "/api/v1/webhooks/" + webhook + "/dead-letters/" + letters.getLong("[0].position");
        producer().post(letter + "/redelivery").then().statusCode(409);
        receiver.answer(_ -> 204);
        producer().post(letter + "/redelivery").then().statusCode(204);
        producer()
                .get("/api/v1/webhooks/" + webhook + "/dead-letters")
                .then()
                .body("[0].redeliveredAt", not(nullValue()));
    }

    @Test
    void what_was_missed_is_asked_for_from_a_position() {
        long webhook = entered(producer()).getLong("id");
        String number = happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);
        told(1);
        long position = new JsonPath(receiver.messages().getFirst().body()).getLong("position");
        await().untilAsserted(() -> producer()
                .get("/api/v1/webhooks/" + webhook)
                .then()
                .body("position", org.hamcrest.Matchers.greaterThanOrEqualTo((int) position)));
        producer()
                .body(Map.of("after", position - 1))
                .post("/api/v1/webhooks/" + webhook + "/replay")
                .then()
                .statusCode(200);

        assertThat(told(2))
                .extracting(Receiver.Message::body)
                .allSatisfy(body -> assertThat(body).contains(number));
        producer().get("/api/v1/events?after=" + (position - 1)).then().body("events.position", hasItem((int)
                position));
    }

    @Test
    void another_organizations_webhook_is_not_there() {
        long webhook = entered(producer()).getLong("id");

        carrier().get("/api/v1/webhooks/" + webhook).then().statusCode(404);
        carrier().delete("/api/v1/webhooks/" + webhook).then().statusCode(404);
        carrier().post("/api/v1/webhooks/" + webhook + "/secret").then().statusCode(404);
        Accounts.as("wh-driver", Role.DRIVER, carrier)
                .get("/api/v1/webhooks")
                .then()
                .statusCode(403);
    }

    @Test
    void the_secret_is_shown_once_and_a_new_one_ends_the_old() {
        JsonPath webhook = entered(producer());
        String path = "/api/v1/webhooks/" + webhook.getLong("id");
        producer().get(path).then().body("secret", nullValue());
        String secret = producer()
                .post(path + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        happens(ManifestEvent.Kind.ISSUED, ManifestState.ISSUED);

        assertThat(secret).isNotEqualTo(webhook.getString("secret"));
        Receiver.Message message = told(1).getFirst();
        assertThat(WebhookSignature.holds(
                        message.signature(), secret, message.body(), clock.instant(), Duration.ofMinutes(5)))
                .isTrue();
    }

    @Test
    void what_cannot_be_an_address_or_a_type_is_refused_by_field() {
        producer()
                .body(Map.of("url", "ftp://example.com/x", "types", List.of("manifest.eaten")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("url"))
                .body("violations.field", hasItem("types"));
    }

    @Test
    void an_eleventh_webhook_is_one_too_many() {
        for (int i = 0; i < 10; i++) {
            entered(producer());
        }
        producer()
                .body(Map.of("url", receiver.url()))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("too-many-webhooks"));
    }

    private RequestSpecification producer() {
        return Accounts.as("wh-producer-" + id, Role.PRODUCER, producer);
    }

    private RequestSpecification carrier() {
        return Accounts.as("wh-carrier-" + id, Role.CARRIER, carrier);
    }

    private RequestSpecification stranger() {
        return Accounts.as("wh-stranger-" + id, Role.RECEIVER, stranger);
    }

    private JsonPath entered(RequestSpecification caller) {
        return caller.body(Map.of("url", receiver.url()))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** As if the pause after a failure were over. */
    private void wake(long webhook, int afterRefusals) {
        await().untilAsserted(
                        () -> assertThat(TestDatabaseRows.refusals(webhook)).isEqualTo(afterRefusals % 3));
        TestDatabaseRows.dueNow(webhook);
    }

    /** What the receiver has got, as soon as it is so much. */
    private List<Receiver.Message> told(int messages) {
        await().untilAsserted(() -> {
            relay.round();
            assertThat(receiver.messages()).hasSizeGreaterThanOrEqualTo(messages);
        });
        return receiver.messages();
    }

    private String happens(ManifestEvent.Kind kind, ManifestState state) {
        return happens(number(), kind, state);
    }

    private String happens(String number, ManifestEvent.Kind kind, ManifestState state) {
        QuarkusTransaction.requiringNew().run(() -> changed.fire(step(number, kind, state)));
        return number;
    }

    private String number() {
        return ManifestNumber.of(LocalDate.of(2031, 1, 1), SERIAL.incrementAndGet())
                .value();
    }

    private ManifestChanged step(String number, ManifestEvent.Kind kind, ManifestState state) {
        return new ManifestChanged(
                new ManifestNumber(number),
                state,
                kind,
                state != ManifestState.DRAFT,
                new OrganizationId(producer),
                new OrganizationId(carrier),
                new OrganizationId(carrier),
                null,
                Instant.parse("2026-11-22T04:00:00Z"));
    }
}
