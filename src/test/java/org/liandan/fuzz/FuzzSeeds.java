package org.liandan.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Where the fuzzer begins: every fixture, as it was on the wire and as the contents of its frames. */
final class FuzzSeeds {

    private static final byte FLAG = 0x7e;
    private static final byte ESCAPE = 0x7d;

    private FuzzSeeds() {}

    static List<byte[]> all() {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("protocol-fixtures"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".hex"))
                    .sorted()
                    .toList()) {
                byte[] wire = HexFormat.of().parseHex(Files.readString(file).replaceAll("\\s", ""));
                seeds.add(FuzzInput.ofWire(wire));
                byte[][] contents = contents(wire);
                if (contents.length > 0) {
                    seeds.add(FuzzInput.ofContents(FuzzInput.CONTENTS_OF_RIGHT_LENGTH, contents));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seeds;
    }

    static void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (byte[] seed : all()) {
            Files.write(folder.resolve(String.format("seed-%04d", number++)), seed);
        }
    }

    /** What is between the flags, un-escaped and without the last byte, the check code. */
    private static byte[][] contents(byte[] wire) {
        List<byte[]> contents = new ArrayList<>();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int at = 0; at < wire.length; at++) {
            if (wire[at] == FLAG) {
                if (content.size() > 4) {
                    byte[] frame = content.toByteArray();
                    contents.add(java.util.Arrays.copyOf(frame, frame.length - 1));
                }
                content.reset();
            } else if (wire[at] == ESCAPE && at + 1 < wire.length) {
                at++;
                content.write(wire[at] == 2 ? FLAG : ESCAPE);
            } else {
                content.write(wire[at]);
            }
        }
        return contents.toArray(byte[][]::new);
    }
}
