package org.liandan.manifest.seal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public key and the platform's word for whose it is. The platform's first key vouches for itself: it is the root, which a
 * verifier compares with what is published elsewhere.
 *
 * @param endorsement the platform's statement: id, holder, point and from when
 * @param retirement the platform's statement that the key is used no more from a moment on; null while it is in use
 */
public record PublishedKey(Statement endorsement, @Nullable Statement retirement) {

    /** The holder of the platform's own keys. */
    public static final String PLATFORM = "PLATFORM";

    private static final String KIND = "kind";
    private static final String KEY = "key";

    /** Endorses a key; a platform's first one with itself. */
    public static PublishedKey endorsed(Signer key, String point, Instant validFrom, Signer platform) {
        return new PublishedKey(
                Statement.of(
                        Map.of(
                                KIND,
                                "KEY",
                                KEY,
                                key.keyId().value(),
                                "holder",
                                key.holder(),
                                "point",
                                point,
                                "validFrom",
                                validFrom.toString()),
                        platform),
                null);
    }

    /** The platform's word that a key is used no more from that moment on. */
    public static Statement retirement(KeyId key, Instant validTo, Signer platform) {
        return Statement.of(Map.of(KIND, "KEY_RETIRED", KEY, key.value(), "validTo", validTo.toString()), platform);
    }

    /** The same key, used no more. */
    PublishedKey retired(Instant validTo, Signer platform) {
        return new PublishedKey(endorsement, retirement(new KeyId(id()), validTo, platform));
    }

    /** Its id as written; {@link #isItself} says whether the point has that id. */
    public String id() {
        return Members.of(endorsement.document()).text(KEY);
    }

    /** Credit code of the organisation whose it is, or {@link #PLATFORM}. */
    public String holder() {
        return Members.of(endorsement.document()).text("holder");
    }

    /** The uncompressed point, hexadecimal. */
    public String point() {
        return Members.of(endorsement.document()).text("point");
    }

    public Instant validFrom() {
        return Members.of(endorsement.document()).instant("validFrom");
    }

    /** From when on it is used no more; null while it is. */
    public @Nullable Instant validTo() {
        return retirement == null ? null : Members.of(retirement.document()).instant("validTo");
    }

    boolean isPlatform() {
        return holder().equals(PLATFORM);
    }

    /** Whether it vouches for itself. */
    boolean isRoot() {
        return isPlatform() && endorsement.keyId().equals(id());
    }

    /** Whether the point is one, the id is the point's, and a retirement speaks of this key. */
    boolean isItself() {
        return Sm2.isPoint(point())
                && KeyId.ofPoint(point()).value().equals(id())
                && (retirement == null
                        || Members.of(retirement.document()).text(KEY).equals(id()));
    }

    boolean isValidAt(Instant at) {
        Instant end = validTo();
        return !at.isBefore(validFrom()) && (end == null || at.isBefore(end));
    }
}
