package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** Two at once: one wins, the others learn what has happened. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManifestRaceTest {

    private static final int AT_ONCE = 6;

    @Test
    void ofSeveralGateKeepersOneConfirms() throws Exception {
        District district = new District();
        String number = district.inTransit();
        var body = district.receipt();
        district.receiver(); // the token is fetched once, before the race

        List<Response> answers =
                atOnce(() -> district.receiver().body(body).put("/api/v1/manifests/" + number + "/receipt"));

        assertOneWins(answers, "wrong-state", "CLOSED");
        assertThat(kinds(district, number)).containsExactly("CREATED", "ISSUED", "CARRIED", "RECEIVED");
    }

    @Test
    void ofSeveralManifestsOneTruckCarriesOne() throws Exception {
        District district = new District();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            numbers.add(district.issued());
        }
        var body = district.carriage();
        district.carrier();
        var next = numbers.iterator();

        List<Response> answers = atOnce(() -> {
            String number;
            synchronized (next) {
                number = next.next();
            }
            return district.carrier().body(body).put("/api/v1/manifests/" + number + "/carriage");
        });

        assertOneWins(answers, "plate-busy", "ISSUED");
    }

    @Test
    void ofSeveralRequestsWithOneIdempotencyKeyOneCreates() throws Exception {
        District district = new District();
        var body = district.manifest();
        district.producer();

        List<Response> answers = atOnce(() -> district.producer()
                .header("Idempotency-Key", "race-" + district.id)
                .body(body)
                .post("/api/v1/manifests"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(answer -> answer.<String>path("number")).distinct())
                .hasSize(1);
    }

    private static void assertOneWins(List<Response> answers, String code, String state) {
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .hasSize(AT_ONCE - 1)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(answer.<String>path("type")).isEqualTo("urn:liandan:problem:" + code);
                    assertThat(answer.<String>path("state")).isEqualTo(state);
                });
    }

    private static List<String> kinds(District district, String number) {
        return district.auditor().get("/api/v1/manifests/" + number).path("history.kind");
    }

    private static List<Response> atOnce(Callable<Response> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Response>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : running) {
                answers.add(get(answer));
            }
            return answers;
        }
    }

    private static Response get(Future<Response> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a request failed", e);
        }
    }
}
