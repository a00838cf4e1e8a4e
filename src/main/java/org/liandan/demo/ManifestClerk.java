package org.liandan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.liandan.demo.DemoCatalogue.Haul;
import org.liandan.demo.DemoCatalogue.Person;
import org.liandan.demo.DemoCatalogue.Truck;
import org.liandan.demo.DemoDistrict.Place;
import org.liandan.manifest.WasteCategory;

/**
 * Does what the people of the three parties do with a load's manifest, each with his own account: the producer issues it,
 * the carrier confirms it, the receiver takes the load, or a part of it, or none.
 */
final class ManifestClerk {

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    private final Api anybody;
    private final String password;
    private final Map<String, Place> places;
    private final RandomGenerator random;

    ManifestClerk(Api anybody, String password, Map<String, Place> places, RandomGenerator random) {
        this.anybody = anybody;
        this.password = password;
        this.places = places;
        this.random = random;
    }

    /** A load on its way. */
    record Load(String number, double volumeM3) {}

    /** Issues the manifest of a truck's next load. */
    Load issue(Truck truck, Instant now) throws IOException, InterruptedException {
        double volumeM3 = Math.round((0.8 + 0.15 * random.nextDouble()) * truck.boxM3() * 10) / 10.0;
        String number = as(truck.haul().producer())
                .post("/manifests", creation(truck, volumeM3, now))
                .path("number")
                .asText();
        return new Load(number, volumeM3);
    }

    /** Confirms the carriage in the office, unless the driver has done it from his truck. */
    void carry(Truck truck, Load load) throws IOException, InterruptedException {
        String state = as(truck.carrier())
                .get("/manifests/" + load.number())
                .path("state")
                .asText();
        if (state.equals("ISSUED")) {
            step(truck.carrier(), load.number(), "carriage", "PUT", carriage(truck));
        }
    }

    /** The truck is at the gate: its arrival is noted, and the receiver decides. */
    void receive(Truck truck, Load load, Instant now) throws IOException, InterruptedException {
        step(truck.haul().receiver(), load.number(), "arrival", "POST", anybody.object());
        step(truck.haul().receiver(), load.number(), "receipt", "PUT", receipt(truck.haul(), load.volumeM3(), now));
    }

    /** Takes loads that an earlier demo left on the road: a truck carries one at a time. */
    void clearUp(Truck truck, Instant now) throws IOException, InterruptedException {
        String plate = URLEncoder.encode(truck.terminal().plate(), StandardCharsets.UTF_8);
        for (String state : List.of("IN_TRANSIT", "DELIVERED")) {
            for (JsonNode open : as(truck.carrier()).get("/manifests?state=" + state + "&plate=" + plate)) {
                String number = open.path("number").asText();
                double volumeM3 = as(truck.carrier())
                        .get("/manifests/" + number)
                        .at("/producer/volumeM3")
                        .asDouble();
                step(truck.haul().receiver(), number, "receipt", "PUT", accepted(truck.haul(), volumeM3, now));
            }
        }
    }

    private void step(Person person, String number, String step, String method, ObjectNode body)
            throws IOException, InterruptedException {
        String manifest = "/manifests/" + number;
        Api api = as(person);
        @Nullable String version = api.version(manifest);
        if (method.equals("PUT")) {
            api.put(manifest + "/" + step, body, version);
        } else {
            api.post(manifest + "/" + step, body);
        }
    }

    private ObjectNode creation(Truck truck, double volumeM3, Instant now) {
        Haul haul = truck.haul();
        Place origin = place(haul.fromPlace());
        ObjectNode manifest = anybody.object()
                .put("originPlace", haul.fromPlace())
                .put("destinationPlace", haul.toPlace())
                .put("carrierOrganization", truck.carrier().company().creditCode());
        ObjectNode producer = manifest.putObject("producer")
                .put("siteName", origin.name())
                .put("siteAddress", origin.address())
                .put("crossDistrict", false)
                .put("responsibleParty", haul.producer().company().name())
                .put("creditCode", haul.producer().company().creditCode())
                .put("handlerName", haul.producer().displayName())
                .put("handlerPhone", haul.producer().company().phone())
                .put("handedOverAt", minute(now))
                .put("wasteCategory", haul.category().name())
                .put("volumeM3", volumeM3)
                .put("volumeBasis", "LOOSE");
        if (haul.category() == WasteCategory.RENOVATION_WASTE) {
            producer.put("recyclable", "NOT_USABLE");
        }
        if (haul.category() == WasteCategory.ENGINEERING_SOIL) {
            producer.put("goodSoil", true);
        }
        return manifest;
    }

    private ObjectNode carriage(Truck truck) {
        return anybody.object()
                .put(
                        "transportMode",
                        truck.haul().category() == WasteCategory.ENGINEERING_SLURRY ? "ROAD_TANK" : "ROAD_DUMP")
                .put("responsibleParty", truck.carrier().company().name())
                .put("creditCode", truck.carrier().company().creditCode())
                .put("driverName", truck.driverName())
                .put("driverPhone", truck.driverPhone())
                .put("plate", truck.terminal().plate())
                .put("checked", true);
    }

    /** Mostly all is taken; now and then a part or nothing. */
    private ObjectNode receipt(Haul haul, double volumeM3, Instant now) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return accepted(haul, 0, now)
                    .put("decision", "REJECTED")
                    .put("refusalReason", "HOUSEHOLD_WASTE")
                    .put("nextDestination", place(haul.fromPlace()).address())
                    .put("remarks", "夹带生活垃圾，整车退回（模拟）");
        }
        if (dice <= 2) {
            return accepted(haul, Math.round(volumeM3 * 8) / 10.0, now)
                    .put("decision", "PARTIALLY_ACCEPTED")
                    .put("refusalReason", "OVERLOADED")
                    .put("nextDestination", place(haul.fromPlace()).address());
        }
        return accepted(haul, volumeM3, now);
    }

    private ObjectNode accepted(Haul haul, double volumeM3, Instant now) {
        return anybody.object()
                .put("siteAddress", place(haul.toPlace()).address())
                .put("responsibleParty", haul.receiver().company().name())
                .put("creditCode", haul.receiver().company().creditCode())
                .put("handlerName", haul.receiver().displayName())
                .put("handlerPhone", haul.receiver().company().phone())
                .put("receivedAt", minute(now))
                .put("wasteCategory", haul.category().name())
                .put("volumeM3", volumeM3)
                .put("disposalMethod", disposalMethod(haul))
                .put("decision", "ACCEPTED");
    }

    private static String disposalMethod(Haul haul) {
        return switch (haul.toKind()) {
            case SORTING_CENTRE -> "SORTING";
            case TRANSFER_YARD, TEMPORARY_STORAGE, DEPOT -> "TRANSFER";
            case BACKFILL_SITE, CONSTRUCTION_SITE, RESIDENTIAL_COMPOUND -> "BACKFILL";
            case LANDFILL -> "LANDFILL";
        };
    }

    private static String minute(Instant instant) {
        return instant.atZone(DISTRICT)
                .truncatedTo(ChronoUnit.MINUTES)
                .toOffsetDateTime()
                .toString();
    }

    private Place place(String code) {
        Place place = places.get(code);
        if (place == null) {
            throw new IllegalStateException("the demo has no place " + code);
        }
        return place;
    }

    private Api as(Person person) {
        return anybody.as(person.username(), password);
    }
}
