package org.liandan.approval.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.liandan.approval.client.Rest.Answer;
import org.liandan.outbox.WebhookSignature;

/** S16–S18: being told, and asking. */
final class Calls {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final List<String> ROAD =
            List.of("manifest.issued", "manifest.carried", "manifest.arrived", "manifest.received");
    /** A refused event goes out three times, 10 and 30 seconds apart. */
    private static final int PATIENCE_S = 90;

    private static final int MOST_PAGES = 200;

    private final District district;

    Calls(District district) {
        this.district = district;
    }

    void told(Check check) throws IOException, InterruptedException {
        try (HookServer hooks = HookServer.open(district.cast.callback())) {
            hooks.answer((message, earlier) -> earlier == 0 ? 503 : 204);
            Answer webhook = enter(hooks);
            check.status(webhook, 201, "POST /webhooks");
            try {
                String secret = webhook.at("/secret");
                check.that(secret.startsWith("whsec_"), "the secret, once", webhook.status());
                String number = road();
                // the first answer was 503: it comes again by itself after 10 s, or at once when the webhook is woken
                check.that(hooks.await(1, PATIENCE_S).size() >= 1, "the first message", "none came");
                wake(webhook);
                List<HookServer.Message> messages = hooks.await(ROAD.size() + 1, PATIENCE_S);
                check.that(messages.size() > ROAD.size(), "all of them, one twice", messages);
                check.that(
                        messages.stream()
                                .allMatch(message -> WebhookSignature.holds(
                                        message.signature(), secret, message.body(), district.clock.instant(), FRESH)),
                        "each is signed",
                        messages);
                check.that(
                        messages.get(0).delivery().equals(messages.get(1).delivery()),
                        "what comes again has the same Liandan-Delivery",
                        messages);
                Set<String> known = new HashSet<>();
                List<String> once = messages.stream()
                        .filter(message -> known.add(message.delivery()))
                        .filter(message -> message.body().contains(number))
                        .map(HookServer.Message::type)
                        .toList();
                check.that(once.equals(ROAD), "in the order of the steps", once);
            } finally {
                withdraw(webhook);
            }
        }
    }

    void deadLetter(Check check) throws IOException, InterruptedException {
        try (HookServer hooks = HookServer.open(district.cast.callback())) {
            hooks.answer((message, earlier) -> 422);
            Answer webhook = enter(hooks);
            check.status(webhook, 201, "POST /webhooks");
            try {
                String letters = "/webhooks/" + webhook.at("/id") + "/dead-letters";
                String number = district.issued();
                JsonNode letter = district.producer.object();
                for (int tries = 0; letter.path("position").isMissingNode() && tries < 5 * PATIENCE_S; tries++) {
                    TimeUnit.MILLISECONDS.sleep(200);
                    letter = district.producer.get(letters).json().path(0);
                }
                check.that(letter.path("subject").asText().equals(number), "the dead letter of the manifest", letter);
                check.that(letter.path("attempts").asInt() == 3, "after three refusals", letter);
                hooks.answer((message, earlier) -> 204);
                Answer again = district.producer.post(
                        letters + "/" + letter.path("position").asText() + "/redelivery", null);
                check.status(again, 204, "POST …/redelivery");
                check.that(
                        !district.producer
                                .get(letters)
                                .json()
                                .at("/0/redeliveredAt")
                                .asText()
                                .isEmpty(),
                        "it is noted as delivered",
                        letters);
            } finally {
                withdraw(webhook);
            }
        }
    }

    void pulled(Check check) throws IOException, InterruptedException {
        long cursor = latest();
        String number = road();
        List<String> types = new ArrayList<>();
        Set<Long> positions = new HashSet<>();
        boolean repeated = false;
        for (int pages = 0; types.size() < ROAD.size() && pages < MOST_PAGES; pages++) {
            JsonNode page =
                    district.producer.get("/events?limit=3&after=" + cursor).json();
            for (JsonNode event : page.path("events")) {
                repeated |= !positions.add(event.path("position").asLong());
                if (event.at("/event/manifest/number").asText().equals(number)
                        && ROAD.contains(event.at("/event/type").asText())) {
                    types.add(event.at("/event/type").asText());
                }
            }
            cursor = page.path("next").asLong();
            if (page.path("events").isEmpty()) {
                // committed, and published within a second
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        check.that(types.equals(ROAD), "the steps in their order", types);
        check.that(!repeated, "none twice", positions);
        Answer behind = district.producer.get("/events?after=" + cursor);
        check.that(
                behind.json().findValuesAsText("number").stream().noneMatch(number::equals),
                "none of them behind next",
                behind);
    }

    private long latest() throws IOException, InterruptedException {
        long cursor = 0;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Answer page = district.producer.get("/events?limit=1000&after=" + cursor);
            if (page.is(410)) {
                cursor = page.json().path("earliest").asLong();
                continue;
            }
            cursor = page.json().path("next").asLong();
            if (page.json().path("events").isEmpty()) {
                return cursor;
            }
        }
        return cursor;
    }

    /** A load along its whole road. */
    private String road() throws IOException, InterruptedException {
        String number = district.inTransit();
        district.carrier.post("/manifests/" + number + "/arrival", null);
        district.receiver.put("/manifests/" + number + "/receipt", district.receipt());
        return number;
    }

    private Answer enter(HookServer hooks) throws IOException, InterruptedException {
        ObjectNode wish = district.producer.object().put("url", hooks.url()).put("description", "approval");
        ROAD.forEach(wish.putArray("types")::add);
        return district.producer.post("/webhooks", wish);
    }

    private void wake(Answer webhook) throws IOException, InterruptedException {
        district.producer.put(
                "/webhooks/" + webhook.at("/id") + "/state",
                district.producer.object().put("state", "ACTIVE"));
    }

    private void withdraw(Answer webhook) throws IOException, InterruptedException {
        if (webhook.is(201)) {
            district.producer.send("DELETE", "/webhooks/" + webhook.at("/id"), null);
        }
    }
}
