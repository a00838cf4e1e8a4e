package org.liandan.app;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.party.PasswordRule;
import org.liandan.party.Sentence;
import org.liandan.party.store.FirstAccount;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Refuses to start, in one sentence, where going on would be unsafe. */
@ApplicationScoped
class StartUpChecks {

    private static final Logger LOG = Logger.getLogger(StartUpChecks.class);
    private static final int SHORTEST_SECRET = 32;
    private static final Set<String> NEAR = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Optional<String> secret;
    private final Optional<String> adminPassword;
    private final String database;
    private final FirstAccount firstAccount;

    StartUpChecks(
            @ConfigProperty(name = "liandan.secret-key") Optional<String> secret,
            @ConfigProperty(name = "liandan.admin.password") Optional<String> adminPassword,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String database,
            FirstAccount firstAccount) {
        this.database = database;
        this.secret = secret;
        this.adminPassword = adminPassword;
        this.firstAccount = firstAccount;
    }

    /** Before every other observer: nobody may use a secret that has not been looked at. */
    void check(@Observes @Priority(1) StartupEvent started) {
        refusal(secret, adminPassword, firstAccount::ensure).ifPresent(sentence -> {
            throw new PreventFurtherStepsException("liandan: " + sentence, 1);
        });
        wayToDatabase(database).ifPresent(LOG::warn);
    }

    /**
     * What is unsafe about the way to the database, if anything: to another machine everything goes in the clear, or to whoever says that it is
     * the database, unless the address asks for a certificate that is looked at.
     *
     * @param url the address as JDBC has it
     */
    static Optional<String> wayToDatabase(String url) {
        @Nullable Properties said = Driver.parseURL(url, new Properties());
        if (said == null) {
            return Optional.empty();
        }
        boolean verified = said.getProperty(PGProperty.SSL_MODE.getName(), "").startsWith("verify-");
        boolean near = Stream.of(said.getProperty(PGProperty.PG_HOST.getName(), "localhost")
                        .split(",", -1))
                .allMatch(NEAR::contains);
        return verified || near
                ? Optional.empty()
                : Optional.of(
                        "the way to the database is not protected: LIANDAN_DB_URL names another machine and does not ask for"
                                + " sslmode=verify-full or verify-ca (docs/operations.md, Another machine as the database).");
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
