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
