package org.liandan.manifest.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the examples of the standards, which other implementations are tested against, too. */
class Sm2Test {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** GB/T 32905-2016, appendix A.1. */
    @Test
    void theHashOfAbcIsTheStandards() {
        assertThat(Sm3.of(utf8("abc"))).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Sm3.of(utf8("a"), utf8("bc"))).isEqualTo(Sm3.of(utf8("abc")));
    }

    /** GB/T 32918.5-2017, A.2: key and signature of "message digest" under the default user id. */
    @Test
    void theSignatureOfTheStandardVerifies() {
        byte[] number = HexFormat.of().parseHex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
        Sm2.PrivateKey key = Sm2.PrivateKey.of(number);
        String signature = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

        assertThat(key.point())
                .isEqualTo("04"
                        + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        assertThat(Sm2.verifies(key.point(), utf8("message digest"), signature)).isTrue();
        assertThat(Sm2.verifies(key.point(), utf8("message digesu"), signature)).isFalse();
        assertThat(key.bytes()).isEqualTo(number);
        assertThat(key.toString()).doesNotContain("3945208f");
    }

    @Test
    void oneSignerSignsManyMessagesFromManyThreads() {
        SecureRandom random = new SecureRandom();
        Sm2.PrivateKey key = Sm2.PrivateKey.random(random);
        Signer signer = key.signer("91150203MA0M75PU30", random);

        IntStream.range(0, 200).parallel().forEach(i -> {
            byte[] message = utf8("第" + i + "车");
            assertThat(Sm2.verifies(key.point(), message, signer.sign(message))).isTrue();
        });
    }

    @Test
    void whatAKeySignsVerifiesUnderItAlone() {
        SecureRandom random = new SecureRandom();
        Sm2.PrivateKey key = Sm2.PrivateKey.random(random);
        String signature = key.signer("91150203MA0M75PU30", random).sign(utf8("一车渣土"));

        assertThat(Sm2.verifies(key.point(), utf8("一车渣土"), signature)).isTrue();
        assertThat(Sm2.verifies(Sm2.PrivateKey.random(random).point(), utf8("一车渣土"), signature))
                .isFalse();
    }

    @Test
    void nonsenseIsNoSignatureNoPointAndNoKey() {
        String point = Sm2.PrivateKey.random(new SecureRandom()).point();

        assertThat(Sm2.verifies(point, utf8("x"), "")).isFalse();
        assertThat(Sm2.verifies(point, utf8("x"), "0".repeat(128))).isFalse();
        assertThat(Sm2.verifies(point, utf8("x"), "f".repeat(128))).isFalse();
        assertThat(Sm2.isPoint("04" + "0".repeat(128))).isFalse();
        assertThat(Sm2.isPoint("not a point")).isFalse();
        assertThatThrownBy(() -> Sm2.PrivateKey.of(new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyId("XYZ")).isInstanceOf(IllegalArgumentException.class);
    }
}
