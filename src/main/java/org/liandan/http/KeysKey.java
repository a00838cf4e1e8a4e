package org.liandan.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret of the installation under which what is at rest is encrypted ({@code LIANDAN_KEYS_KEY}), and while it is being replaced the
 * one before ({@code LIANDAN_KEYS_KEY_FORMER}): what lies under that one still opens, and is locked anew.
 */
@Singleton
public final class KeysKey {

    private final String secret;
    private final Optional<String> former;

    /**
     * The secret and the one before it.
     *
     * @param secret at least 32 characters, see {@code app.SigningKeysCheck}; the start is refused where there is none
     * @param former what it was before; empty where nothing is being replaced
     */
    @Inject
    public KeysKey(
            @ConfigProperty(name = "liandan.keys-key") Optional<String> secret,
            @ConfigProperty(name = "liandan.keys-key-former") Optional<String> former) {
        this.secret = secret.orElse("");
        this.former = former.filter(text -> !text.isEmpty() && !text.equals(this.secret));
    }

    public String secret() {
        return secret;
    }

    /** The secret that is being replaced. */
    public Optional<String> former() {
        return former;
    }
}
