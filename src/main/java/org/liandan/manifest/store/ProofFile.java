package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.seal.Proof;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.SealedStep;
import org.liandan.manifest.seal.Statement;

/**
 * A {@link Proof} as the JSON that goes out and comes back, described in {@code docs/proof.md}. Every member must be there and none
 * besides.
 *
 * @param format {@value #FORMAT}
 */
public record ProofFile(
        String format, String number, int unsealed, List<SealedStep> steps, List<KeyEntry> keys, Statement end) {

    /** Name and version of the form. */
    public static final String FORMAT = "liandan-proof-1";

    /** Nobody's chain is longer than that, in characters. */
    public static final int LONGEST = 16 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * A public key with the platform's statements.
     *
     * @param retirement null while the key is in use
     */
    public record KeyEntry(Statement endorsement, @Nullable Statement retirement) {}

    /** The JSON of a proof. */
    public static String write(Proof proof) {
        try {
            return JSON.writeValueAsString(new ProofFile(
                    FORMAT,
                    proof.number(),
                    proof.unsealed(),
                    proof.steps(),
                    proof.keys().stream()
                            .map(key -> new KeyEntry(key.endorsement(), key.retirement()))
                            .toList(),
                    proof.end()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the proof of " + proof.number(), e);
        }
    }

    /**
     * The proof of a text.
     *
     * @throws IllegalArgumentException if the text is no such JSON; the message says where
     */
    public static Proof read(String text) {
        try {
            ProofFile file = JSON.readValue(text, ProofFile.class);
            if (!FORMAT.equals(file.format())) {
                throw new IllegalArgumentException("format is not " + FORMAT);
            }
            return file.proof();
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException(
                    e instanceof JsonProcessingException json ? json.getOriginalMessage() : "a member is null", e);
        }
    }

    private Proof proof() {
        List<PublishedKey> published = keys.stream()
                .map(key -> new PublishedKey(key.endorsement(), key.retirement()))
                .toList();
        return new Proof(number, unsealed, steps, published, end);
    }
}
