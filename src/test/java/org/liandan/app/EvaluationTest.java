package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liandan.haul.HaulContext;

/** Keeps the table in {@code docs/detection.md} true: what it says of the small set of traces is what is found there. */
class EvaluationTest {

    private static final Path TRACKS = Path.of("protocol-fixtures/tracks");
    private static final Path DOCUMENT = Path.of("docs/detection.md");

    /** One set of reports, as the table names it. */
    private record Reports(String name, String file, int everyS) {}

    private static final List<Reports> SETS = List.of(
            new Reports("1 s", "reports_01s.jsonl.gz", 1),
            new Reports("5 s", "reports_05s.jsonl", 5),
            new Reports("10 s", "reports_10s.jsonl", 10),
            new Reports("15 s", "reports_15s.jsonl", 15),
            new Reports("30 s", "reports_30s.jsonl", 30),
            new Reports("15 s + corner", "reports_15s_corner.jsonl", 15));

    @Test
    void theTableSaysWhatIsFound() throws IOException {
        KnownEvents known = KnownEvents.read(TRACKS.resolve("truth.jsonl"));
        List<String> rows = new ArrayList<>();
        for (Reports set : SETS) {
            Evaluation found =
                    Evaluation.of(ReportFile.read(TRACKS.resolve(set.file())), HaulContext.NONE, known, set.everyS());
            rows.add("| " + set.name() + " " + found.row());
        }

        assertThat(Files.readString(DOCUMENT)).contains(String.join("\n", rows));
    }

    @Test
    void theSummaryIsAskedForWithTheInterval() {
        assertThat(EvaluateOptions.of(
                        List.of("a.jsonl", "--roads", "r.geojson", "--summary", "t.jsonl", "--every", "15")))
                .isEqualTo(new EvaluateOptions(Path.of("a.jsonl"), Path.of("r.geojson"), Path.of("t.jsonl"), 15));
        assertThat(EvaluateOptions.of(List.of("a.jsonl", "--summary", "t.jsonl")))
                .isNull();
        assertThat(EvaluateOptions.of(List.of("a.jsonl", "b.jsonl"))).isNull();
        assertThat(EvaluateOptions.of(List.of())).isNull();
    }
}
