package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The coverage table of {@code protocol-fixtures/README.md} is what this test computes. After a change run the test once with
 * {@code -Dfixtures.write=true}, which writes the table, and look at the difference.
 */
class FixtureCoverageTest {

    private static final Path README = Fixture.ROOT.resolve("README.md");
    private static final String BEGIN = "<!-- coverage: begin -->\n";
    private static final String END = "<!-- coverage: end -->\n";

    private enum Depth {
        BODY,
        HEADER,
        PACKAGE,
        REFUSED
    }

    @Test
    void the_table_in_the_readme_is_true() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String table = table();
        if (Boolean.getBoolean("fixtures.write")) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
        }

        assertThat(readme.substring(begin, end)).isEqualTo(table);
    }

    private static String table() {
        Map<String, Map<Depth, Integer>> rows = new TreeMap<>(Comparator.naturalOrder());
        for (Fixture fixture : Fixture.all()) {
            Map<Depth, Integer> row = rows.computeIfAbsent(fixture.folder(), _ -> new EnumMap<>(Depth.class));
            for (Outcome outcome : fixture.read()) {
                row.merge(depth(outcome), 1, Integer::sum);
            }
        }
        StringBuilder table = new StringBuilder(
                "| folder | message | body decoded | header only | package kept | refused |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        rows.forEach((folder, row) -> table.append("| ")
                .append(folder)
                .append(" | ")
                .append(name(folder))
                .append(" |")
                .append(cells(row))
                .append('\n'));
        Map<Depth, Integer> sum = new EnumMap<>(Depth.class);
        rows.values().forEach(row -> row.forEach((depth, count) -> sum.merge(depth, count, Integer::sum)));
        return table.append("| **all** | |").append(cells(sum)).append('\n').toString();
    }

    private static String name(String folder) {
        if (!folder.startsWith("0x")) {
            return "";
        }
        return MessageName.of(Integer.decode(folder))
                .map(name -> name.chinese() + " · " + name.english())
                .orElse("not in the standard");
    }

    private static String cells(Map<Depth, Integer> row) {
        StringBuilder cells = new StringBuilder();
        for (Depth depth : List.of(Depth.BODY, Depth.HEADER, Depth.PACKAGE, Depth.REFUSED)) {
            int count = row.getOrDefault(depth, 0);
            cells.append(' ').append(count == 0 ? "" : count).append(" |");
        }
        return cells.toString();
    }

    private static Depth depth(Outcome outcome) {
        return switch (outcome) {
            case Outcome.FromTerminal(Header _, UnknownTerminalMessage _) -> Depth.HEADER;
            case Outcome.FromTerminal _ -> Depth.BODY;
            case Outcome.FromPlatform(Header _, UnknownPlatformMessage _) -> Depth.HEADER;
            case Outcome.FromPlatform _ -> Depth.BODY;
            case Outcome.Fragment _ -> Depth.PACKAGE;
            case Outcome.Refused _ -> Depth.REFUSED;
        };
    }
}
