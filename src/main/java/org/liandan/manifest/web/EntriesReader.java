package org.liandan.manifest.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Entries;

/**
 * A stage as JSON: an object with one scalar for each field. Scalars are kept as they were written, so that the field table judges
 * all of them, 12.50 stays 12.50, and every fault is told at once; a name that the table does not have is its fault to find, too.
 */
final class EntriesReader extends JsonDeserializer<Entries> {

    /** No stage has as many fields; a longer object is nobody's stage. */
    private static final int MAX_MEMBERS = 100;

    /** No field has as long a name; a fault would repeat it. */
    private static final int MAX_NAME = 100;

    @Override
    public Entries deserialize(JsonParser json, DeserializationContext context) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name = first(json, context); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (name.length() > MAX_NAME) {
                return context.reportInputMismatch(Entries.class, "a field has a name of at most %s letters", MAX_NAME);
            }
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                throw notAScalar(json, name);
            }
            if (value != JsonToken.VALUE_NULL) {
                texts.put(name, json.getText());
            }
            if (texts.size() > MAX_MEMBERS) {
                return context.reportInputMismatch(Entries.class, "a stage has at most %s fields", MAX_MEMBERS);
            }
        }
        return new Entries(texts);
    }

    /** Names the field, so that whoever sent it finds it. */
    private static MismatchedInputException notAScalar(JsonParser json, String name) {
        var fault = MismatchedInputException.from(json, Entries.class, "a field is a text, a number, true or false");
        fault.prependPath(Entries.class, name);
        return fault;
    }

    /** The first member's name; whoever delegates to this reader has already gone past the opening brace. */
    private static @Nullable String first(JsonParser json, DeserializationContext context) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> json.nextFieldName();
            case FIELD_NAME -> json.currentName();
            case END_OBJECT -> null;
            default -> context.reportInputMismatch(Entries.class, "a stage is an object");
        };
    }

    @Override
    public Class<?> handledType() {
        return Entries.class;
    }
}
