package org.liandan.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Recorded frames, as hexadecimal digits: a file with one or more, or every {@code .hex} file of a folder, in the order of names. */
final class HexSession {

    private static final int MOST_FILES = 10_000;
    private static final int MOST_BYTES = 16 << 20;

    private HexSession() {}

    static boolean is(Path file) {
        return Files.isDirectory(file) || file.getFileName().toString().endsWith(".hex");
    }

    /**
     * The bytes of each line, in order; blanks within a line mean nothing, lines that begin with # are comments.
     *
     * @throws IOException if a line is not hexadecimal, or there are more than 10,000 files or 16 MB
     */
    static List<byte[]> read(Path path) throws IOException {
        List<byte[]> pieces = new ArrayList<>();
        long bytes = 0;
        for (Path file : files(path)) {
            for (String line : Files.readAllLines(file)) {
                String digits = line.replaceAll("\\s", "");
                if (digits.isEmpty() || digits.startsWith("#")) {
                    continue;
                }
                pieces.add(bytes(digits, file));
                bytes += digits.length() / 2;
                if (bytes > MOST_BYTES) {
                    throw new IOException(path + " holds more than 16 MB of frames");
                }
            }
        }
        return pieces;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path, 6)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".hex"))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.isEmpty() || files.size() > MOST_FILES) {
                throw new IOException(
                        path + " must hold 1 to 10,000 .hex files, holds " + (files.isEmpty() ? "none" : "more"));
            }
            return files;
        }
    }

    private static byte[] bytes(String digits, Path file) throws IOException {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " has a line that is not hexadecimal: " + e.getMessage(), e);
        }
    }
}
