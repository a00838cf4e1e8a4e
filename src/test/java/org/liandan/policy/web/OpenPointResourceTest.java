package org.liandan.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.store.PolicyBook;

/** What the bureau decides: one proposes, another confirms, and nothing that has happened is touched. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenPointResourceTest {

    private static final String PATH = OpenPointResource.PATH;
    private static final AtomicInteger DAYS = new AtomicInteger(400);

    @Inject
    PolicyBook book;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @Test
    void listsEveryPointWithItsClauseWhatIsSilentAndWhatHoldsNow() {
        officer()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("size()", equalTo(OpenPoints.all().size()))
                .body("find { it.name == 'retention' }.applied", equalTo(false))
                .body("find { it.name == 'winter-wash' }.quote", containsString("100%进行冲洗"))
                .body("find { it.name == 'winter-wash' }.since", nullValue())
                .body("find { it.name == 'method-unusual' }.options.code", hasItems("NOTE", "REFUSE"));
    }

    @Test
    void aRulingHoldsFromItsMomentOnOnceAnotherPersonHasConfirmedIt() {
        Instant from = ahead();
        int id = proposed(officer(), OpenPoints.HANDOVER_AHEAD, "36", from);
        assertThat(book.timeline().at(from).get(OpenPoints.HANDOVER_AHEAD)).isNotEqualTo(Duration.ofHours(36));

        admin("op-admin-1")
                .post(PATH + "/proposals/" + id + "/confirmation")
                .then()
                .statusCode(200)
                .body("confirmed", equalTo(true));

        assertThat(book.timeline().at(from).get(OpenPoints.HANDOVER_AHEAD)).isEqualTo(Duration.ofHours(36));
        assertThat(book.timeline().at(from.minusMillis(1)).get(OpenPoints.HANDOVER_AHEAD))
                .isNotEqualTo(Duration.ofHours(36));
        officer()
                .get(PATH)
                .then()
                .body("find { it.name == 'handover-ahead' }.history.id", hasItem(id))
                .body("find { it.name == 'handover-ahead' }.value", equalTo("24"));
        assertThat(audited("OPEN_POINT_RULED", id)).isEqualTo(1);
    }

    @Test
    void nobodyConfirmsWhatHeOrSheProposed() {
        int id = proposed(admin("op-admin-2"), OpenPoints.CARRIER_REMINDER, "48", ahead());

        admin("op-admin-2")
                .post(PATH + "/proposals/" + id + "/confirmation")
                .then()
                .statusCode(422)
                .body("type", containsString("same-person"))
                .body("refusals[0].chinese", equalTo("提出人不得自行确认。"));

        assertThat(Objects.requireNonNull(book.find(id)).answer()).isNull();
    }

    @Test
    void whoeverProposedMayTakeItBackAndNobodyAnswersTwice() {
        int id = proposed(admin("op-admin-3"), OpenPoints.CARRIER_REMINDER, "30", ahead());

        admin("op-admin-3")
                .post(PATH + "/proposals/" + id + "/rejection")
                .then()
                .statusCode(200)
                .body("confirmed", equalTo(false));
        admin("op-admin-4")
                .post(PATH + "/proposals/" + id + "/confirmation")
                .then()
                .statusCode(422)
                .body("type", containsString("already-answered"));
    }

    @Test
    void thePastIsNotRuledOn() {
        for (Instant early : new Instant[] {
            clock.instant().minusSeconds(3600), clock.instant().plusSeconds(60)
        }) {
            propose(officer(), "carrier-reminder", "48", early.toString(), "追溯")
                    .statusCode(422)
                    .body("type", containsString("moment-too-early"))
                    .body("violations.field", hasItem("validFrom"));
        }
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        propose(officer(), "volume-difference", "-5", clock.instant().toString(), "x".repeat(501))
                .statusCode(422)
                .body("refusals.code", hasItems("VALUE_UNFIT", "MOMENT_TOO_EARLY", "REASON_UNFIT"))
                .body("refusals.find { it.code == 'VALUE_UNFIT' }.chinese", containsString("0至100"));
    }

    @Test
    void textThatTurnsTheDirectionIsRefused() {
        propose(officer(), "carrier-reminder", "48", ahead().toString(), "照办\u202E")
                .statusCode(422)
                .body("refusals.code", hasItem("REASON_UNFIT"));
    }

    @Test
    void aPointThatIsNoneIsRefused() {
        propose(officer(), "phase-of-the-moon", "1", ahead().toString(), "试")
                .statusCode(422)
                .body("refusals.code", hasItem("POINT_UNKNOWN"));
    }

    @Test
    void auditorsReadAndPartiesDoNot() {
        Accounts.as("op-auditor", Role.AUDITOR, bureau()).get(PATH).then().statusCode(200);
        propose(Accounts.as("op-auditor", Role.AUDITOR, bureau()), "carrier-reminder", "48", ahead().toString(), "试")
                .statusCode(403);
        Accounts.as("op-producer", Role.PRODUCER, bureau()).get(PATH).then().statusCode(403);
    }

    @Test
    void anOfficerProposesAndDoesNotConfirm() {
        int id = proposed(officer(), OpenPoints.CARRIER_REMINDER, "26", ahead());

        officer().post(PATH + "/proposals/" + id + "/confirmation").then().statusCode(403);
    }

    @Test
    void aProposalThatIsNoneIsNotFound() {
        admin("op-admin-1")
                .post(PATH + "/proposals/999999999/confirmation")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsOnRecordCannotBeChangedNorApprovedByItsAuthorBehindTheSoftwaresBack() throws Exception {
        int id = proposed(officer(), OpenPoints.CARRIER_REMINDER, "28", ahead());
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : new String[] {
                "update open_point_proposal set value = '1' where id = " + id,
                "delete from open_point_proposal where id = " + id,
                "insert into open_point_answer select id, true, proposed_by, proposed_at from open_point_proposal where id = "
                        + id
            }) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(sql))
                        .isInstanceOf(java.sql.SQLException.class);
            }
        }
    }

    @Test
    void thePageShowsPointsAndTakesAProposal() {
        Accounts.as("op-page-bureau", Role.BUREAU, bureau())
                .accept("text/html")
                .get("/open-points")
                .then()
                .statusCode(200)
                .body(containsString("需区执法局决定"))
                .body(containsString("工程渣土（好土）拉运至昆区建筑垃圾调配场"))
                .body(not(containsString("NOT_FOUND")));
    }

    private ValidatableResponse propose(
            RequestSpecification who, String point, String value, String from, String reason) {
        return who.body(Map.of("value", value, "validFrom", from, "reason", reason))
                .post(PATH + "/" + point + "/proposals")
                .then();
    }

    private int proposed(RequestSpecification who, OpenPoint<?> point, String value, Instant from) {
        return propose(who, point.name(), value, from.toString(), "例会决定")
                .statusCode(201)
                .extract()
                .path("id");
    }

    // more than a year ahead, and never the same moment twice: other tests live today
    private Instant ahead() {
        return clock.instant()
                .plus(Duration.ofDays(DAYS.incrementAndGet()))
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    }

    private static long bureau() {
        return Accounts.organization("执法局待决", "91150203MA0KDL0112");
    }

    private static RequestSpecification officer() {
        return Accounts.as("op-officer", Role.BUREAU, bureau());
    }

    private static RequestSpecification admin(String username) {
        return Accounts.as(username, Role.BUREAU_ADMIN, bureau());
    }

    private long audited(String action, int proposal) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from audit_entry where action = ? and detail->>'proposal' = ?")) {
            query.setString(1, action);
            query.setString(2, String.valueOf(proposal));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
