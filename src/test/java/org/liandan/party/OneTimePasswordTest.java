package org.liandan.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneTimePasswordTest {

    @Test
    void canBeReadAloudWithoutTakingOneCharacterForAnother() {
        assertThat(OneTimePassword.draw(new Random(808)))
                .matches("([2-9a-z]{4}-){3}[2-9a-z]{4}")
                .doesNotContain("0", "1", "i", "l", "o");
    }

    @Test
    void isNeverTheSame() {
        Random random = new Random(2019);
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(OneTimePassword.draw(random));
        }

        assertThat(drawn).hasSize(1_000);
    }
}
