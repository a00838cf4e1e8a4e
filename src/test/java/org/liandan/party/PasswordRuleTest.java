package org.liandan.party;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "七号门今天下雨了吗",
                "liandan in the rain at gate 7",
                "zq7!Kp2w",
                "gate-clerk and a dog",
            })
    void aSentenceOrARandomWordIsTaken(String password) {
        assertThat(PasswordRule.fault(password, "gate-clerk")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zq7!Kp2", "七号门下雨", ""})
    void fewerThanEightCharactersAreRefused(String password) {
        assertThat(PasswordRule.fault(password, "gate-clerk"))
                .hasValueSatisfying(sentence -> assertThat(sentence.both()).contains("8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678", "1234567890", "87654321", "abcdefgh", "aaaaaaaaaaaa", "abababababab", "１２３４５６７８"})
    void charactersThatRepeatOrFollowOneAnotherAreRefused(String password) {
        assertThat(PasswordRule.fault(password, "gate-clerk")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate-clerk", "Gate-Clerk1", "gate-clerk123"})
    void theOwnUsernameWithLittleElseIsRefused(String password) {
        assertThat(PasswordRule.fault(password, "gate-clerk")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"liandan1", "Liandan123", "password1", "Passw0rd!", "admin123", "qwerty12"})
    void aWordThatEverybodyWouldTryIsRefused(String password) {
        assertThat(PasswordRule.fault(password, "gate-clerk")).isPresent();
    }

    @Property
    void whatBcryptWouldCutIsRefused(@ForAll @StringLength(min = 73, max = 300) String password) {
        assertThat(PasswordRule.fault(password, "gate-clerk")).isPresent();
    }
}
