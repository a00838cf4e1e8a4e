package org.liandan.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a receiver knows that a message is ours, whole and fresh: the header {@code Liandan-Signature: t=SECONDS,v1=HEX} with
 * HMAC-SHA256 (RFC 2104) over {@code SECONDS.BODY}. The key is the text of the webhook's secret, as it was shown.
 */
public final class WebhookSignature {

    /** Name of the header. */
    public static final String HEADER = "Liandan-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The secret of a webhook: nobody who reads the table alone can tell it.
     *
     * @param master secret of the installation
     * @param salt the webhook's own, 128 random bits or more
     */
    public static String secret(String master, String salt) {
        byte[] key = mac("liandan webhook " + master, salt.getBytes(StandardCharsets.UTF_8));
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** The header's value. */
    public static String of(String secret, Instant at, String body) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(secret, signed(seconds, body)));
    }

    /**
     * Whether a header belongs to a body and is fresh: what a receiver does.
     *
     * @param tolerance how far its time may lie from now, so that a message that was overheard cannot be sent again later
     */
    public static boolean holds(String header, String secret, String body, Instant now, Duration tolerance) {
        String[] parts = header.split(",", 2);
        if (parts.length != 2 || !parts[0].matches("t=\\d{1,12}") || !parts[1].startsWith("v1=")) {
            return false;
        }
        long seconds = Long.parseLong(parts[0].substring(2));
        boolean fresh =
                Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(tolerance) <= 0;
        String expected = HexFormat.of().formatHex(mac(secret, signed(seconds, body)));
        return fresh
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        parts[1].substring(3).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] signed(long seconds, String body) {
        return (seconds + "." + body).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mac(String key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 belongs to every JDK", e);
        }
    }
}
