package org.liandan.app;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Supplier;
import org.liandan.http.KeysKey;
import org.liandan.manifest.store.KeyRing;
import org.liandan.manifest.store.PersonalRows;

/** Refuses to start, in one sentence, where steps could not be signed. */
@ApplicationScoped
class SigningKeysCheck {

    private static final int SHORTEST_SECRET = 32;

    private final KeysKey secret;
    private final KeyRing keys;
    private final PersonalRows people;

    SigningKeysCheck(KeysKey secret, KeyRing keys, PersonalRows people) {
        this.secret = secret;
        this.keys = keys;
        this.people = people;
    }

    /** After {@link StartUpChecks}, before everybody else. */
    void check(@Observes @Priority(2) StartupEvent started) {
        refusal(Optional.of(secret.secret()), () -> keys.complaint().or(people::complaint))
                .ifPresent(sentence -> {
                    throw new PreventFurtherStepsException("liandan: " + sentence, 1);
                });
    }

    /**
     * Why the application must not start, if there is a reason.
     *
     * @param complaint opens the platform's signing key and says what is wrong with it
     */
    static Optional<String> refusal(Optional<String> secret, Supplier<Optional<String>> complaint) {
        if (secret.map(String::length).orElse(0) < SHORTEST_SECRET) {
            return Optional.of("LIANDAN_KEYS_KEY must be set to a secret of at least " + SHORTEST_SECRET
                    + " characters (for instance: openssl rand -hex 32); signing keys are encrypted under it, so it"
                    + " must never be lost.");
        }
        return complaint.get();
    }
}
