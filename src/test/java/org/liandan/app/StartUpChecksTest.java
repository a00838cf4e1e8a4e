package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    @Test
    void aShortPasswordOfTheAdministratorIsRefused() {
        assertThat(StartUpChecks.refusal(SECRET, Optional.of("1234567"), password -> true))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("LIANDAN_ADMIN_PASSWORD"));
    }

    @Test
    void withoutAnyAccountTheStartIsRefusedAndSaysHowToGetOne() {
        assertThat(StartUpChecks.refusal(SECRET, Optional.empty(), password -> false))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("There is no account yet"));
    }

    @Test
    void withASecretAndAnAccountTheStartGoesOn() {
        assertThat(StartUpChecks.refusal(SECRET, Optional.empty(), password -> true))
                .isEmpty();
    }
}
