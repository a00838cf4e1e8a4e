package org.liandan.haul.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.Verdict;
import org.liandan.haul.store.Examples;
import org.liandan.haul.store.TestFleet;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.haul.store.ViolationStore;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvidenceResourceTest {

    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");

    @Inject
    ViolationStore store;

    private Truck mine;
    private Truck other;

    @BeforeEach
    void twoCarriersWithAViolationEach() {
        mine = TestFleet.truck("蒙BH3101", "13900003101", "证据接口甲公司", "HAUL00000000000031");
        other = TestFleet.truck("蒙BH3102", "13900003102", "证据接口乙公司", "HAUL00000000000032");
        store.record(List.of(
                Examples.rightTurn(mine, START, Verdict.PROVEN, 250),
                new HaulEvent.SpeedingStarted(Examples.episode(mine, START.plusSeconds(60), 10, 650)),
                new HaulEvent.SpeedingEnded(Examples.episode(mine, START.plusSeconds(60), 40, 723))));
        store.record(List.of(Examples.rightTurn(other, START, Verdict.OBSERVED, 250)));
    }

    @Test
    void theDataIsToTheByteWhatItsDigestSays() {
        Response answer = carrier().accept("application/json").get(evidence(mine, "RIGHT_TURN"));

        answer.then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("vehicle.plate", equalTo("蒙BH3101"))
                .body("finding.verdict", equalTo("PROVEN"))
                .body("reports", hasSize(2))
                .body("reports[0].frames", hasSize(0))
                .body("gaps", hasItem("RAW_REPORTS"));
        String digest =
                TestFleet.text("select digest from violation_evidence where violation_id = ?", id(mine, "RIGHT_TURN"));
        assertThat(sha256(answer.asByteArray())).isEqualTo(digest);
        assertThat(answer.header("Repr-Digest")).startsWith("sha-256=:");
    }

    @Test
    void theSheetIsPrintedInChineseWithItsDigest() throws IOException {
        byte[] pdf = carrier()
                .accept("application/pdf")
                .get(evidence(mine, "SPEEDING"))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("违规证据单", "蒙BH3101", "不得超过限速60km/h", "72.3", "第 2 版", "原始报文已不在缓存")
                    .contains(TestFleet.text(
                            "select digest from violation_evidence where violation_id = ? and revision = 2",
                            id(mine, "SPEEDING")));
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
        }
    }

    @Test
    void anEarlierRevisionStaysToBeHad() {
        carrier()
                .accept("application/json")
                .queryParam("revision", 1)
                .get(evidence(mine, "SPEEDING"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("gaps", hasItem("EPISODE_OPEN"));
        carrier()
                .accept("application/json")
                .queryParam("revision", 9)
                .get(evidence(mine, "SPEEDING"))
                .then()
                .statusCode(404);
    }

    @Test
    void thePictureIsDrawnAsLines() {
        carrier()
                .accept("image/svg+xml")
                .get(evidence(mine, "SPEEDING"))
                .then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"));
    }

    @Test
    void anotherCarriersEvidenceIsNotThere() {
        carrier()
                .accept("application/json")
                .get(evidence(other, "RIGHT_TURN"))
                .then()
                .statusCode(404);
        carrier()
                .accept("application/pdf")
                .get(evidence(other, "RIGHT_TURN"))
                .then()
                .statusCode(404);
    }

    @Test
    void aProducerAndNobodyHaveNoBusinessHere() {
        Accounts.as("evidence-producer", Role.PRODUCER, mine.carrier())
                .accept("application/json")
                .get(evidence(mine, "RIGHT_TURN"))
                .then()
                .statusCode(403);
        given().accept("application/json")
                .get(evidence(mine, "RIGHT_TURN"))
                .then()
                .statusCode(401);
    }

    @Test
    void whoReadsItIsWrittenDown() {
        long before = reads();

        carrier()
                .accept("application/json")
                .get(evidence(mine, "RIGHT_TURN"))
                .then()
                .statusCode(200);
        carrier()
                .accept("application/json")
                .get(evidence(other, "RIGHT_TURN"))
                .then()
                .statusCode(404);

        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void aViolationFromBeforeSaysWhatIsNotKnown() {
        long old = TestFleet.number("""
                insert into violation (type, vehicle_id, terminal_id, organization_id, plate, started_at, ended_at,
                    detected_at, limit_kph, measured_kph, verdict, established, location, evidence, rule_code, rule_version)
                select type, vehicle_id, terminal_id, organization_id, plate, started_at - interval '1 year' * random(),
                    ended_at, detected_at, limit_kph, measured_kph, verdict, established, location, evidence, rule_code, 1
                from violation where id = ? returning id""", id(mine, "SPEEDING"));

        carrier()
                .accept("application/json")
                .get("/api/v1/violations/" + old + "/evidence")
                .then()
                .statusCode(200)
                .body("revision", equalTo(0))
                .body("settings", hasSize(0))
                .body("reports", hasSize(3))
                .body("gaps", hasItem("RECORDED_BEFORE_PACKAGES"));
        carrier()
                .accept("application/pdf")
                .get("/api/v1/violations/" + old + "/evidence")
                .then()
                .statusCode(200);
    }

    @Test
    void thePageShowsTheFindingAndWhereToGetTheSheet() {
        carrier()
                .get("/violations/" + id(mine, "SPEEDING"))
                .then()
                .statusCode(200)
                .body(containsString("/violations/" + id(mine, "SPEEDING") + "/evidence.pdf"));
        carrier()
                .get("/violations/" + id(mine, "SPEEDING") + "/evidence.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf");
    }

    @Test
    void whatWasFrozenCannotBeChanged() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> TestFleet.execute(
                        "update violation_evidence set document = '{}' where violation_id = ?", id(mine, "SPEEDING"))))
                .hasStackTraceContaining("append-only");
    }

    private long reads() {
        return TestFleet.number(
                "select count(*) from audit_entry where action = 'EVIDENCE_READ' and actor = 'evidence-carrier'");
    }

    private static String evidence(Truck truck, String type) {
        return "/api/v1/violations/" + id(truck, type) + "/evidence";
    }

    private static long id(Truck truck, String type) {
        return TestFleet.number(
                "select max(id) from violation where vehicle_id = ? and type = ? and started_at >= '2026-03-04T08:00:00Z'",
                truck.vehicleId(),
                type);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private RequestSpecification carrier() {
        return given().auth().oauth2(Accounts.token("evidence-carrier", Role.CARRIER, mine.carrier()));
    }
}
