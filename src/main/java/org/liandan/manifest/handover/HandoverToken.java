package org.liandan.manifest.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret in a hand-over link: 128 random bits. Only its digest is stored, so that nobody who reads the database can use
 * a link.
 *
 * @param text 22 characters of base64url
 */
public record HandoverToken(String text) {

    public static final int BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** @throws IllegalArgumentException if it has not the form of a token */
    public HandoverToken {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a hand-over token");
        }
    }

    /**
     * The token of those random bytes.
     *
     * @throws IllegalArgumentException unless there are {@value #BYTES}
     */
    public static HandoverToken of(byte[] random) {
        return new HandoverToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** The token as it stands in an address; empty where it cannot be one. */
    public static Optional<HandoverToken> check(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new HandoverToken(text)) : Optional.empty();
    }

    /** SHA-256, 32 bytes. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 must be there", e);
        }
    }

    /** Never the secret: tokens do not belong into logs. */
    @Override
    public String toString() {
        return "HandoverToken[…]";
    }
}
