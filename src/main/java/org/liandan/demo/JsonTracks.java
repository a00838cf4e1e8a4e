package org.liandan.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.liandan.geo.LonLat;

/** Tracks in JSON: one report a line, or GeoJSON. */
final class JsonTracks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonTracks() {}

    /**
     * Lines {@code {terminal,time,lon,lat,speed_kmh,direction_deg,altitude}}.
     *
     * @param terminal the one to take; empty for that of the first line
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    static List<Fix> reports(String text, String terminal) {
        List<Fix> fixes = new ArrayList<>();
        String wanted = terminal;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonNode report = tree(line, "line " + number);
            String from = report.path("terminal").asText();
            wanted = wanted.isEmpty() ? from : wanted;
            if (from.equals(wanted)) {
                fixes.add(new Fix(
                        time(report.path("time").asText(), "line " + number),
                        point(report.path("lon"), report.path("lat"), "line " + number),
                        number(report.path("speed_kmh")),
                        number(report.path("direction_deg")),
                        number(report.path("altitude"))));
            }
        }
        return fixes;
    }

    /**
     * A LineString with a time for each point ({@code times} or {@code coordTimes} in its properties; {@code speedsKph} and
     * {@code headingsDeg} where there are any: the form in which the system itself gives tracks), or points each with a
     * {@code time}. A line without times is driven, carefully, from the epoch on.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static List<Fix> geoJson(String text) {
        JsonNode root = tree(text, "the file");
        List<Fix> fixes = new ArrayList<>();
        for (JsonNode feature : root.has("features") ? root.path("features") : List.of(root)) {
            JsonNode geometry = feature.has("geometry") ? feature.path("geometry") : feature;
            JsonNode properties = feature.path("properties");
            switch (geometry.path("type").asText()) {
                case "LineString" -> fixes.addAll(line(geometry.path("coordinates"), properties));
                case "Point" -> fixes.add(point(geometry.path("coordinates"), properties));
                default -> {
                    // polygons and the like are not what a truck drives
                }
            }
        }
        return fixes;
    }

    private static List<Fix> line(JsonNode coordinates, JsonNode properties) {
        JsonNode times = properties.has("times") ? properties.path("times") : properties.path("coordTimes");
        if (times.isEmpty()) {
            return driven(coordinates);
        }
        if (times.size() != coordinates.size()) {
            throw new IllegalArgumentException(
                    "the line has " + coordinates.size() + " points and " + times.size() + " times");
        }
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < coordinates.size(); i++) {
            JsonNode at = coordinates.get(i);
            fixes.add(new Fix(
                    time(times.get(i).asText(), "point " + i),
                    point(at.path(0), at.path(1), "point " + i),
                    number(properties.path("speedsKph").path(i)),
                    number(properties.path("headingsDeg").path(i)),
                    number(at.path(2))));
        }
        return fixes;
    }

    private static List<Fix> driven(JsonNode coordinates) {
        List<LonLat> line = new ArrayList<>();
        for (JsonNode at : coordinates) {
            line.add(point(at.path(0), at.path(1), "a point of the line"));
        }
        Drive drive = new Drive(DrivenPath.along(line), DrivingStyle.CAREFUL);
        List<Fix> fixes = new ArrayList<>();
        for (int second = 0; second <= drive.durationS(); second++) {
            Motion motion = drive.at(second);
            fixes.add(new Fix(
                    Instant.EPOCH.plusSeconds(second),
                    motion.point(),
                    motion.speedKph(),
                    motion.headingDeg(),
                    Double.NaN));
        }
        return fixes;
    }

    private static Fix point(JsonNode at, JsonNode properties) {
        return new Fix(
                time(properties.path("time").asText(), "a point"),
                point(at.path(0), at.path(1), "a point"),
                number(properties.path("speedKph")),
                number(properties.path("headingDeg")),
                number(at.path(2)));
    }

    private static JsonNode tree(String text, String where) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static LonLat point(JsonNode lon, JsonNode lat, String where) {
        if (!lon.isNumber() || !lat.isNumber()) {
            throw new IllegalArgumentException(where + " has no coordinates");
        }
        return new LonLat(lon.asDouble(), lat.asDouble());
    }

    private static Instant time(String text, String where) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(where + " has no time with an offset, but '" + text + "'", e);
        }
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
