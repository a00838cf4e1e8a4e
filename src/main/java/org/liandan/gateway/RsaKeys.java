package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalKeys;
import org.liandan.fleet.TerminalPhone;
import org.liandan.jt808.BodyCipher;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.RsaBodyCipher;
import org.liandan.jt808.RsaKey;

/**
 * The keys of encrypted bodies (JT/T 808 clause 4.4.3, 0x0a00 and 0x8a00). A terminal that has given its key may encrypt with
 * the platform's; what the others encrypt is refused. The platform's pair has the 1024 bits that the messages have room for;
 * it is made once, in a file that only its owner may read.
 */
@Singleton
final class RsaKeys {

    private static final Logger LOG = Logger.getLogger(RsaKeys.class);
    private static final int BITS = 1024;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final TerminalDirectory directory;
    private final TerminalKeys terminals;
    private final Path file;
    private volatile @Nullable RSAPrivateCrtKey own;

    @Inject
    RsaKeys(TerminalDirectory directory, TerminalKeys terminals, GatewaySettings settings) {
        this.directory = directory;
        this.terminals = terminals;
        this.file = settings.rsaKeyFile();
    }

    /** What decrypts the bodies of that number, or null while it has given no key. */
    @Nullable BodyCipher cipher(String phone) {
        RegisteredTerminal terminal = phone.isEmpty() ? null : directory.find(new TerminalPhone(phone));
        TerminalKeys.PublicKey key = terminal == null ? null : terminals.find(terminal.terminal());
        if (key == null) {
            return null;
        }
        try {
            return new RsaBodyCipher(own(), new RsaKey(key.exponent(), Bytes.ofHex(key.modulusHex())));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.errorf(e, "the RSA key in %s cannot be read; encrypted bodies are refused", file);
            return null;
        }
    }

    /**
     * Keeps a terminal's key.
     *
     * @param done told the platform's public key, or null when the key could not be kept; on another thread
     */
    void keep(RegisteredTerminal terminal, RsaKey key, Instant at, Consumer<@Nullable RsaKey> done) {
        Thread.ofVirtual().name("rsa-key").start(() -> {
            RsaKey publicKey = null;
            try {
                publicKey = RsaKey.of(publicKey(own()));
                terminals.keep(
                        terminal.terminal(),
                        new TerminalKeys.PublicKey(key.exponent(), key.modulus().toHex()),
                        at);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.errorf(
                        e,
                        "the RSA key of terminal %s was not kept",
                        terminal.phone().digits());
                publicKey = null;
            }
            done.accept(publicKey);
        });
    }

    private static RSAPublicKey publicKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    private synchronized RSAPrivateCrtKey own() throws IOException, GeneralSecurityException {
        RSAPrivateCrtKey key = own;
        if (key == null) {
            key = Files.exists(file) ? read() : make();
            own = key;
        }
        return key;
    }

    private RSAPrivateCrtKey read() throws IOException, GeneralSecurityException {
        String base64 = Files.readString(file).replace(BEGIN, "").replace(END, "");
        byte[] encoded = Base64.getMimeDecoder().decode(base64);
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** Under another name first: a key that is half written must never be read. */
    private RSAPrivateCrtKey make() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS, new SecureRandom());
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        String pem = BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n"
                + END + "\n";
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(
                folder,
                "jt808-rsa",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(unfinished, pem.getBytes(StandardCharsets.US_ASCII));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.infof("made the platform's RSA key for encrypted terminals: %s", file);
        return key;
    }
}
