package org.liandan.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulFold;
import org.liandan.haul.RightTurn;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.Verdict;
import org.liandan.track.Position;
import org.liandan.track.Track;

/**
 * {@code ./liandan evaluate REPORTS.jsonl}: runs the detectors over recorded reports, one JSON object a line
 * ({@code terminal, time, lon, lat, speed_kmh, direction_deg, altitude}), and prints one finding a line. Reports may come
 * in any order and more than once: each terminal's are judged as the track that they make. Needs no database.
 */
public final class EvaluateCommand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POSITIONED = 0b10;

    private EvaluateCommand() {}

    /** Exit status 0, or 1 with a sentence on standard error for a file that cannot be read. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("用法 usage: liandan evaluate REPORTS.jsonl");
            System.exit(2);
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            evaluate(Path.of(arguments[0]), HaulContext.NONE, out);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void evaluate(Path file, HaulContext context, PrintStream out) throws IOException {
        Map<String, List<Position>> byTerminal = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(byTerminal, line, number);
                }
            }
        }
        byTerminal.forEach((terminal, positions) -> {
            for (HaulEvent event : judge(positions, context)) {
                ObjectNode finding = finding(event);
                if (finding != null) {
                    out.println(finding.put("terminal", terminal));
                }
            }
        });
        out.flush();
    }

    /** Folds the detectors over the track that the positions make. */
    static List<HaulEvent> judge(List<Position> positions, HaulContext context) {
        List<HaulEvent> events = new ArrayList<>();
        HaulFold fold = new HaulFold();
        for (Position position : Track.of(positions).positions()) {
            Position _ = fold.judge(position, context, events::add);
        }
        fold.finish(context, events::add);
        return events;
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

    private static @org.jspecify.annotations.Nullable ObjectNode finding(HaulEvent event) {
        return switch (event) {
            case HaulEvent.SpeedingStarted _, HaulEvent.EpisodeStarted _ -> null;
            // reports without routes and places show none of these
            case HaulEvent.EpisodeEnded _ -> null;
            case HaulEvent.SpeedingEnded(SpeedingEpisode episode) ->
                JSON.createObjectNode()
                        .put("kind", "speeding")
                        .put("time", episode.max().at().toString())
                        .put("start", episode.startedAt().toString())
                        .put("end", episode.lastOverAt().toString())
                        .put("verdict", Verdict.OBSERVED.name())
                        .put("speed_kmh", episode.max().speedKph())
                        .put("limit_kmh", episode.limitDeciKph() / 10.0)
                        .put("distance_m", Math.round(episode.distanceM()))
                        .put("reports", episode.overReports());
            case HaulEvent.RightTurnJudged(RightTurn turn) -> {
                ObjectNode finding = JSON.createObjectNode()
                        .put("kind", kind(turn.verdict()))
                        .put("time", turn.apexAt().toString())
                        .put("start", turn.startedAt().toString())
                        .put("end", turn.endedAt().toString())
                        .put("verdict", turn.verdict().name())
                        .put("speed_kmh", turn.measuredDeciKph() / 10.0)
                        .put("limit_kmh", turn.limitDeciKph() / 10.0)
                        .put("angle_deg", Math.round(turn.angleDeg()))
                        .put("established", turn.established().name())
                        .put("lon", turn.apex().lonDeg())
                        .put("lat", turn.apex().latDeg())
                        .put("reports", turn.reports().size());
                if (turn.reason() != null) {
                    finding.put("reason", turn.reason().name());
                }
                yield finding;
            }
        };
    }

    private static String kind(Verdict verdict) {
        return switch (verdict) {
            case OBSERVED, PROVEN -> "right_turn_over10";
            case COMPLIANT -> "right_turn_within10";
            case UNDETERMINABLE -> "right_turn_undeterminable";
        };
    }
}
