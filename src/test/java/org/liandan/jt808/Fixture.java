package org.liandan.jt808;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A file of {@code protocol-fixtures/}: bytes as they were on the wire, where they come from, and what they say. */
record Fixture(String folder, String name, Bytes wire, JsonNode document) {

    static final Path ROOT = Path.of("protocol-fixtures");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Fixture> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Fixture::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture load(Path json) {
        Path folder = json.resolveSibling("");
        String name = json.getFileName().toString().replace(".json", "");
        try {
            String hex = Files.readString(json.resolveSibling(name + ".hex")).replaceAll("\\s", "");
            return new Fixture(
                    String.valueOf(ROOT.relativize(folder)),
                    name,
                    Bytes.copyOf(HexFormat.of().parseHex(hex)),
                    JSON.readTree(Files.readString(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(json + ": " + e.getMessage(), e);
        }
    }

    /** The outcomes that the fixture's author expects, in order. */
    List<JsonNode> expected() {
        return document.get("expect").valueStream().toList();
    }

    String text(String field) {
        return document.path(field).asText("");
    }

    /** True for frames that a platform sends: message ids 8000 to dfff, f000 to ffff. */
    boolean fromPlatform() {
        return folder.startsWith("0x") && Direction.of(Integer.decode(folder)) == Direction.FROM_PLATFORM;
    }

    List<Outcome> read() {
        return read(wire.toArray());
    }

    /** Reads other bytes as this fixture's would be: {@code assume} names the edition where the frame does not tell it. */
    List<Outcome> read(byte[] bytes) {
        ProtocolVersion edition = text("assume").equals("2011") ? ProtocolVersion.V2011 : ProtocolVersion.V2013;
        return fromPlatform() ? Outcome.ofPlatform(edition, bytes) : Outcome.ofTerminal(edition, bytes);
    }

    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
