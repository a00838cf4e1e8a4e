package org.liandan.app;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.liandan.party.PasswordRule;
import org.liandan.party.Sentence;
import org.liandan.party.store.FirstAccount;

/** Refuses to start, in one sentence, where going on would be unsafe. */
@ApplicationScoped
class StartUpChecks {

    private static final int SHORTEST_SECRET = 32;

    private final Optional<String> secret;
    private final Optional<String> adminPassword;
    private final FirstAccount firstAccount;

    StartUpChecks(
            @ConfigProperty(name = "liandan.secret-key") Optional<String> secret,
            @ConfigProperty(name = "liandan.admin.password") Optional<String> adminPassword,
            FirstAccount firstAccount) {
        this.secret = secret;
        this.adminPassword = adminPassword;
        this.firstAccount = firstAccount;
    }

    /** Before every other observer: nobody may use a secret that has not been looked at. */
    void check(@Observes @Priority(1) StartupEvent started) {
        refusal(secret, adminPassword, firstAccount::ensure).ifPresent(sentence -> {
            throw new PreventFurtherStepsException("liandan: " + sentence, 1);
        });
    }

    /**
     * Why the application must not start, if there is a reason.
     *
     * @param ensureAccount makes the first account with the password if there is none; false if it could not
     */
    static Optional<String> refusal(
            Optional<String> secret, Optional<String> adminPassword, Predicate<Optional<String>> ensureAccount) {
        if (secret.map(String::length).orElse(0) < SHORTEST_SECRET) {
            return Optional.of("LIANDAN_SECRET_KEY must be set to a secret of at least " + SHORTEST_SECRET
                    + " characters (for instance: openssl rand -hex 32).");
        }
        Optional<Sentence> fault =
                adminPassword.flatMap(password -> PasswordRule.fault(password, FirstAccount.USERNAME));
        if (fault.isPresent()) {
            return Optional.of("LIANDAN_ADMIN_PASSWORD " + fault.get().english() + ".");
        }
        if (!ensureAccount.test(adminPassword)) {
            return Optional.of("There is no account yet: set LIANDAN_ADMIN_PASSWORD to the password that the account"
                    + " 'admin' shall get, and start again.");
        }
        return Optional.empty();
    }
}
