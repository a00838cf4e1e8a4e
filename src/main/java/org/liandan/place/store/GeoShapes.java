package org.liandan.place.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Violations;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * GeoJSON (RFC 7946) to JTS and back. Coordinates are longitude, latitude on WGS-84 or CGCS2000, which differ by
 * centimetres and are treated as one; a third number (height) is dropped. What is wrong is noted with the path of the
 * position, so that a person finds it in a file.
 */
public final class GeoShapes {

    /** A shape with more positions is refused. */
    public static final int MOST_POSITIONS = 20_000;

    private static final int SRID = 4326;
    private static final double METRES_PER_DEGREE = 111_320;
    /** Seven decimals are a centimetre. */
    private static final double ROUNDING = 1e7;

    private static final GeometryFactory SHAPES = new GeometryFactory(new PrecisionModel(), SRID);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GeoShapes() {}

    /** A Polygon, or null after noting what is wrong with it. */
    public static @Nullable Polygon polygon(@Nullable JsonNode json, String field, Violations violations) {
        JsonNode coordinates = coordinates(json, "Polygon", field, violations);
        Polygon polygon = coordinates == null ? null : polygonOf(coordinates, field, violations);
        return polygon != null && isValid(polygon, field, violations) ? polygon : null;
    }

    /** A MultiPolygon; a single Polygon becomes one. Null after noting what is wrong. */
    public static @Nullable MultiPolygon multiPolygon(@Nullable JsonNode json, String field, Violations violations) {
        if (json != null && "Polygon".equals(json.path("type").asText())) {
            Polygon only = polygon(json, field, violations);
            return only == null ? null : SHAPES.createMultiPolygon(new Polygon[] {only});
        }
        JsonNode coordinates = coordinates(json, "MultiPolygon", field, violations);
        if (coordinates == null) {
            return null;
        }
        List<Polygon> parts = new ArrayList<>();
        for (JsonNode part : coordinates) {
            Polygon polygon = polygonOf(part, field + "[" + parts.size() + "]", violations);
            if (polygon == null) {
                return null;
            }
            parts.add(polygon);
        }
        MultiPolygon all = SHAPES.createMultiPolygon(parts.toArray(Polygon[]::new));
        return isValid(all, field, violations) ? all : null;
    }

    /** A LineString of two different positions or more, or null after noting what is wrong with it. */
    public static @Nullable LineString line(@Nullable JsonNode json, String field, Violations violations) {
        JsonNode coordinates = coordinates(json, "LineString", field, violations);
        List<Coordinate> positions = coordinates == null ? null : positions(coordinates, field, violations);
        if (positions == null) {
            return null;
        }
        List<Coordinate> distinct = new ArrayList<>();
        for (Coordinate position : positions) {
            if (distinct.isEmpty() || !distinct.getLast().equals2D(position)) {
                distinct.add(position);
            }
        }
        if (distinct.size() < 2) {
            violations.add(field, "线至少要有两个不同的点 a LineString has at least two different positions");
            return null;
        }
        return SHAPES.createLineString(distinct.toArray(Coordinate[]::new));
    }

    /** Notes a {@code crs} that says anything but WGS-84 or CGCS2000; GCJ-02 must never get in unnoticed. */
    public static void checkCrs(JsonNode crs, Violations violations) {
        if (crs.isNull()) {
            return;
        }
        String name = crs.path("properties").path("name").asText(crs.asText()).toUpperCase(Locale.ROOT);
        violations.require(
                name.endsWith("4326") || name.endsWith("4490") || name.endsWith("CRS84") || name.equals("CGCS2000"),
                "crs",
                "坐标系只接受 WGS-84 或 CGCS2000（不接受 GCJ-02、BD-09 或投影坐标） only WGS-84 or CGCS2000 is accepted,"
                        + " neither GCJ-02, BD-09 nor projected coordinates");
    }

    /** About how many square metres; good to a percent at the size of a district. */
    public static double areaM2(Geometry shape) {
        double latitude = Math.toRadians(shape.getEnvelopeInternal().centre().y);
        return shape.getArea() * METRES_PER_DEGREE * METRES_PER_DEGREE * Math.cos(latitude);
    }

    /** About how many metres; good to a percent at the size of a district. */
    public static double lengthM(LineString line) {
        double length = 0;
        for (int i = 1; i < line.getNumPoints(); i++) {
            Coordinate from = line.getCoordinateN(i - 1);
            Coordinate to = line.getCoordinateN(i);
            double eastM = (to.x - from.x) * METRES_PER_DEGREE * Math.cos(Math.toRadians(from.y));
            length += Math.hypot(eastM, (to.y - from.y) * METRES_PER_DEGREE);
        }
        return length;
    }

    /** The shape as GeoJSON. */
    public static ObjectNode geoJson(Geometry shape) {
        ObjectNode json = JSON.objectNode();
        json.put("type", shape.getGeometryType());
        json.set(
                "coordinates",
                switch (shape) {
                    case Point point -> json(point.getCoordinate());
                    case LineString line -> json(line.getCoordinateSequence());
                    case Polygon polygon -> json(polygon);
                    case MultiPolygon many -> {
                        ArrayNode parts = JSON.arrayNode();
                        for (int i = 0; i < many.getNumGeometries(); i++) {
                            parts.add(json((Polygon) many.getGeometryN(i)));
                        }
                        yield parts;
                    }
                    default -> throw new IllegalArgumentException("no such shape here: " + shape.getGeometryType());
                });
        return json;
    }

    private static ArrayNode json(Polygon polygon) {
        ArrayNode rings = JSON.arrayNode();
        rings.add(json(polygon.getExteriorRing().getCoordinateSequence()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(json(polygon.getInteriorRingN(i).getCoordinateSequence()));
        }
        return rings;
    }

    private static ArrayNode json(CoordinateSequence sequence) {
        ArrayNode positions = JSON.arrayNode(sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
            positions.add(json(sequence.getCoordinate(i)));
        }
        return positions;
    }

    private static ArrayNode json(Coordinate position) {
        return JSON.arrayNode(2)
                .add(Math.round(position.x * ROUNDING) / ROUNDING)
                .add(Math.round(position.y * ROUNDING) / ROUNDING);
    }

    private static @Nullable JsonNode coordinates(
            @Nullable JsonNode json, String type, String field, Violations violations) {
        if (json == null || json.isNull()) {
            violations.add(field, "必填 is required");
            return null;
        }
        JsonNode coordinates = json.get("coordinates");
        if (!type.equals(json.path("type").asText()) || coordinates == null || !coordinates.isArray()) {
            violations.add(field, "应为 GeoJSON " + type + " must be a GeoJSON " + type);
            return null;
        }
        return coordinates;
    }

    private static @Nullable Polygon polygonOf(JsonNode json, String field, Violations violations) {
        List<LinearRing> rings = new ArrayList<>();
        for (JsonNode ring : json) {
            String path = field + "[" + rings.size() + "]";
            List<Coordinate> positions = positions(ring, path, violations);
            if (positions == null) {
                return null;
            }
            if (positions.size() < 4 || !positions.getFirst().equals2D(positions.getLast())) {
                violations.add(path, "环须闭合且至少有 4 个点 a ring is closed and has at least 4 positions");
                return null;
            }
            rings.add(SHAPES.createLinearRing(positions.toArray(Coordinate[]::new)));
        }
        if (rings.isEmpty()) {
            violations.add(field, "多边形没有边界 the polygon has no ring");
            return null;
        }
        return SHAPES.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static @Nullable List<Coordinate> positions(JsonNode json, String field, Violations violations) {
        if (!json.isArray() || json.size() > MOST_POSITIONS) {
            violations.add(
                    field,
                    "应为坐标数组，最多 " + MOST_POSITIONS + " 个点 must be an array of at most " + MOST_POSITIONS + " positions");
            return null;
        }
        List<Coordinate> positions = new ArrayList<>(json.size());
        for (JsonNode position : json) {
            double lon = position.path(0).asDouble(Double.NaN);
            double lat = position.path(1).asDouble(Double.NaN);
            if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
                violations.add(
                        field + "[" + positions.size() + "]",
                        "应为 [经度, 纬度]，单位度 must be [longitude, latitude] in degrees");
                return null;
            }
            positions.add(new Coordinate(lon, lat));
        }
        return positions;
    }

    private static boolean isValid(Geometry shape, String field, Violations violations) {
        var error = new IsValidOp(shape).getValidationError();
        if (error == null) {
            return true;
        }
        Coordinate at = error.getCoordinate();
        String where = at == null ? "" : " [" + at.x + ", " + at.y + "]";
        violations.add(field, "多边形无效，例如自相交" + where + " is not a valid polygon: " + error.getMessage() + where);
        return false;
    }
}
