package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;

/**
 * {@code docs/fields.md} is written from the field table and the table of open points. After a change of either, run this test
 * with {@code -Dliandan.docs=write}.
 */
class FieldsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/fields.md");

    @Test
    void isCurrent() throws IOException {
        String document = document();
        if ("write".equals(System.getProperty("liandan.docs"))) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    private static String document() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("# The manifest's fields 联单字段表")
                .add("")
                .add(
                        "Written from `manifest.ManifestFields` by `FieldsDocumentTest`; do not edit. The same on the page `/fields` and by")
                .add(
                        "`GET /api/v1/manifests/fields`. Forms, validation and the OpenAPI document come from the same table.")
                .add("")
                .add(
                        "A stage is complete at its party's signature and fixed from then on. What the notice does not name stands under its 「等」 and")
                .add(
                        "is marked with a plus; the bureau may ask for it from a date on, which no older manifest is touched by.");
        for (Stage stage : Stage.values()) {
            lines.add("")
                    .add("## %s %s".formatted(stage.chinese(), stage.english()))
                    .add("")
                    .add("Notice %s; needed at, and fixed from: %s (%s)."
                            .formatted(
                                    stage.clause(),
                                    stage.signature().chinese(),
                                    stage.signature().english()))
                    .add("")
                    .add("| field | label | needed | accepts | first value in forms | rule |")
                    .add("| --- | --- | --- | --- | --- | --- |");
            FieldTable.lines(stage, Policy.PROPOSED).forEach(line -> lines.add(row(line)));
        }
        lines.add("")
                .add("## Open points 需区执法局决定")
                .add("")
                .add(
                        "Written from `policy.OpenPoints`; ruled on at `/open-points`. *Record* means that no rule of the software asks for it yet.")
                .add("")
                .add("| point | about | rule | notice | proposal | acts |")
                .add("| --- | --- | --- | --- | --- | --- |");
        OpenPoints.all().forEach(point -> lines.add(row(point)));
        return lines.toString();
    }

    private static String row(FieldTable.Line line) {
        return "| `%s`%s | %s %s | %s %s%s | %s<br>%s | %s %s | %s |"
                .formatted(
                        line.path(),
                        line.named() ? "" : " +",
                        line.label().chinese(),
                        line.label().english(),
                        line.needed().chinese(),
                        line.needed().english(),
                        line.where().chinese().isEmpty()
                                ? ""
                                : "；" + line.where().chinese() + " "
                                        + line.where().english(),
                        line.check().chinese(),
                        line.check().english(),
                        line.initial().chinese(),
                        line.initial().english(),
                        line.rule());
    }

    private static String row(OpenPoint<?> point) {
        return "| `%s` | %s %s | %s | %s | %s %s | %s |"
                .formatted(
                        point.name(),
                        point.label().chinese(),
                        point.label().english(),
                        point.basis().rule(),
                        point.basis().clause(),
                        point.proposedShown().chinese(),
                        point.proposedShown().english(),
                        point.applied() ? "yes" : "record");
    }
}
