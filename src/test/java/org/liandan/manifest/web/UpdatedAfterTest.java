package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** Systems that come back for what is new: they miss nothing, whoever commits late, and see what is theirs. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UpdatedAfterTest {

    private static final String NEXT = "X-Next-Updated-After";

    @Inject
    DataSource database;

    private static Response pull(RequestSpecification reader, String after) {
        Response answer = reader.queryParam("updatedAfter", after).get(ManifestResource.PATH);
        answer.then().statusCode(200);
        return answer;
    }

    private static List<String> numbers(Response answer) {
        return answer.path("number");
    }

    private static void carry(District district, String number) {
        district.carrier()
                .body(district.carriage())
                .put(ManifestResource.PATH + "/" + number + "/carriage")
                .then()
                .statusCode(200);
    }

    @Test
    void fromATimeOnEverythingComesInTheOrderOfItsLastChange() {
        District district = new District();
        String first = district.issued();
        String second = district.issued();
        carry(district, first);

        Response answer = pull(district.producer(), District.minute(-1));

        assertThat(numbers(answer)).containsExactly(second, first);
        assertThat(answer.header("X-More")).isEqualTo("false");
        assertThat(answer.header("Link"))
                .contains("updatedAfter=" + answer.header(NEXT))
                .contains("rel=\"next\"");
    }

    @Test
    void whoComesBackGetsWhatIsNewAndNothingElse() {
        District district = new District();
        String number = district.issued();
        String next = pull(district.carrier(), District.minute(-1)).header(NEXT);

        assertThat(numbers(pull(district.carrier(), next))).isEmpty();
        carry(district, number);
        Response answer = pull(district.carrier(), next);

        assertThat(numbers(answer)).containsExactly(number);
        assertThat(answer.<String>path("[0].state")).isEqualTo("IN_TRANSIT");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrOverlap() {
        District district = new District();
        List<String> issued = List.of(district.issued(), district.issued(), district.issued());

        Response first = pull(district.producer().queryParam("size", 2), District.minute(-1));
        Response second = pull(district.producer().queryParam("size", 2), first.header(NEXT));

        assertThat(numbers(first)).isEqualTo(issued.subList(0, 2));
        assertThat(first.header("X-More")).isEqualTo("true");
        assertThat(numbers(second)).isEqualTo(issued.subList(2, 3));
    }

    @Test
    void aStepThatIsCommittedLateIsNotPassedOver() throws SQLException {
        District district = new District();
        String late = district.issued();
        String early = district.issued();
        String next = pull(district.producer(), District.minute(-1)).header(NEXT);
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            touch(transaction, late);
            carry(district, early);

            // the second is committed, the first drew a smaller number and is not
            Response before = pull(district.producer(), next);
            assertThat(numbers(before)).isEmpty();

            transaction.commit();
            transaction.setAutoCommit(true);
            assertThat(numbers(pull(district.producer(), before.header(NEXT)))).containsExactly(late, early);
        }
    }

    @Test
    void ofTwoOpenTransactionsTheOlderOneHoldsBack() throws SQLException {
        District district = new District();
        String older = district.issued();
        String younger = district.issued();
        String next = pull(district.producer(), District.minute(-1)).header(NEXT);
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            touch(first, older);
            touch(second, younger);
            second.commit();
            assertThat(numbers(pull(district.producer(), next))).isEmpty();
            first.rollback();
            first.setAutoCommit(true);
            second.setAutoCommit(true);
        }

        assertThat(numbers(pull(district.producer(), next))).containsExactly(younger);
    }

    @Test
    void aPartThatIsUndoneDoesNotLetGo() throws SQLException {
        District district = new District();
        String number = district.issued();
        String other = district.issued();
        String next = pull(district.producer(), District.minute(-1)).header(NEXT);
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            Savepoint before = transaction.setSavepoint();
            touch(transaction, number);
            transaction.rollback(before);
            touch(transaction, number);
            carry(district, other);
            assertThat(numbers(pull(district.producer(), next))).isEmpty();
            transaction.commit();
            transaction.setAutoCommit(true);
        }

        assertThat(numbers(pull(district.producer(), next))).containsExactly(number, other);
    }

    private static void touch(Connection connection, String number) throws SQLException {
        try (var update = connection.prepareStatement("update manifest set version = version where number = ?")) {
            update.setString(1, number);
            update.executeUpdate();
        }
    }

    @Test
    void nobodyIsToldOfOthersManifestsNorOfTheirDrafts() {
        District district = new District();
        String draft = district.producer()
                .body(District.with(district.manifest(), "issue", false))
                .post(ManifestResource.PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        String issued = district.issued();

        assertThat(numbers(pull(district.producer(), District.minute(-1)))).contains(draft, issued);
        assertThat(numbers(pull(district.carrier(), District.minute(-1))))
                .contains(issued)
                .doesNotContain(draft);
        assertThat(numbers(pull(district.stranger(), District.minute(-1)))).doesNotContain(issued, draft);
    }

    @Test
    void whatIsNoTimeAndNoPlaceIsRefusedByName() {
        for (String nonsense : List.of("yesterday", "c", "c-1", "c1x", "c1234567890123456789", "' or 1=1")) {
            new District()
                    .producer()
                    .queryParam("updatedAfter", nonsense)
                    .get(ManifestResource.PATH)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("updatedAfter"));
        }
    }

    @Test
    void otherConditionsDoNotGoWithIt() {
        new District()
                .producer()
                .queryParam("updatedAfter", "c1")
                .queryParam("state", "CLOSED")
                .get(ManifestResource.PATH)
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("Stands alone"));
    }

    @Test
    void aPlaceThatNeverWasIsGone() {
        new District()
                .producer()
                .queryParam("updatedAfter", "c999999999999")
                .get(ManifestResource.PATH)
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:liandan:problem:cursor-unknown"));
    }
}
