package org.liandan.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.ledger.store.ExportRunner;

/** Registers as each party sees them, and the exports of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegisterAndExportTest {

    private static final String REGISTERS = "/api/v1/registers/";
    private static final String EXPORTS = "/api/v1/exports";

    @Inject
    ExportRunner runner;

    private final LedgerDistrict district = new LedgerDistrict();
    private final LocalDate yesterday = LedgerDistrict.today().minusDays(1);

    @Test
    void eachPartyHasItsRegister() {
        String waiting = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        String done = district.issued(LedgerDistrict.at(yesterday, "09:40"), "RENOVATION_WASTE");
        district.carried(done);
        district.received(done);

        district.producer().get(REGISTERS + "outgoing").then().statusCode(200).body("number", contains(done, waiting));
        district.carrier().get(REGISTERS + "transported").then().body("number", contains(done));
        district.receiver().get(REGISTERS + "incoming").then().body("number", contains(done));
        district.clerk().get(REGISTERS + "managed").then().body("number", contains(done, waiting));
        LedgerDistrict.bureau()
                .get(REGISTERS + "managed?party=" + district.producerCode)
                .then()
                .header("X-Total-Count", "2")
                .body("number", contains(done, waiting));
    }

    @Test
    void filtersRestrict() {
        String done = district.issued(LedgerDistrict.at(yesterday, "09:40"), "RENOVATION_WASTE");
        district.carried(done);
        String waiting = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");

        String outgoing = REGISTERS + "outgoing";
        district.producer().get(outgoing + "?plate=" + district.plate).then().body("number", contains(done));
        district.producer().get(outgoing + "?state=ISSUED").then().body("number", contains(waiting));
        district.producer().get(outgoing + "?category=DEMOLITION_WASTE").then().body("", empty());
        district.producer()
                .get(outgoing + "?from=" + LedgerDistrict.today())
                .then()
                .body("", empty());
        district.producer()
                .get(outgoing + "?to=" + yesterday + "&size=1")
                .then()
                .body("number", contains(done));
        district.producer().get(outgoing + "?category=NONE").then().statusCode(400);
        district.producer()
                .get(outgoing + "?from=2020-01-01&to=2026-01-01")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:liandan:problem:period-too-long"));
    }

    @Test
    void nobodyReadsTheRegisterOfAnotherRole() {
        district.producer()
                .get(REGISTERS + "managed")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:liandan:problem:register-not-yours"));
        district.clerk().get(REGISTERS + "outgoing").then().statusCode(403);
        LedgerDistrict.nobody().get(REGISTERS + "outgoing").then().statusCode(401);
        new LedgerDistrict().producer().get(REGISTERS + "outgoing").then().body("", empty());
    }

    @Test
    void aRegisterIsHadAsATableAtOnce() {
        district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");

        String csv = district.producer()
                .get(REGISTERS + "outgoing/file?format=csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("'=产出单位" + district.id);
    }

    @Test
    void anExportIsWrittenWatchedAndFetchedByWhoAskedForIt() throws IOException, NoSuchAlgorithmException {
        String number = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        int id = district.producer()
                .post(EXPORTS + "?register=outgoing&format=xlsx")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath done = ended(id);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("percent")).isEqualTo(100);
        assertThat(done.getInt("linesDone")).isEqualTo(1);
        byte[] file = district.producer().get(done.getString("href")).asByteArray();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                .isEqualTo(done.getString("digest"));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.toList().get(1).getCell(0).asString().replace("-", ""))
                    .isEqualTo(number);
        }
        new LedgerDistrict().producer().get(EXPORTS + "/" + id).then().statusCode(404);
        district.carrier().get(EXPORTS + "/" + id + "/file").then().statusCode(404);
        district.producer().get(EXPORTS).then().body("id", hasItem(id));
    }

    @Test
    void anExportThatHasEndedIsNotCancelledAndAnExpiredOneIsGone() {
        int id = district.producer()
                .post(EXPORTS + "?register=outgoing")
                .then()
                .extract()
                .path("id");
        ended(id);

        district.producer()
                .delete(EXPORTS + "/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:export-over"));
        LedgerDistrict.sql("update export_job set expires_at = now() - interval '1 second' where id = ?", id);
        runner.expire();
        district.producer()
                .get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:export-not-ready"));
        district.producer().get(EXPORTS + "/" + id).then().body("state", equalTo("EXPIRED"));
    }

    @Test
    void nobodyHasMoreThanThreeUnfinishedAndAQueuedOneCanBeCancelled() {
        for (int i = 0; i < 3; i++) {
            queuedByHand();
        }

        district.producer()
                .post(EXPORTS + "?register=outgoing")
                .then()
                .statusCode(429)
                .body("type", equalTo("urn:liandan:problem:export-too-many"));
        for (Object id : district.producer().get(EXPORTS).jsonPath().getList("id")) {
            district.producer()
                    .delete(EXPORTS + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"));
        }
        district.producer().get(EXPORTS).then().body("state", not(hasItem("RUNNING")));
    }

    @Test
    void theSameRequestTwiceIsOneExport() {
        String key = "lg-" + district.id;
        int first = district.producer()
                .header("Idempotency-Key", key)
                .post(EXPORTS + "?register=outgoing")
                .then()
                .extract()
                .path("id");
        int second = district.producer()
                .header("Idempotency-Key", key)
                .post(EXPORTS + "?register=outgoing")
                .then()
                .extract()
                .path("id");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aTextIsWrittenInUtf8WithAMark() {
        int id = district.producer()
                .post(EXPORTS + "?register=outgoing")
                .then()
                .extract()
                .path("id");
        ended(id);

        byte[] file = district.producer().get(EXPORTS + "/" + id + "/file").asByteArray();
        assertThat(new String(file, StandardCharsets.UTF_8)).startsWith("\ufeff联单编号");
    }

    /** As another process would have claimed it: nobody here does it. */
    private void queuedByHand() {
        LedgerDistrict.sql("""
                insert into export_job (username, organization_id, register, subject_id, filter, format, state, attempts,
                    lines_total, requested_at)
                values (?, ?, 'OUTGOING', ?, '{"from":"2026-01-01","to":"2026-01-02"}', 'CSV', 'RUNNING', 1, 1, now())
                """, "lg-producer-" + district.id, district.producerId, district.producerId);
        district.producer();
    }

    private JsonPath ended(int id) {
        for (int i = 0; i < 600; i++) {
            JsonPath job = district.producer().get(EXPORTS + "/" + id).jsonPath();
            if (!job.getString("state").equals("QUEUED")
                    && !job.getString("state").equals("RUNNING")) {
                return job;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("export " + id + " does not end");
    }
}
