package org.liandan.audit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liandan.audit.AuditSeal;

/**
 * Seals of the audit log outside the database, one an hour: a file to which lines {@code position hash} are only ever added. Without
 * it, whoever owns the database could cut the log's end, or write all of it anew with seals that hold.
 */
public final class AuditHeads {

    /** Name of the file, beside the anchors of manifests. */
    public static final String FILE = "audit-log.heads";

    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");

    private final Path file;

    public AuditHeads(Path file) {
        this.file = file;
    }

    /** Adds a line, on the disk when this returns. */
    void add(long position, AuditSeal seal) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    position + " " + seal.hex() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Whether there is such a file. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /** Hash by position; a line that is none stands under a position that no seal has. */
    Map<Long, String> read() {
        Map<Long, String> heads = new LinkedHashMap<>();
        for (String line : lines()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                heads.put(Long.parseLong(matcher.group(1)), matcher.group(2));
            } else {
                heads.put(0L, line);
            }
        }
        return heads;
    }

    private List<String> lines() {
        if (!isThere()) {
            return List.of();
        }
        try {
            // bytes that are no UTF-8 make a line that is none, not a failure
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
