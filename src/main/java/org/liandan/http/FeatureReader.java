package org.liandan.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through a FeatureCollection with one feature in memory at a time. */
final class FeatureReader implements Iterator<JsonNode> {

    private final JsonParser parser;
    private final Consumer<JsonNode> crs;
    private boolean inFeatures;
    private boolean featuresSeen;
    private @Nullable JsonNode next;

    private FeatureReader(JsonParser parser, Consumer<JsonNode> crs) {
        this.parser = parser;
        this.crs = crs;
    }

    /**
     * The features of a collection, to be walked through once.
     *
     * @throws Problem 400 if the text is no FeatureCollection
     */
    static Iterable<JsonNode> features(ObjectMapper json, String text, Consumer<JsonNode> crs) throws IOException {
        FeatureReader reader = new FeatureReader(json.createParser(text), crs);
        if (reader.parser.nextToken() != JsonToken.START_OBJECT) {
            throw notACollection();
        }
        return () -> reader;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = advance();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JsonNode feature = next;
        next = null;
        return Objects.requireNonNull(feature);
    }

    private @Nullable JsonNode advance() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (inFeatures) {
                if (token != JsonToken.END_ARRAY) {
                    return parser.readValueAsTree();
                }
                inFeatures = false;
            } else if (token == JsonToken.FIELD_NAME) {
                member(parser.currentName());
            } else {
                if (!featuresSeen) {
                    throw notACollection();
                }
                return null;
            }
        }
    }

    private void member(String name) throws IOException {
        JsonToken value = parser.nextToken();
        switch (name) {
            case "features" -> {
                if (value != JsonToken.START_ARRAY) {
                    throw notACollection();
                }
                inFeatures = true;
                featuresSeen = true;
            }
            case "crs" -> crs.accept(parser.readValueAsTree());
            default -> parser.skipChildren();
        }
    }

    private static Problem notACollection() {
        return Problem.malformed("应为 GeoJSON FeatureCollection The file is not a GeoJSON FeatureCollection.");
    }
}
