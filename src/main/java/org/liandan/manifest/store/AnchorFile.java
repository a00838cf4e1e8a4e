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

    /** What is in it; nothing where there is no file. */
    public List<Statement> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Statement> anchors = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                anchors.add(JSON.readValue(line, Statement.class));
            }
            return anchors;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " has a line that is no anchor", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Where the file and the table say different things. The table may be ahead by what is yet to be written. */
    public List<Finding> differences(List<Statement> table) {
        Map<String, Statement> stored = new LinkedHashMap<>();
        table.forEach(anchor -> stored.put(day(anchor), anchor));
        return read().stream()
                .filter(anchor -> !anchor.equals(stored.get(day(anchor))))
                .map(anchor -> new Finding(Flaw.ANCHOR_FILE_DIFFERS, Sentence.same(day(anchor)), ""))
                .toList();
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
