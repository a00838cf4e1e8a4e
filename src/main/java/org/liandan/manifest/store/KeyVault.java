package org.liandan.manifest.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Private keys at rest: AES-256-GCM under a key made from the installation's secret, bound to the statement that says whose key it is,
 * so that two rows cannot be exchanged.
 */
final class KeyVault {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @param secret at least 32 characters, see {@code app.SigningKeysCheck} */
    KeyVault(String secret, SecureRandom random) {
        this.random = random;
        key = new SecretKeySpec(digest("liandan signing keys 1:" + secret), "AES");
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Form (1 byte), nonce (12), text and tag. */
    byte[] lock(byte[] secret, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, boundTo).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + locked.length)
                    .put(FORM)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a signing key", e);
        }
    }

    /** @throws WrongKeyException if it was locked under another secret, for another statement, or was changed */
    byte[] unlock(byte[] locked, String boundTo) throws WrongKeyException {
        if (locked.length <= 1 + NONCE_BYTES || locked[0] != FORM) {
            throw new WrongKeyException(null);
        }
        ByteBuffer parts = ByteBuffer.wrap(locked).position(1);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] text = new byte[parts.remaining()];
        parts.get(text);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, boundTo).doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String boundTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The private key cannot be read with this secret. */
    static final class WrongKeyException extends Exception {

        private static final long serialVersionUID = 1L;

        WrongKeyException(@org.jspecify.annotations.Nullable Throwable cause) {
            super("a signing key cannot be decrypted", cause);
        }
    }
}
