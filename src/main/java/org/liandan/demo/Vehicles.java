package org.liandan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What the system knows of vehicles' positions. */
final class Vehicles {

    private static final int NOT_FOUND = 404;

    private final Api api;

    Vehicles(Api api) {
        this.api = api;
    }

    /** The time of a vehicle's newest report, the epoch if there is none. */
    Instant lastReport(String plate) throws IOException, InterruptedException {
        try {
            JsonNode position = api.get("/vehicles/" + URLEncoder.encode(plate, StandardCharsets.UTF_8) + "/position");
            return OffsetDateTime.parse(position.path("at").asText()).toInstant();
        } catch (Api.RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Instant.EPOCH;
            }
            throw e;
        }
    }
}
