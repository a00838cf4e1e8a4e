package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.CorrectionReminders;
import org.liandan.manifest.store.Reminders;
import org.liandan.outbox.store.OutboxLog;

/** 待我处理: everybody sees what waits for their own organisation, and until it is done. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InboxTest {

    private static final String MANIFESTS = "/api/v1/manifests/";

    @Inject
    Reminders reminders;

    @Inject
    CorrectionReminders corrections;

    @Inject
    OutboxLog log;

    private final District district = new District();

    @Test
    void aCorrectionWaitsForEverybodyElseUntilTheyHaveAnswered() {
        String number = district.closed();
        int id = district.producer()
                .body(Map.of("changes", Map.of("producer.volumeM3", "11"), "reason", "量方有误"))
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(codes(district.producer(), number)).isEmpty();
        assertThat(codes(district.carrier(), number)).containsExactly("correction-to-answer");
        assertThat(codes(district.stranger(), number)).isEmpty();

        district.carrier()
                .put(MANIFESTS + number + "/corrections/" + id + "/approval")
                .then()
                .statusCode(200);

        assertThat(codes(district.carrier(), number)).isEmpty();
        assertThat(codes(district.receiver(), number)).containsExactly("correction-to-answer");

        later("manifest_correction", "proposed_at", "id = " + id, 9);
        corrections.notice();
        corrections.notice();

        assertThat(codes(district.bureau(), number)).containsExactly("correction-to-decide");
        assertThat(told(number)).containsOnlyOnce("manifest.reminder").containsOnlyOnce("manifest.escalated");
    }

    @Test
    void anOverdueStepWaitsForWhoeverHasToTakeItAndOtherSystemsAreTold() {
        String number = district.producer()
                .body(District.with(district.manifest(), "producer.handedOverAt", District.minute(-48 * 60)))
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        reminders.notice();
        reminders.notice();

        assertThat(codes(district.carrier(), number)).containsExactly("carriage-overdue");
        assertThat(codes(district.receiver(), number)).isEmpty();
        assertThat(told(number)).containsOnlyOnce("manifest.reminder");
        district.carrier()
                .body(district.carriage())
                .put(MANIFESTS + number + "/carriage")
                .then()
                .statusCode(200);
        assertThat(codes(district.carrier(), number)).isEmpty();

        later("manifest", "carried_at", "number = '" + number + "'", 9);
        reminders.notice();

        assertThat(codes(district.receiver(), number)).containsExactly("receipt-overdue");
        assertThat(codes(district.bureau(), number)).containsExactly("receipt-listed");
        assertThat(told(number)).containsOnlyOnce("manifest.escalated");
    }

    @Test
    void whatWasRefusedWaitsForTheReceiverUntilItGoesOn() {
        String number = district.inTransit();
        district.receiver()
                .body(District.with(
                        District.with(
                                District.with(district.receipt(), "decision", "REJECTED"),
                                "refusalReason",
                                "HOUSEHOLD_WASTE"),
                        "volumeM3",
                        0))
                .put(MANIFESTS + number + "/receipt")
                .then()
                .statusCode(200);

        assertThat(codes(district.receiver(), number)).containsExactly("remainder-open");
        district.receiver()
                .accept("text/html")
                .get("/inbox")
                .then()
                .statusCode(200)
                .body(containsString("/manifests/" + number + "/onward"))
                .body(containsString("data-inbox"));

        district.receiver()
                .body(Map.of("destinationPlace", district.site))
                .post(MANIFESTS + number + "/onward")
                .then()
                .statusCode(201);

        assertThat(codes(district.receiver(), number)).isEmpty();
        district.receiver()
                .accept("text/html")
                .get("/manifests")
                .then()
                .statusCode(200)
                .body(not(containsString("data-inbox")));
    }

    /** What waits for them about that manifest. */
    private static List<String> codes(RequestSpecification who, String number) {
        return who.get("/api/v1/inbox")
                .then()
                .statusCode(200)
                .extract()
                .path("findAll { it.subject == '" + new ManifestNumber(number).printed() + "' }.code");
    }

    /** Types of the events that other systems are told of that manifest. */
    private List<String> told(String number) {
        boolean more = true;
        while (more) {
            more = log.publish();
        }
        return TestTruck.query("select type from outbox_event where subject = ? order by id", number);
    }

    private static void later(String table, String column, String which, int days) {
        TestTruck.query("alter table " + table + " disable trigger user");
        TestTruck.query("update " + table + " set " + column + " = " + column + " - interval '" + days + " days' where "
                + which);
        TestTruck.query("alter table " + table + " enable trigger user");
    }
}
