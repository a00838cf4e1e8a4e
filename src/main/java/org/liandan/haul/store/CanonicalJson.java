package org.liandan.haul.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.place.ZoneShape;

/**
 * One text for one value: members in alphabetical order, no blanks, times in ISO 8601, coordinates as GeoJSON has them. What
 * is written so can be compared, and its SHA-256 stands for it.
 */
final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(geometry())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private CanonicalJson() {}

    /** The text of a value. */
    static String write(Object value) {
        try {
            // by way of maps, so that trees are put in order, too
            return MAPPER.writeValueAsString(MAPPER.convertValue(value, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    /** The value of a text that this class wrote. */
    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** As a tree; of null the null of JSON. */
    static JsonNode tree(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    static <T> T ofTree(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static SimpleModule geometry() {
        SimpleModule module = new SimpleModule("geometry");
        module.addSerializer(LonLat.class, writing(CanonicalJson::coordinates));
        module.addDeserializer(LonLat.class, reading(CanonicalJson::point));
        module.addSerializer(Polyline.class, writing(line -> positions(line.points())));
        module.addDeserializer(Polyline.class, reading(tree -> new Polyline(points(tree))));
        module.addSerializer(
                Fence.class,
                writing(fence ->
                        fence.rings().stream().map(CanonicalJson::positions).toList()));
        module.addDeserializer(Fence.class, reading(tree -> {
            List<List<LonLat>> rings = new ArrayList<>();
            tree.forEach(ring -> rings.add(points(ring)));
            return new Fence(rings);
        }));
        module.addSerializer(ZoneShape.class, writing((ZoneShape shape) -> written(shape)));
        module.addDeserializer(ZoneShape.class, reading((JsonNode tree) -> shape(tree)));
        return module;
    }

    private static Map<String, Object> written(ZoneShape shape) {
        return switch (shape) {
            case ZoneShape.Area(Fence fence) -> Map.of("area", fence);
            case ZoneShape.Road(Corridor corridor) ->
                Map.of("road", corridor.line(), "halfWidthM", corridor.halfWidthM());
        };
    }

    private static ZoneShape shape(JsonNode tree) {
        return tree.has("area")
                ? new ZoneShape.Area(ofTree(tree.get("area"), Fence.class))
                : new ZoneShape.Road(new Corridor(
                        ofTree(tree.get("road"), Polyline.class),
                        tree.get("halfWidthM").asDouble()));
    }

    private static List<Double> coordinates(LonLat point) {
        return List.of(point.lonDeg(), point.latDeg());
    }

    private static List<List<Double>> positions(List<LonLat> points) {
        return points.stream().map(CanonicalJson::coordinates).toList();
    }

    private static LonLat point(JsonNode tree) {
        return new LonLat(tree.get(0).asDouble(), tree.get(1).asDouble());
    }

    private static List<LonLat> points(JsonNode tree) {
        List<LonLat> points = new ArrayList<>();
        tree.forEach(point -> points.add(point(point)));
        return points;
    }

    @FunctionalInterface
    private interface Shape<F, T> {
        T of(F value);
    }

    private static <T> JsonSerializer<T> writing(Shape<T, ?> shape) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                generator.writePOJO(shape.of(value));
            }
        };
    }

    private static <T> JsonDeserializer<T> reading(Shape<JsonNode, T> shape) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return shape.of(parser.readValueAsTree());
            }
        };
    }
}
