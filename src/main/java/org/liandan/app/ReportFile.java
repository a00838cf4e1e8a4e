package org.liandan.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.liandan.track.Position;

/**
 * Recorded reports, one JSON object a line ({@code terminal, time, lon, lat, speed_kmh, direction_deg, altitude}), plain or
 * packed by gzip ({@code .gz}).
 */
final class ReportFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POSITIONED = 0b10;

    private ReportFile() {}

    /** @throws IllegalArgumentException if a line is no report; the message names it */
    static Map<String, List<Position>> read(Path file) throws IOException {
        Map<String, List<Position>> byTerminal = new LinkedHashMap<>();
        try (BufferedReader reader = open(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(byTerminal, line, number);
                }
            }
        }
        return byTerminal;
    }

    /** A text file, unpacked if its name ends in .gz. */
    static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    private static void add(Map<String, List<Position>> byTerminal, String line, int number) {
        try {
            JsonNode report = JSON.readTree(line);
            String terminal = text(report, "terminal", number);
            Instant at = OffsetDateTime.parse(text(report, "time", number)).toInstant();
            byTerminal.computeIfAbsent(terminal, _ -> new ArrayList<>()).add(position(report, at, number));
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalArgumentException("第 " + number + " 行无法读取 line " + number + ": " + e.getMessage(), e);
        }
    }

    private static Position position(JsonNode report, Instant at, int number) {
        return new Position(
                0,
                0,
                at,
                at,
                (int) Math.round(number(report, "lon", -180, 180, number) * 1e6),
                (int) Math.round(number(report, "lat", -90, 90, number) * 1e6),
                (int) Math.round(number(report, "speed_kmh", 0, 6553.5, number) * 10),
                Math.floorMod((int) Math.round(number(report, "direction_deg", 0, 360, number)), 360),
                (int) Math.round(report.path("altitude").asDouble(0)),
                0,
                POSITIONED,
                -1,
                -1,
                -1,
                false,
                0);
    }

    private static String text(JsonNode report, String field, int line) {
        JsonNode value = report.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(
                    "第 " + line + " 行缺少 " + field + " line " + line + ": " + field + " must be a string");
        }
        return value.textValue();
    }

    private static double number(JsonNode report, String field, double min, double max, int line) {
        JsonNode value = report.path(field);
        if (!value.isNumber() || value.doubleValue() < min || value.doubleValue() > max) {
            throw new IllegalArgumentException("第 " + line + " 行 " + field + " 须在 " + min + " 到 " + max + " 之间 line "
                    + line + ": " + field + " must be a number from " + min + " to " + max);
        }
        return value.doubleValue();
    }
}
