package org.liandan.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads a recorded track: JSONL reports, GeoJSON, GPX or NMEA, told apart by the end of the name; {@code .gz} goes before. */
final class TrackFile {

    private static final int LARGEST_BYTES = 64 << 20;

    private TrackFile() {}

    /**
     * @param terminal of several terminals in the file, the one to play; empty for the first
     * @throws IOException if the file cannot be read, is larger than 64 MB, or is not what its name says
     */
    static RecordedTrack read(Path file, String terminal) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String text = text(file, name.endsWith(".gz"));
        String kind = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        try {
            return RecordedTrack.of(parse(kind, text, terminal));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Fix> parse(String name, String text, String terminal) {
        String end = name.substring(name.lastIndexOf('.') + 1);
        return switch (end) {
            case "jsonl", "ndjson" -> JsonTracks.reports(text, terminal);
            case "geojson", "json" -> JsonTracks.geoJson(text);
            case "gpx" -> GpxTrack.parse(text);
            case "nmea", "txt" -> NmeaTrack.parse(text);
            default ->
                throw new IllegalArgumentException(
                        "a track's name ends in .jsonl, .geojson, .gpx or .nmea (and .gz), not in ." + end);
        };
    }

    private static String text(Path file, boolean compressed) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = compressed ? new GZIPInputStream(raw) : raw) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw new IOException(file + " is larger than 64 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
