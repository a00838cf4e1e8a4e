package org.liandan.approval.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What the three accounts have to work with, as the API tells it, and an ordinary load between them. Other software finds it out
 * the same way: by {@code /manifests/choices}, {@code /users/me} and the registry.
 */
final class District {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);
    private static final String CATEGORY = "RENOVATION_WASTE";

    final Cast cast;
    final Rest producer;
    final Rest carrier;
    final Rest receiver;
    final Clock clock;
    /** Of this run, so that what is sent today does not look like a repetition of yesterday's. */
    final String run = UUID.randomUUID().toString().substring(0, 8);

    private final JsonNode producerOrganization;
    private final JsonNode carrierOrganization;
    private final JsonNode receiverOrganization;
    private final JsonNode site;
    private final JsonNode centre;
    private final String forbidden;
    private final List<String> plates;
    private int trucksTaken;

    private District(Cast cast, HttpClient http, Clock clock) throws IOException, InterruptedException {
        this.cast = cast;
        this.clock = clock;
        producer = new Rest(http, cast.server(), cast.producer());
        carrier = new Rest(http, cast.server(), cast.carrier());
        receiver = new Rest(http, cast.server(), cast.receiver());
        producerOrganization = organization(producer);
        carrierOrganization = organization(carrier);
        receiverOrganization = organization(receiver);
        site = first(producer.get("/places?active=true&kind=CONSTRUCTION_SITE").json(), "产出方没有工地 producer has no site");
        centre = first(
                receiver.get("/places?active=true&kind=SORTING_CENTRE").json(),
                "接收方没有分拣中心 receiver has no sorting centre");
        forbidden = forbidden(producer.get("/manifests/choices").json());
        plates = plates(carrier.get("/manifests/choices").json());
    }

    /** Finds out what there is. */
    static District of(Cast cast, HttpClient http, Clock clock) throws IOException, InterruptedException {
        return new District(cast, http, clock);
    }

    private static JsonNode organization(Rest account) throws IOException, InterruptedException {
        return account.get("/organizations/" + account.get("/users/me").at("/organizationId"))
                .json();
    }

    private static JsonNode first(JsonNode list, String otherwise) throws IOException {
        if (list.isEmpty()) {
            throw new IOException(otherwise);
        }
        return list.get(0);
    }

    /** A place where the load may not go. */
    private static String forbidden(JsonNode choices) throws IOException {
        for (JsonNode place : choices.path("destinations")) {
            boolean accepted = false;
            for (JsonNode category : place.path("accepts")) {
                accepted |= category.asText().equals(CATEGORY);
            }
            if (!accepted) {
                return place.path("code").asText();
            }
        }
        throw new IOException("没有不接收该类垃圾的场所 every place takes " + CATEGORY);
    }

    private static List<String> plates(JsonNode choices) throws IOException {
        List<String> free = new ArrayList<>();
        for (JsonNode truck : choices.path("trucks")) {
            if (!truck.path("busy").asBoolean()) {
                free.add(truck.path("plate").asText());
            }
        }
        if (free.isEmpty()) {
            throw new IOException("承运方没有空闲车辆 the carrier has no truck that is free");
        }
        return free;
    }

    /** The next truck; a scenario that fails leaves its own on the road. */
    String truck() {
        return plates.get(trucksTaken++ % plates.size());
    }

    /** A terminal that is built into one of the free trucks. */
    Optional<JsonNode> terminal() throws IOException, InterruptedException {
        for (JsonNode terminal : carrier.get("/terminals?active=true&size=100").json()) {
            if (plates.contains(terminal.path("plate").asText())) {
                return Optional.of(terminal);
            }
        }
        return Optional.empty();
    }

    /** Code of a place of the producer. */
    String site() {
        return site.path("code").asText();
    }

    /** Code of a place where the load may not go. */
    String forbiddenPlace() {
        return forbidden;
    }

    /** Creation of an ordinary load. */
    ObjectNode manifest() {
        ObjectNode body = producer.object()
                .put("originPlace", site())
                .put("destinationPlace", centre.path("code").asText())
                .put(
                        "carrierOrganization",
                        carrierOrganization.path("creditCode").asText());
        party(body.putObject("producer"), producerOrganization)
                .put("siteName", site.path("name").asText())
                .put("siteAddress", site.path("address").asText())
                .put("crossDistrict", false)
                .put("handlerName", "张三")
                .put("handlerPhone", "13800138000")
                .put("handedOverAt", now())
                .put("wasteCategory", CATEGORY)
                .put("recyclable", "NOT_USABLE")
                .put("volumeM3", 12.5)
                .put("volumeBasis", "LOOSE");
        return body;
    }

    ObjectNode carriage(String plate) {
        return party(carrier.object(), carrierOrganization)
                .put("transportMode", "ROAD_DUMP")
                .put("driverName", "李四")
                .put("driverPhone", "13900139000")
                .put("plate", plate)
                .put("checked", true);
    }

    ObjectNode receipt() {
        return party(receiver.object(), receiverOrganization)
                .put("siteAddress", centre.path("address").asText())
                .put("handlerName", "王五")
                .put("handlerPhone", "0472-6985567")
                .put("receivedAt", now())
                .put("wasteCategory", CATEGORY)
                .put("volumeM3", 12.5)
                .put("disposalMethod", "SORTING")
                .put("decision", "ACCEPTED")
                .put("checked", true);
    }

    private static ObjectNode party(ObjectNode stage, JsonNode organization) {
        return stage.put("responsibleParty", organization.path("name").asText())
                .put("creditCode", organization.path("creditCode").asText());
    }

    /** The present minute in the district's time. */
    String now() {
        return MINUTE.format(Instant.now(clock).atZone(ZoneId.of("Asia/Shanghai")));
    }

    // the road of a load, for scenarios that begin in the middle of it

    String issued() throws IOException, InterruptedException {
        return expect(producer.post("/manifests", manifest()), 201).at("/number");
    }

    String inTransit() throws IOException, InterruptedException {
        String number = issued();
        expect(carrier.put("/manifests/" + number + "/carriage", carriage(truck())), 200);
        return number;
    }

    String closed() throws IOException, InterruptedException {
        String number = inTransit();
        expect(receiver.put("/manifests/" + number + "/receipt", receipt()), 200);
        return number;
    }

    private static Rest.Answer expect(Rest.Answer answer, int status) throws IOException {
        if (!answer.is(status)) {
            throw new IOException("准备步骤被拒绝 a step that prepares the scenario was refused: " + answer);
        }
        return answer;
    }
}
