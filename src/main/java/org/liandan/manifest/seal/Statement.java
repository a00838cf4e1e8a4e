package org.liandan.manifest.seal;

import java.util.HexFormat;
import java.util.Map;

/**
 * A canonical text signed by the platform: that a key is an organisation's, that a chain has so many steps, what a day's events hash
 * to. Its signature is over the SM3 of the text.
 *
 * @param document canonical text
 * @param keyId the key that signed
 * @param signature SM2 of the hash's 32 bytes
 */
public record Statement(String document, String keyId, String signature) {

    /** Signs what the members say. */
    static Statement of(Map<String, ?> members, Signer signer) {
        String document = CanonicalText.write(members);
        return new Statement(document, signer.keyId().value(), signer.sign(Statement.bytes(hashOf(document))));
    }

    /** SM3 of the document. */
    public String hash() {
        return hashOf(document);
    }

    /** Whether that key has signed it. */
    boolean isSignedBy(PublishedKey key) {
        return keyId.equals(key.id()) && Sm2.verifies(key.point(), bytes(hash()), signature);
    }

    static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }

    private static String hashOf(String document) {
        return Sm3.of(document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
