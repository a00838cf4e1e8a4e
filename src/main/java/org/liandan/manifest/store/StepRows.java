package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.seal.SealedStep;
import org.liandan.manifest.seal.StepDocument;

/** Rows of {@code manifest_event} as the steps that were signed. Strict: a number where a text was is another content. */
final class StepRows {

    /** What {@link #read} wants of a row. */
    static final String COLUMNS =
            "e.number, e.seq, e.kind, e.at, e.username, e.entries, e.credit_code, e.record, e.hash, e.key_id,"
                    + " e.signature";

    private static final ObjectMapper JSON = new ObjectMapper();

    private StepRows() {}

    /** Whether the row was written before signing began; the table admits no others without a signature. */
    static boolean isUnsealed(ResultSet row) throws SQLException {
        return row.getBytes("hash") == null;
    }

    /**
     * The step of the current row.
     *
     * @param previous hash of the step before it
     * @param personal opens what is sealed; what it cannot open makes no document
     * @return a step whose document is empty where the columns can make none
     */
    static SealedStep read(ResultSet row, String previous, PersonalFields personal) throws SQLException {
        String document;
        try {
            document = new StepDocument(
                            row.getString("number"),
                            row.getInt("seq"),
                            row.getString("kind"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            String.valueOf(row.getString("credit_code")),
                            row.getString("username"),
                            personal.fromStep(texts(row.getString("entries"))),
                            personal.fromStep(texts(row.getString("record"))),
                            previous)
                    .text();
        } catch (IllegalArgumentException e) {
            document = "";
        }
        return new SealedStep(
                document,
                hex(row.getBytes("hash")),
                String.valueOf(row.getString("key_id")),
                hex(row.getBytes("signature")));
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    private static Map<String, String> texts(@Nullable String json) {
        Map<String, String> texts = new TreeMap<>();
        try {
            JsonNode tree = JSON.readTree(json == null ? "{}" : json);
            tree.properties().forEach(member -> {
                if (!member.getValue().isTextual()) {
                    throw new IllegalArgumentException(member.getKey() + " is no text");
                }
                texts.put(member.getKey(), member.getValue().textValue());
            });
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }
}
