package org.liandan.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** The table of scenarios in {@code docs/integration.md} is the one in code; {@code -Dliandan.docs=write} writes it. */
class ScenarioDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/integration.md");
    private static final String MARK = "<!-- written by ScenarioDocumentTest -->\n";

    @Test
    void isCurrent() throws IOException {
        String document = Files.readString(DOCUMENT);
        String own = document.substring(0, document.indexOf(MARK) + MARK.length()) + table();
        if ("write".equals(System.getProperty("liandan.docs"))) {
            Files.writeString(DOCUMENT, own);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(own);
    }

    private static String table() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("").add("| | scenario | what is expected | why |").add("| --- | --- | --- | --- |");
        for (Scenario scenario : Scenario.values()) {
            lines.add("| %s | %s %s | %s | %s |"
                    .formatted(
                            scenario,
                            scenario.title().chinese(),
                            scenario.title().english(),
                            scenario.expected(),
                            scenario.why()));
        }
        return lines.toString();
    }
}
