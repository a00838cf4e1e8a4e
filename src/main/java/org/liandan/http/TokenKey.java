package org.liandan.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that signs access tokens (HS256). It is derived from the installation's one secret, so that the key of the
 * session cookie, which is derived from the same secret in another way, says nothing about it.
 */
@ApplicationScoped
public class TokenKey {

    /** The {@code iss} claim of every token of this application. */
    public static final String ISSUER = "liandan";

    /** The claim with the number of the account's sessions at the time of issue ({@link SessionMark}). */
    public static final String GENERATION = "begun";

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofHours(8);

    private static final String PURPOSE = "liandan access token v1";

    private final Optional<String> secret;

    TokenKey(@ConfigProperty(name = "liandan.secret-key") Optional<String> secret) {
        this.secret = secret;
    }

    /**
     * The key.
     *
     * @throws IllegalStateException if the installation has no secret; the start-up check refuses that earlier
     */
    public SecretKey key() {
        String value = secret.orElseThrow(() -> new IllegalStateException("liandan.secret-key is not set"));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8)), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 belongs to every JDK", e);
        }
    }
}
