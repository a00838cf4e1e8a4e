package org.liandan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liandan.geo.LonLat;
import org.liandan.place.RoadNetwork;

/** The roads of a city as GeoJSON: a collection of features with lines, WGS-84; plain or packed by gzip. */
final class RoadFile {

    private RoadFile() {}

    /** @throws IllegalArgumentException if the file holds no line */
    static RoadNetwork read(Path file) throws IOException {
        JsonNode collection;
        try (BufferedReader reader = ReportFile.open(file)) {
            collection = new ObjectMapper().readTree(reader);
        }
        List<List<LonLat>> lines = new ArrayList<>();
        for (JsonNode feature : collection.path("features")) {
            JsonNode geometry = feature.path("geometry");
            switch (geometry.path("type").asText()) {
                case "LineString" -> lines.add(line(geometry.path("coordinates")));
                case "MultiLineString" -> geometry.path("coordinates").forEach(part -> lines.add(line(part)));
                default -> {
                    // a point or an area is no road
                }
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("文件中没有道路线 no line in " + file);
        }
        return RoadNetwork.of(lines);
    }

    private static List<LonLat> line(JsonNode coordinates) {
        List<LonLat> points = new ArrayList<>();
        coordinates.forEach(point ->
                points.add(new LonLat(point.path(0).asDouble(), point.path(1).asDouble())));
        return points;
    }
}
