package org.liandan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretVaultTest {

    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);

    private static SecretVault vault(String secret, String former) {
        return new SecretVault(
                new KeysKey(Optional.of(secret), Optional.of(former)), "things of this test", new SecureRandom());
    }

    private final SecretVault before = vault("the first secret", "");
    private final SecretVault between = vault("the second secret", "the first secret");
    private final SecretVault after = vault("the second secret", "");

    @Test
    void opensWhatItHasLockedForTheSameOwner() throws SecretVault.WrongKeyException {
        assertThat(before.unlock(before.lock(SECRET, "one"), "one")).isEqualTo(SECRET);
        assertThatThrownBy(() -> before.unlock(before.lock(SECRET, "one"), "another"))
                .isInstanceOf(SecretVault.WrongKeyException.class);
    }

    @Test
    void whileTheSecretIsReplacedTheOldOneOpensAndTheNewOneLocks() throws SecretVault.WrongKeyException {
        assertThat(between.unlock(before.lock(SECRET, "one"), "one")).isEqualTo(SECRET);
        assertThat(after.unlock(between.lock(SECRET, "one"), "one")).isEqualTo(SECRET);
    }

    @Test
    void whatLiesUnderTheOldOneIsLockedAnewOnce() throws SecretVault.WrongKeyException {
        byte[] renewed = between.renewed(before.lock(SECRET, "one"), "one").orElseThrow();

        assertThat(after.unlock(renewed, "one")).isEqualTo(SECRET);
        assertThat(between.renewed(renewed, "one")).isEmpty();
    }

    @Test
    void theNewOneAloneDoesNotOpenWhatWasForgotten() {
        byte[] forgotten = before.lock(SECRET, "one");

        assertThatThrownBy(() -> after.unlock(forgotten, "one")).isInstanceOf(SecretVault.WrongKeyException.class);
        assertThatThrownBy(() -> after.renewed(forgotten, "one")).isInstanceOf(SecretVault.WrongKeyException.class);
    }
}
