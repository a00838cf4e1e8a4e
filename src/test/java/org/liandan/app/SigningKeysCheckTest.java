package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysCheckTest {

    private static final Optional<String> SECRET = Optional.of("0123456789abcdef0123456789abcdef");

    @Test
    void withoutTheKeyOfTheKeysTheStartIsRefused() {
        assertThat(SigningKeysCheck.refusal(Optional.empty(), Optional::empty))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("LIANDAN_KEYS_KEY must be set"));
        assertThat(SigningKeysCheck.refusal(Optional.of("short"), Optional::empty))
                .isPresent();
    }

    @Test
    void withAnotherThanTheKeysWereEncryptedUnderTheStartIsRefused() {
        assertThat(SigningKeysCheck.refusal(SECRET, () -> Optional.of("not that one")))
                .contains("not that one");
    }

    @Test
    void withTheRightOneItGoesOn() {
        assertThat(SigningKeysCheck.refusal(SECRET, Optional::empty)).isEmpty();
    }
}
