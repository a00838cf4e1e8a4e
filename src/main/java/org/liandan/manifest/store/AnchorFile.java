package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liandan.manifest.seal.Anchor;
import org.liandan.manifest.seal.Finding;
import org.liandan.manifest.seal.Flaw;
import org.liandan.manifest.seal.Statement;
import org.liandan.party.Sentence;

/** The anchors outside the database: a file of one JSON object a line, to which lines are only ever added. */
public final class AnchorFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public AnchorFile(Path file) {
        this.file = file;
    }

    /** Adds those that are newer than the last line. */
    synchronized void append(List<Statement> anchors) {
        List<Statement> there = read();
        String last = there.isEmpty() ? "" : day(there.getLast());
        StringBuilder lines = new StringBuilder();
        anchors.stream()
                .filter(anchor -> day(anchor).compareTo(last) > 0)
                .forEach(anchor -> lines.append(written(anchor)).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * What is in it; nothing where there is no file.
     *
     * @throws IllegalStateException when a line is no anchor
     */
    public List<Statement> read() {
        return lines().stream().map(this::parsed).toList();
    }

    private List<String> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            // bytes that are no UTF-8 make a line that is no anchor, not a failure
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Statement parsed(String line) {
        try {
            return JSON.readValue(line, Statement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " has a line that is no anchor", e);
        }
    }

    /**
     * Where the file and the table say different things; a line that is no anchor is one of them. The table may be ahead by what is
     * yet to be written.
     */
    public List<Finding> differences(List<Statement> table) {
        Map<String, Statement> stored = new LinkedHashMap<>();
        table.forEach(anchor -> stored.put(day(anchor), anchor));
        List<Finding> differences = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Sentence where = new Sentence("第 " + (i + 1) + " 行", "Line " + (i + 1));
            boolean same;
            try {
                Statement anchor = parsed(lines.get(i));
                String day = day(anchor);
                where = Sentence.same(day);
                same = anchor.equals(stored.get(day));
            } catch (IllegalArgumentException | IllegalStateException e) {
                same = false;
            }
            if (!same) {
                differences.add(new Finding(Flaw.ANCHOR_FILE_DIFFERS, where, ""));
            }
        }
        return differences;
    }

    private static String day(Statement anchor) {
        return Anchor.of(anchor).day().toString();
    }

    private static String written(Statement anchor) {
        try {
            return JSON.writeValueAsString(anchor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an anchor", e);
        }
    }
}
