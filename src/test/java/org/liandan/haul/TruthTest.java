package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.track.Position;
import org.liandan.track.Track;

/**
 * Holds the detectors to what was really driven: {@code protocol-fixtures/tracks}. A finding belongs to an event of the
 * same terminal if its time lies within the event, give or take the interval of the reports and two seconds.
 */
class TruthTest {

    private static final Path TRACKS = Path.of("protocol-fixtures/tracks");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Event> TRUTH = new ArrayList<>();

    private record Event(
            String id,
            String terminal,
            String kind,
            Instant from,
            Instant to,
            boolean sure,
            String over10,
            int seconds) {

        boolean isNear(Found found, int stepS) {
            Duration slack = Duration.ofSeconds(stepS + 2L);
            return terminal.equals(found.terminal())
                    && !found.at().isBefore(from.minus(slack))
                    && !found.at().isAfter(to.plus(slack));
        }

        boolean isSureRightTurn(String driven) {
            return kind.equals("right_turn") && sure && over10.equals(driven);
        }

        /** A right turn of some sort that nobody can be sure about: neither right nor wrong to find. */
        boolean isDoubtful() {
            return (kind.endsWith("_right") && !kind.equals("curve_right")) || kind.equals("right_turn");
        }
    }

    private record Found(String terminal, Instant at, HaulEvent event) {}

    /** How the findings of a set of reports compare with the truth. */
    private record Score(int turns, int hits, int falseAlarms, int wronglyProven) {

        double recall() {
            return (double) hits / turns;
        }

        double precision() {
            return (double) hits / (hits + falseAlarms);
        }
    }

    @BeforeAll
    static void readTheTruth() throws IOException {
        for (String line : Files.readAllLines(TRACKS.resolve("truth.jsonl"))) {
            JsonNode event = JSON.readTree(line);
            TRUTH.add(new Event(
                    event.get("id").textValue(),
                    event.get("trace").textValue(),
                    event.get("kind").textValue(),
                    Instant.parse(event.get("t_start").textValue()),
                    Instant.parse(event.get("t_end").textValue()),
                    event.path("quality").asText().equals("sure"),
                    event.path("over10").asText(),
                    event.path("seconds").asInt()));
        }
    }

    /** Floors at what is reached: whoever falls through has made something worse. */
    @ParameterizedTest(name = "{0}: precision ≥ {2}, recall ≥ {3}")
    @CsvSource({
        "reports_01s.jsonl.gz,      1, 0.96, 0.96",
        "reports_05s.jsonl,         5, 1.00, 1.00",
        "reports_10s.jsonl,        10, 1.00, 0.82",
        "reports_15s.jsonl,        15, 1.00, 0.42",
        "reports_30s.jsonl,        30, 1.00, 0.17",
        "reports_15s_corner.jsonl, 15, 1.00, 0.96"
    })
    void findsTheRightTurnsAboveTenAndAccusesNobodyElse(String file, int stepS, double precision, double recall)
            throws IOException {
        Score score = score(findings(file), stepS);

        assertThat(score.precision()).as("precision %s", score).isGreaterThanOrEqualTo(precision);
        assertThat(score.recall()).as("recall %s", score).isGreaterThanOrEqualTo(recall);
        assertThat(score.wronglyProven()).as("proven, and yet lawful").isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"reports_01s.jsonl.gz, 1, 3", "reports_05s.jsonl, 5, 40"})
    void findsEveryLongStretchAboveSixtyAndNoOther(String file, int stepS, int leastSeconds) throws IOException {
        List<Found> speeding = findings(file).stream()
                .filter(found -> found.event() instanceof HaulEvent.SpeedingEnded)
                .toList();

        assertThat(TRUTH.stream()
                        .filter(event -> event.kind().equals("speeding") && event.seconds() >= leastSeconds)
                        .filter(event -> speeding.stream().noneMatch(found -> event.isNear(found, stepS))))
                .as("missed")
                .isEmpty();
        assertThat(speeding.stream()
                        .filter(found -> TRUTH.stream()
                                .noneMatch(event -> event.kind().equals("speeding") && event.isNear(found, stepS))))
                .as("invented")
                .isEmpty();
    }

    private static Score score(List<Found> findings, int stepS) {
        Set<String> hits = new HashSet<>();
        int falseAlarms = 0;
        int wronglyProven = 0;
        for (Found found : findings) {
            if (!(found.event() instanceof HaulEvent.RightTurnJudged(RightTurn turn))
                    || !turn.verdict().isViolation()) {
                continue;
            }
            List<Event> near =
                    TRUTH.stream().filter(event -> event.isNear(found, stepS)).toList();
            List<Event> hit =
                    near.stream().filter(event -> event.isSureRightTurn("yes")).toList();
            boolean lawful = near.stream().anyMatch(event -> event.isSureRightTurn("no"));
            if (!hit.isEmpty()) {
                hits.add(hit.getFirst().id());
            } else if (lawful || near.stream().noneMatch(Event::isDoubtful)) {
                falseAlarms++;
                wronglyProven += lawful && turn.verdict() == Verdict.PROVEN ? 1 : 0;
            }
        }
        int turns = (int)
                TRUTH.stream().filter(event -> event.isSureRightTurn("yes")).count();
        return new Score(turns, hits.size(), falseAlarms, wronglyProven);
    }

    private static List<Found> findings(String file) throws IOException {
        Map<String, List<Position>> byTerminal = new LinkedHashMap<>();
        try (BufferedReader reader = open(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode report = JSON.readTree(line);
                byTerminal
                        .computeIfAbsent(report.get("terminal").textValue(), _ -> new ArrayList<>())
                        .add(position(report));
            }
        }
        List<Found> findings = new ArrayList<>();
        byTerminal.forEach((terminal, positions) ->
                judge(positions).forEach(event -> findings.add(new Found(terminal, timeOf(event), event))));
        return findings;
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream bytes = Files.newInputStream(TRACKS.resolve(file));
        InputStream text = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    private static List<HaulEvent> judge(List<Position> positions) {
        List<HaulEvent> events = new ArrayList<>();
        HaulFold fold = new HaulFold();
        for (Position position : Track.of(positions).positions()) {
            Position _ = fold.judge(position, HaulContext.NONE, events::add);
        }
        fold.finish(HaulContext.NONE, events::add);
        return events;
    }

    private static Instant timeOf(HaulEvent event) {
        return switch (event) {
            case HaulEvent.SpeedingStarted(SpeedingEpisode episode) -> episode.startedAt();
            case HaulEvent.SpeedingEnded(SpeedingEpisode episode) ->
                episode.max().at();
            case HaulEvent.RightTurnJudged(RightTurn turn) -> turn.apexAt();
            case HaulEvent.TurnStopJudged(TurnStop stop) -> stop.turn().apexAt();
            case HaulEvent.EpisodeStarted(Episode episode) -> episode.startedAt();
            case HaulEvent.EpisodeEnded(Episode episode) -> episode.startedAt();
        };
    }

    private static Position position(JsonNode report) {
        Instant at = Instant.parse(report.get("time").textValue());
        return new Position(
                1,
                1,
                at,
                at,
                (int) Math.round(report.get("lon").doubleValue() * 1e6),
                (int) Math.round(report.get("lat").doubleValue() * 1e6),
                (int) Math.round(report.get("speed_kmh").doubleValue() * 10),
                (int) Math.round(report.get("direction_deg").doubleValue()) % 360,
                0,
                0,
                0b10,
                -1,
                -1,
                -1,
                false,
                0);
    }
}
