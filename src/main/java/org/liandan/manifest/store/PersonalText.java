package org.liandan.manifest.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps what names a person unreadable in the database: AES-256-GCM, and a keyed digest to find the same again. Both keys
 * are derived from the installation's secret; under another secret nothing can be opened, which is answered with nothing.
 */
@Singleton
class PersonalText {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec seal;
    private final SecretKeySpec digest;
    private final SecureRandom random = new SecureRandom();

    @Inject
    PersonalText(@ConfigProperty(name = "liandan.secret-key") Optional<String> secret) {
        // the start has been refused where there is none; an empty one is only seen while that happens
        byte[] master = secret.orElse("none").getBytes(StandardCharsets.UTF_8);
        this.seal = new SecretKeySpec(mac(new SecretKeySpec(master, "HmacSHA256"), "personal-text seal"), "AES");
        this.digest =
                new SecretKeySpec(mac(new SecretKeySpec(master, "HmacSHA256"), "personal-text digest"), "HmacSHA256");
    }

    /** Nonce and cipher text, 28 bytes longer than what goes in. */
    byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, seal, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM must be there", e);
        }
    }

    /** What was sealed; empty where it was sealed under another secret, or has been changed. */
    Optional<byte[]> open(byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, seal, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The same for the same content, and no way back. */
    byte[] digest(byte[] content) {
        return mac(digest, content);
    }

    private static byte[] mac(SecretKeySpec key, String content) {
        return mac(key, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 must be there", e);
        }
    }
}
