package org.liandan.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.liandan.http.KeysKey;
import org.liandan.manifest.store.KeyRing;
import org.liandan.party.store.SecondFactors;

/**
 * Locks anew what lies under the former secret of the installation: signing keys and second steps before the first request, drivers by
 * {@code fleet.store.DriverSealing}, manifests by the job {@code PERSONAL_ROWS}.
 */
@ApplicationScoped
class KeysKeyRenewal {

    private static final Logger LOG = Logger.getLogger(KeysKeyRenewal.class);

    private final KeysKey secret;
    private final KeyRing keys;
    private final SecondFactors factors;

    KeysKeyRenewal(KeysKey secret, KeyRing keys, SecondFactors factors) {
        this.secret = secret;
        this.keys = keys;
        this.factors = factors;
    }

    /** After {@link SigningKeysCheck}. */
    void renew(@Observes @Priority(3) StartupEvent started) {
        if (secret.former().isPresent()) {
            LOG.infof(
                    "LIANDAN_KEYS_KEY is being replaced: %d signing keys and %d second steps were locked anew",
                    keys.renewLocks(), factors.renewLocks());
        }
    }
}
