package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An episode bridges a moment of lawful driving; the evaluation tells both sides of it. */
class SpeedingStretchTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void anEpisodeThatBridgesALawfulSecondIsToldAsItsTwoStretches() throws IOException {
        List<JsonNode> findings =
                evaluated(50, 55, 62, 63, 66, 65, 63, 62, 61, 61, 60, 61, 61, 63, 65, 67, 66, 65, 64, 63, 61, 58, 55);

        assertThat(findings)
                .extracting(
                        one -> one.get("start").asText(),
                        one -> one.get("time").asText(),
                        one -> one.get("end").asText())
                .containsExactly(tuple(second(2), second(4), second(9)), tuple(second(11), second(15), second(20)));
        assertThat(findings)
                .extracting(one -> one.get("episode_start").asText())
                .containsOnly(second(2));
    }

    @Test
    void anEpisodeWithoutALawfulSecondIsOneStretch() throws IOException {
        assertThat(evaluated(50, 55, 61, 62, 63, 64, 65, 66, 66, 65, 64, 63, 62, 61, 61, 59, 56, 50))
                .singleElement()
                .satisfies(one -> assertThat(one.get("reports").asInt()).isEqualTo(13));
    }

    @Test
    void aLongStretchIsToldInPartsOfAQuarterOfAMinute() throws IOException {
        assertThat(evaluated(IntStream.range(0, 45)
                        .map(second -> second < 2 || second > 40 ? 55 : 62 + second % 3)
                        .toArray()))
                .extracting(
                        one -> one.get("start").asText(), one -> one.get("end").asText())
                .containsExactly(
                        tuple(second(2), second(16)), tuple(second(17), second(31)), tuple(second(32), second(40)));
    }

    private static String second(int second) {
        return START.plusSeconds(second).toString();
    }

    /** What {@code evaluate} prints on a truck that drives north and reports these speeds, one a second. */
    private List<JsonNode> evaluated(int... speedsKph) throws IOException {
        List<String> lines = new ArrayList<>();
        double lat = 40.65;
        for (int i = 0; i < speedsKph.length; i++) {
            lines.add(
                    "{\"terminal\":\"one\",\"time\":\"%s\",\"lon\":109.84,\"lat\":%.6f,\"speed_kmh\":%d,\"direction_deg\":0,\"altitude\":1060}"
                            .formatted(second(i), lat, speedsKph[i]));
            lat += speedsKph[i] / 3.6 / 111_030;
        }
        Path reports = Files.write(folder.resolve("reports.jsonl"), lines);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            EvaluateCommand.evaluate(new EvaluateOptions(reports, null, null, 1), out);
        }
        List<JsonNode> findings = new ArrayList<>();
        for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            findings.add(JSON.readTree(line));
        }
        return findings;
    }
}
