package org.liandan.media.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.media.Evidence;
import org.liandan.media.EvidenceFile;
import org.liandan.media.MediaSource;
import org.liandan.media.store.MediaDraft;
import org.liandan.media.store.MediaFiles;
import org.liandan.media.store.MediaStore;
import org.liandan.media.store.SafetyAlarms;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MediaResourceTest {

    @Inject
    MediaStore store;

    @Inject
    MediaFiles files;

    @Inject
    SafetyAlarms alarms;

    @Inject
    Clock clock;

    private long carrier;
    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        carrier = Accounts.organization("证据测试承运公司", "MEDIATESTCARRIER01");
        truck = TestTruck.register(carrier);
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void anAlarmStandsWithItsEvidence() throws Exception {
        long alarm = alarmWith("00_65_6502_0_aa.jpg", Evidence.photo(1, 1_000));

        officer()
                .queryParam("plate", truck.plate())
                .queryParam("kind", "DSM")
                .get("/api/v1/safety-alarms")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("$", hasSize(1))
                .body("[0].typeName", equalTo("接打电话"))
                .body("[0].typeNameEnglish", equalTo("Phone in hand"))
                .body("[0].terminal", equalTo(truck.phone()))
                .body("[0].at", containsString("+08:00"))
                .body("[0].evidence", hasSize(1))
                .body("[0].evidence[0].channel", equalTo(65))
                .body("[0].evidence[0].sha256", equalTo(Evidence.sha256(Evidence.photo(1, 1_000))))
                .body("[0].detail", nullValue());
        officer()
                .get("/api/v1/safety-alarms/" + alarm)
                .then()
                .statusCode(200)
                .body("detail.fatigue", equalTo(3))
                .body("evidence[0].href", startsWith("/api/v1/media/"));
    }

    @Test
    void filtersThatCannotBeReadAreNamed() {
        officer()
                .queryParam("kind", "XYZ")
                .queryParam("from", "yesterday")
                .get("/api/v1/safety-alarms")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("kind", "from")));
    }

    @Test
    void aPictureIsShownAndItsReadingIsInTheAuditLog() throws Exception {
        byte[] photo = Evidence.photo(2, 2_000);
        long id = photo(1, photo);

        byte[] read = officer()
                .get("/api/v1/media/" + id)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", nullValue())
                .header("ETag", "\"" + Evidence.sha256(photo) + "\"")
                .extract()
                .asByteArray();

        assertThat(read).isEqualTo(photo);
        assertThat(TestTruck.query(
                        "select actor, action, detail->>'plate' from audit_entry where subject_type = 'media'"
                                + " and subject_id = ?",
                        String.valueOf(id)))
                .containsExactly("media-officer|MEDIA_READ|" + truck.plate());
    }

    @Test
    void aPictureThatTheBrowserHasIsNotSentAgain() throws Exception {
        byte[] photo = Evidence.photo(3, 2_000);
        long id = photo(1, photo);

        officer()
                .header("If-None-Match", "\"" + Evidence.sha256(photo) + "\"")
                .get("/api/v1/media/" + id)
                .then()
                .statusCode(304);
    }

    @Test
    void whatIsNoPictureIsADownload() throws Exception {
        alarmWith("02_64_6401_0_bb.mp4", Evidence.text("<script>alert(1)</script>"));

        given().auth()
                .oauth2(Accounts.token("media-officer", Role.BUREAU, carrier))
                .get("/api/v1/media/" + lastMedia())
                .then()
                .statusCode(200)
                .contentType("video/mp4")
                .header("Content-Disposition", "attachment; filename=\"02_64_6401_0_bb.mp4\"");
    }

    @Test
    void aCarrierSeesItsOwnTrucksAndNobodyElses() throws Exception {
        long alarm = alarmWith("00_65_6502_0_cc.jpg", Evidence.photo(4, 100));
        long media = lastMedia();
        long other = Accounts.organization("证据测试外单位", "MEDIATESTFOREIGN01");

        RequestSpecification own = Accounts.as("media-carrier", Role.CARRIER, carrier);
        own.get("/api/v1/safety-alarms/" + alarm).then().statusCode(200);
        Accounts.as("media-carrier", Role.CARRIER, carrier)
                .get("/api/v1/media/" + media)
                .then()
                .statusCode(200);
        Accounts.as("media-foreign", Role.CARRIER, other)
                .get("/api/v1/safety-alarms/" + alarm)
                .then()
                .statusCode(404);
        Accounts.as("media-foreign", Role.CARRIER, other)
                .get("/api/v1/media/" + media)
                .then()
                .statusCode(404);
        Accounts.as("media-foreign", Role.CARRIER, other)
                .queryParam("plate", truck.plate())
                .get("/api/v1/safety-alarms")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void producersAndDriversAreRefused() {
        Accounts.as("media-producer", Role.PRODUCER, carrier)
                .get("/api/v1/safety-alarms")
                .then()
                .statusCode(403);
        Accounts.as("media-driver", Role.DRIVER, carrier)
                .get("/api/v1/media/1")
                .then()
                .statusCode(403);
        given().get("/api/v1/media/1").then().statusCode(401);
    }

    @Test
    void anOfficerKeepsAFileAndAnAuditorCannot() throws Exception {
        long id = photo(1, Evidence.photo(5, 100));

        officer().put("/api/v1/media/" + id + "/hold").then().statusCode(204);
        assertThat(TestTruck.query("select kept from media where id = ?", id)).containsExactly("t");
        officer().delete("/api/v1/media/" + id + "/hold").then().statusCode(204);
        assertThat(TestTruck.query("select kept from media where id = ?", id)).containsExactly("f");
        Accounts.as("media-auditor", Role.AUDITOR, carrier)
                .put("/api/v1/media/" + id + "/hold")
                .then()
                .statusCode(403);
    }

    @Test
    void anAnnouncedFileThatHasNotComeIsSaidToBeSo() {
        store.announce(Evidence.capture(truck, 3, now));

        officer()
                .get("/api/v1/media/" + lastMedia())
                .then()
                .statusCode(404)
                .body("detail", containsString("announced"));
        officer()
                .queryParam("plate", truck.plate())
                .get("/api/v1/media")
                .then()
                .body("[0].complete", equalTo(false))
                .body("[0].occasion", equalTo("定时动作"));
    }

    @Test
    void thePagesShowThem() throws Exception {
        alarmWith("00_65_6502_0_dd.jpg", Evidence.photo(6, 100));
        photo(4, Evidence.photo(7, 100));

        officer()
                .accept("text/html")
                .queryParam("plate", truck.plate())
                .get("/alarms")
                .then()
                .statusCode(200)
                .body(containsString("接打电话"))
                .body(containsString("/api/v1/media/"));
        officer()
                .accept("text/html")
                .queryParam("plate", truck.plate())
                .get("/alarms/photos")
                .then()
                .statusCode(200)
                .body(containsString(truck.plate()))
                .body(containsString("<img"));
        officer()
                .accept("text/html")
                .get("/alarms?kind=X&from=yesterday&page=-7")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification officer() {
        return Accounts.as("media-officer", Role.BUREAU, Accounts.organization("证据测试执法局", "MEDIATESTBUREAU001"));
    }

    private long photo(long mediaId, byte[] photo) throws Exception {
        store.keep(Evidence.capture(truck, mediaId, now), ByteBuffer.wrap(photo));
        return lastMedia();
    }

    private long alarmWith(String name, byte[] content) throws Exception {
        SafetyAlarms.Wanted alarm =
                alarms.record(List.of(Evidence.alarm(truck, 1, now, 0, 1))).getFirst();
        try (MediaDraft draft = files.draft(MediaSource.ATTACHMENT, content.length)) {
            draft.write(0, ByteBuffer.wrap(content));
            store.keep(alarm.id(), EvidenceFile.of(name).orElseThrow(), draft);
        }
        return alarm.id();
    }

    private long lastMedia() {
        return TestTruck.queryInt("select max(id) from media where terminal_id = ?", truck.terminalId());
    }
}
