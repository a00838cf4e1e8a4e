package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpChecksTest {

    private static final Optional<String> SECRET = Optional.of("0123456789abcdef0123456789abcdef");
    private static final Optional<String> PASSWORD = Optional.of("a-good-password");

    @Test
    void withoutASecretTheStartIsRefused() {
        assertThat(StartUpChecks.refusal(Optional.empty(), PASSWORD, password -> true))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("LIANDAN_SECRET_KEY must be set"));
    }

    @Test
    void aShortSecretIsAsGoodAsNone() {
        assertThat(StartUpChecks.refusal(Optional.of("short"), PASSWORD, password -> true))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "admin123", "12345678"})
    void aPasswordOfTheAdministratorThatAnybodyWouldTryIsRefused(String weak) {
        assertThat(StartUpChecks.refusal(SECRET, Optional.of(weak), password -> true))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("LIANDAN_ADMIN_PASSWORD"));
    }

    @Test
    void withoutAnyAccountTheStartIsRefusedAndSaysHowToGetOne() {
        assertThat(StartUpChecks.refusal(SECRET, Optional.empty(), password -> false))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("There is no account yet"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.gov.cn/liandan",
                "jdbc:postgresql://10.0.0.7:5432/liandan?sslmode=require",
                "jdbc:postgresql://127.0.0.1,10.0.0.7/liandan"
            })
    void aDatabaseOnAnotherMachineThatAnybodyCouldBeIsWarnedOf(String url) {
        assertThat(StartUpChecks.wayToDatabase(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:55432/liandan",
                "jdbc:postgresql:liandan",
                "jdbc:postgresql://db.example.gov.cn/liandan?sslmode=verify-full&sslrootcert=/etc/liandan/db-ca.pem",
                "jdbc:postgresql://10.0.0.7,10.0.0.8/liandan?sslmode=verify-ca"
            })
    void theOneOnThisMachineAndOneThatShowsItsCertificateAreNot(String url) {
        assertThat(StartUpChecks.wayToDatabase(url)).isEmpty();
    }

    @Test
    void withASecretAndAnAccountTheStartGoesOn() {
        assertThat(StartUpChecks.refusal(SECRET, Optional.empty(), password -> true))
                .isEmpty();
    }
}
