package org.liandan.http.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.liandan.http.KeysKey;

class PersonalSealTest {

    private static final String SECRET = "the secret of this test, 0123456789";
    private static final String SECOND = "another secret of this test, 0123";

    private static final PersonalSeal SEAL = new PersonalSeal(new KeysKey(Optional.of(SECRET), Optional.empty()));
    private static final PersonalSeal ANOTHER = new PersonalSeal(new KeysKey(Optional.of(SECOND), Optional.empty()));
    /** The first is being replaced by the second. */
    private static final PersonalSeal REPLACING =
            new PersonalSeal(new KeysKey(Optional.of(SECOND), Optional.of(SECRET)));

    @Property(tries = 200)
    void whatIsSealedOpensToItself(@ForAll String text) {
        // halves of surrogate pairs are no text; nothing that is stored has any
        String whole = new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(SEAL.open(SEAL.seal(whole))).isEqualTo(whole);
    }

    @Test
    void theSameIsSealedAlikeSoThatSqlCanCompareIt() {
        assertThat(SEAL.seal("13800138000")).isEqualTo(SEAL.seal("13800138000"));
        assertThat(SEAL.seal("13800138001")).isNotEqualTo(SEAL.seal("13800138000"));
    }

    @Test
    void nothingOfTheTextShows() {
        assertThat(SEAL.seal("13800138000"))
                .startsWith("e1:")
                .hasSize(3 + 36)
                .doesNotContain("138")
                .matches("e1:[A-Za-z0-9_-]+");
    }

    @Test
    void anotherSecretOpensNothing() {
        String sealed = SEAL.seal("张三");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANOTHER.open(sealed))
                .withMessageContaining("LIANDAN_KEYS_KEY")
                .withMessageNotContaining(sealed);
        assertThat(ANOTHER.shown(sealed)).isEqualTo(PersonalSeal.UNREADABLE);
    }

    @Test
    void whileASecretIsReplacedBothOpenAndTheNewOneSeals() {
        assertThat(REPLACING.open(SEAL.seal("张三"))).isEqualTo("张三");
        assertThat(REPLACING.seal("张三")).isEqualTo(ANOTHER.seal("张三"));
        assertThat(REPLACING.forms("张三")).containsExactlyInAnyOrder("张三", SEAL.seal("张三"), ANOTHER.seal("张三"));
        assertThat(REPLACING.hasFormer()).isTrue();
    }

    @Test
    void aSecretIsKnownByAnIdThatSaysNothingAboutIt() {
        assertThat(SEAL.keyId()).matches("[0-9a-f]{16}").isNotEqualTo(ANOTHER.keyId());
        assertThat(REPLACING.keyId()).isEqualTo(ANOTHER.keyId());
    }

    @Test
    void theSameSecretTwiceIsNoReplacement() {
        assertThat(new PersonalSeal(new KeysKey(Optional.of(SECRET), Optional.of(SECRET))).hasFormer())
                .isFalse();
    }

    @Test
    void aChangedTextDoesNotOpen() {
        String sealed = SEAL.seal("张三");
        String changed = sealed.substring(0, 5) + (sealed.charAt(5) == 'A' ? 'B' : 'A') + sealed.substring(6);

        assertThatIllegalArgumentException().isThrownBy(() -> SEAL.open(changed));
        assertThatIllegalArgumentException().isThrownBy(() -> SEAL.open("e1:"));
        assertThatIllegalArgumentException().isThrownBy(() -> SEAL.open("e1:张三"));
    }

    @Test
    void whatHasNoMarkIsFromBeforeAndItsOwnText() {
        assertThat(SEAL.open("13800138000")).isEqualTo("13800138000");
        assertThat(SEAL.shown(null)).isNull();
        assertThat(SEAL.forms("13800138000")).containsExactlyInAnyOrder("13800138000", SEAL.seal("13800138000"));
    }
}
