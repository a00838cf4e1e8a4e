package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code protocol-fixtures/README.md} are what this test computes. After a change run the test once with
 * {@code -Dfixtures.write=true}, which writes them, and look at the difference.
 */
class FixtureCoverageTest {

    private static final Path README = Fixture.ROOT.resolve("README.md");

    private enum Depth {
        BODY,
        HEADER,
        PACKAGE,
        REFUSED
    }

    /** Fixtures of one message in one edition: how many are read, and how many of these are written as they came. */
    private record Cell(int decoded, int encoded) {
        static final Cell NONE = new Cell(0, 0);

        Cell plus(boolean same) {
            return new Cell(decoded + 1, encoded + (same ? 1 : 0));
        }
    }

    private record MessageEdition(int messageId, ProtocolVersion edition) {}

    @Test
    void the_table_of_messages_is_true() throws IOException {
        assertTable("messages", messageTable(cells()));
    }

    @Test
    void the_table_of_folders_is_true() throws IOException {
        assertTable("folders", folderTable());
    }

    @Test
    void every_message_is_read_and_written_in_every_edition_that_has_it() {
        Map<MessageEdition, Cell> cells = cells();

        assertThat(MessageTable.all())
                .allSatisfy(entry -> assertThat(entry.editions())
                        .as(Fields.word(entry.messageId()))
                        .allSatisfy(edition -> assertThat(
                                        cells.getOrDefault(new MessageEdition(entry.messageId(), edition), Cell.NONE)
                                                .encoded())
                                .isPositive()));
    }

    private static void assertTable(String name, String table) throws IOException {
        String readme = Files.readString(README);
        String before = "<!-- " + name + ": begin -->\n";
        int begin = readme.indexOf(before) + before.length();
        int end = readme.indexOf("<!-- " + name + ": end -->\n");
        if (Boolean.getBoolean("fixtures.write")) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
        }
        assertThat(readme.substring(begin, end)).isEqualTo(table);
    }

    private static Map<MessageEdition, Cell> cells() {
        Map<MessageEdition, Cell> cells = new HashMap<>();
        for (Fixture fixture : Fixture.all()) {
            for (Outcome outcome : fixture.read()) {
                Header header = outcome.readHeader();
                if (header != null) {
                    MessageEdition key = new MessageEdition(header.messageId(), header.version());
                    boolean same = fixture.wire().equals(outcome.written());
                    cells.merge(key, Cell.NONE.plus(same), (cell, _) -> cell.plus(same));
                }
            }
        }
        return cells;
    }

    private static String messageTable(Map<MessageEdition, Cell> cells) {
        Set<Integer> used = MessageTable.used();
        StringBuilder table = new StringBuilder(
                "| message | | 2011 | 2013 | 2019 | used |\n| --- | --- | ---: | ---: | ---: | --- |\n");
        for (MessageTable.Entry entry : MessageTable.all()) {
            table.append("| ").append(Fields.word(entry.messageId())).append(" | ");
            table.append(name(entry.messageId())).append(" |");
            for (ProtocolVersion edition : ProtocolVersion.values()) {
                Cell cell = cells.getOrDefault(new MessageEdition(entry.messageId(), edition), Cell.NONE);
                String counts = cell.decoded() + " / " + cell.encoded();
                table.append(' ')
                        .append(cell.decoded() > 0 ? counts : entry.editions().contains(edition) ? "0" : "–")
                        .append(" |");
            }
            table.append(used.contains(entry.messageId()) ? " yes |\n" : " |\n");
        }
        return table.toString();
    }

    private static String folderTable() {
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
        return folder.startsWith("0x") ? name(Integer.decode(folder)) : "";
    }

    private static String name(int messageId) {
        return MessageName.of(messageId)
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
