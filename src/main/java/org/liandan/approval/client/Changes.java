package org.liandan.approval.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.liandan.approval.client.Rest.Answer;

/** S07–S13: what can happen to a manifest besides, and what can happen to a request. */
final class Changes {

    private static final String KEY = "Idempotency-Key";
    private static final String MATCH = "If-Match";

    private final District district;

    Changes(District district) {
        this.district = district;
    }

    void correct(Check check) throws IOException, InterruptedException {
        String number = district.closed();
        Answer proposed = propose(number, "11.5");
        check.status(proposed, 201, "POST …/corrections");
        check.that(proposed.at("/state").equals("PENDING"), "it waits", proposed);
        check.that(proposed.json().path("unanswered").size() == 2, "for the two others", proposed);
        String correction = "/manifests/" + number + "/corrections/" + proposed.at("/id");
        check.state(district.carrier.put(correction + "/approval", null), "PENDING", "the carrier approves");
        check.state(district.receiver.put(correction + "/approval", null), "APPLIED", "the receiver approves");
        Answer read = district.producer.get("/manifests/" + number);
        check.that(read.json().at("/producer/volumeM3").asDouble() == 11.5, "the volume is corrected", read);
        check.that(read.json().path("edition").asInt() == 2, "it is the second edition", read);
        Answer before = district.producer.get("/manifests/" + number + "/editions");
        check.that(before.json().size() == 1, "the first edition is kept", before);
    }

    void decline(Check check) throws IOException, InterruptedException {
        String number = district.closed();
        Answer proposed = propose(number, "9.5");
        check.status(proposed, 201, "POST …/corrections");
        Answer second = propose(number, "9.4");
        check.status(second, 409, "while one waits");
        check.refused(second, "CORRECTION_PENDING", "the code");
        check.state(
                district.receiver.put(
                        "/manifests/" + number + "/corrections/" + proposed.at("/id") + "/refusal",
                        district.receiver.object().put("reason", "磅单为12.5立方米")),
                "DECLINED",
                "the receiver declines");
        Answer read = district.producer.get("/manifests/" + number);
        check.that(read.json().at("/producer/volumeM3").asDouble() == 12.5, "the manifest is as it was", read);
    }

    private Answer propose(String number, String volumeM3) throws IOException, InterruptedException {
        ObjectNode correction = district.producer.object().put("reason", "量方有误");
        correction.putObject("changes").put("producer.volumeM3", volumeM3);
        return district.producer.post("/manifests/" + number + "/corrections", correction);
    }

    void cancel(Check check) throws IOException, InterruptedException {
        String number = district.issued();
        String manifest = "/manifests/" + number;
        Answer silent = district.producer.post(manifest + "/cancellation", district.producer.object());
        check.status(silent, 400, "without a reason");
        Answer cancelled = district.producer.post(
                manifest + "/cancellation", district.producer.object().put("reason", "车辆未到"));
        check.state(cancelled, "CANCELLED", "POST …/cancellation");
        check.that(cancelled.at("/cancellation/reason").equals("车辆未到"), "the reason is kept", cancelled);
        Answer late = district.carrier.put(manifest + "/carriage", district.carriage(district.truck()));
        check.status(late, 409, "the carrier comes too late");
        check.refused(late, "WRONG_STATE", "the code");
    }

    void batch(Check check) throws IOException, InterruptedException {
        ObjectNode thirty = district.producer.object().put("count", 30);
        thirty.set("template", district.manifest());
        Answer made = district.producer.post("/manifests/batch", thirty, KEY, "batch-" + district.run);
        check.status(made, 200, "POST /manifests/batch");
        Set<String> numbers = new HashSet<>();
        for (JsonNode item : made.json().path("items")) {
            numbers.add(item.path("number").asText());
        }
        check.that(numbers.size() == 30, "thirty numbers", numbers.size());
        ObjectNode spoilt = district.producer.object();
        ObjectNode bad = district.manifest();
        ((ObjectNode) bad.get("producer")).put("volumeM3", -1);
        spoilt.putArray("items").add(district.manifest()).add(bad);
        Answer refused = district.producer.post("/manifests/batch", spoilt);
        check.status(refused, 422, "one bad item, all or nothing");
        check.that(
                refused.json().at("/items/1/status").asInt() == 400
                        && refused.at("/items/1/refusals/0/field").equals("producer.volumeM3"),
                "each item has its own result",
                refused);
    }

    void repeat(Check check) throws IOException, InterruptedException {
        ObjectNode body = district.manifest();
        String key = "repeat-" + district.run;
        Answer first = district.producer.post("/manifests", body, KEY, key);
        check.status(first, 201, "the first time");
        Answer again = district.producer.post("/manifests", body, KEY, key);
        check.status(again, 201, "again");
        check.that(again.at("/number").equals(first.at("/number")), "the same number", again.at("/number"));
        check.that(again.header("ETag").equals(first.header("ETag")), "the same ETag", again.header("ETag"));
        ((ObjectNode) body.get("producer")).put("volumeM3", 3);
        check.status(district.producer.post("/manifests", body, KEY, key), 422, "the same key for another load");
    }

    void stale(Check check) throws IOException, InterruptedException {
        String number = district.inTransit();
        String manifest = "/manifests/" + number;
        String seen = district.receiver.get(manifest).header("ETag");
        check.that(district.carrier.post(manifest + "/arrival", null).is(200), "the carrier notes the arrival", number);
        Answer stale = district.receiver.put(manifest + "/receipt", district.receipt(), MATCH, seen);
        check.status(stale, 409, "the receiver decides by what it saw before");
        check.refused(stale, "STALE_VERSION", "the code");
        check.that(stale.json().path("version").isInt(), "the version now", stale);
        String now = district.receiver.get(manifest).header("ETag");
        check.state(
                district.receiver.put(manifest + "/receipt", district.receipt(), MATCH, now), "CLOSED", "read again");
    }

    void race(Check check) throws IOException, InterruptedException {
        String number = district.inTransit();
        Callable<Answer> confirm = () -> district.receiver.put("/manifests/" + number + "/receipt", district.receipt());
        Answer one;
        Answer other;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Answer> first = two.submit(confirm);
            Future<Answer> second = two.submit(confirm);
            one = first.get();
            other = second.get();
        } catch (ExecutionException e) {
            throw new IOException("a confirmation got no answer", e.getCause());
        }
        Answer winner = one.is(200) ? one : other;
        Answer loser = one.is(200) ? other : one;
        check.state(winner, "CLOSED", "one is taken");
        check.status(loser, 409, "the other is not");
        check.refused(loser, "WRONG_STATE", "the code");
        check.that(loser.at("/state").equals("CLOSED"), "the state as it is", loser);
        check.that(
                loser.at("/lastStep/username").equals(district.cast.receiver().username()), "who was faster", loser);
    }
}
