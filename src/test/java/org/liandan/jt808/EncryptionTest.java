package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bodies encrypted with RSA, bit 10 of the body attributes (JT/T 808 clause 4.4.3). */
class EncryptionTest {

    private static final KeyPair PLATFORM = keys();
    private static final KeyPair STRANGER = keys();
    /** A terminal encrypts with the platform's public key. */
    private static final BodyCipher TERMINAL_SIDE = new RsaBodyCipher(null, publicOf(PLATFORM));

    private static final Waybill SHORT = new Waybill(ramp(20));
    /** More than one RSA block, more than one package. */
    private static final Waybill LONG = new Waybill(ramp(2000));

    @Test
    void a_body_is_decrypted_with_the_platforms_key() {
        assertThat(read(decrypting(PLATFORM), SHORT))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.FromTerminal.class, it -> {
                    assertThat(it.message()).isEqualTo(SHORT);
                    assertThat(it.header().encryption()).isEqualTo(BodyCipher.RSA);
                });
    }

    @Test
    void each_package_is_encrypted_on_its_own() {
        List<Outcome> outcomes = read(decrypting(PLATFORM), LONG);

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        Outcome.FromTerminal.class,
                        it -> assertThat(it.message()).isEqualTo(LONG));
    }

    @Test
    void without_a_key_the_refusal_names_the_encryption() {
        assertThat(refusal(read(null, SHORT))).satisfies(malformed -> {
            assertThat(malformed.reason()).isEqualTo(MalformedReason.ENCRYPTED);
            assertThat(malformed.detail()).isEqualTo("消息体已加密（RSA），没有密钥 / body is encrypted (RSA) and no key is known");
            assertThat(malformed.header()).isNotNull();
        });
    }

    @Test
    void a_body_encrypted_for_somebody_else_is_refused_by_its_own_reason() {
        assertThat(refusal(read(decrypting(STRANGER), SHORT))).satisfies(malformed -> {
            assertThat(malformed.reason()).isEqualTo(MalformedReason.UNDECIPHERABLE);
            assertThat(malformed.detail())
                    .isEqualTo("消息体无法用已登记的密钥解密（RSA） / body cannot be decrypted with the key registered (RSA)");
        });
    }

    @Test
    void an_encrypted_body_that_is_no_whole_block_is_refused() {
        Fixture flagged = fixture("0x0801/go-jt808-0065");

        assertThat(refusal(read(decrypting(PLATFORM), flagged.wire().toArray())).reason())
                .isEqualTo(MalformedReason.UNDECIPHERABLE);
    }

    @Test
    void the_sm4_of_some_regions_is_refused_by_its_name() {
        Fixture sm4 = fixture("0x0100/hylexus-0033");

        assertThat(refusal(read(decrypting(PLATFORM), sm4.wire().toArray())).detail())
                .isEqualTo("消息体已加密（位 11，通常为 SM4），没有密钥 / body is encrypted (bit 11, SM4 by custom) and no key is known");
    }

    @Test
    void plain_frames_are_read_besides() {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(wire, ProtocolVersion.V2019, "1", 1, SHORT);

        assertThat(read(decrypting(PLATFORM), bytes(wire))).singleElement().isInstanceOf(Outcome.FromTerminal.class);
    }

    @Test
    void a_platform_encrypts_for_the_terminal() {
        KeyPair terminal = keys();
        ByteBuf wire = Unpooled.buffer();
        AlarmConfirmation order = new AlarmConfirmation(7, 1);
        FrameWriter.write(wire, ProtocolVersion.V2013, "1", 1, order, new RsaBodyCipher(null, publicOf(terminal)));
        PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
        stream.decryptWith(new RsaBodyCipher((RSAPrivateKey) terminal.getPrivate(), null));

        assertThat(Outcome.ofPlatform(stream, bytes(wire)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.FromPlatform.class,
                        it -> assertThat(it.message()).isEqualTo(order));
    }

    @Test
    void a_cipher_without_the_peers_key_writes_nothing() {
        ByteBuf wire = Unpooled.buffer();

        assertThatThrownBy(() ->
                        FrameWriter.write(wire, ProtocolVersion.V2013, "1", 1, SHORT, new RsaBodyCipher(null, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(wire.isReadable()).isFalse();
    }

    @Test
    void a_key_goes_over_the_wire_and_back() throws Exception {
        RSAPublicKey key = (RSAPublicKey) PLATFORM.getPublic();

        assertThat(KeyFactory.getInstance("RSA").generatePublic(RsaKey.of(key).spec()))
                .isEqualTo(key);
    }

    private static BodyCipher decrypting(KeyPair keys) {
        return new RsaBodyCipher((RSAPrivateKey) keys.getPrivate(), null);
    }

    private static RsaKey publicOf(KeyPair keys) {
        return RsaKey.of((RSAPublicKey) keys.getPublic());
    }

    private static List<Outcome> read(@Nullable BodyCipher cipher, TerminalMessage message) {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(wire, ProtocolVersion.V2013, "13800138000", 1, message, TERMINAL_SIDE);
        return read(cipher, bytes(wire));
    }

    private static List<Outcome> read(@Nullable BodyCipher cipher, byte[] wire) {
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        stream.decryptWith(cipher);
        List<Outcome> outcomes = new ArrayList<>();
        stream.read(Unpooled.wrappedBuffer(wire), Outcome.collector(outcomes));
        return outcomes;
    }

    private static Malformed refusal(List<Outcome> outcomes) {
        return ((Outcome.Refused) outcomes.getFirst()).malformed();
    }

    private static Fixture fixture(String name) {
        return Fixture.all().stream()
                .filter(fixture -> fixture.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Bytes ramp(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return Bytes.copyOf(bytes);
    }

    private static byte[] bytes(ByteBuf wire) {
        byte[] bytes = new byte[wire.readableBytes()];
        wire.readBytes(bytes);
        return bytes;
    }
}
