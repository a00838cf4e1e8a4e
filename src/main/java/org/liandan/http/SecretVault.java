package org.liandan.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets at rest, private keys among them: AES-256-GCM under a key made from the installation's secret {@code LIANDAN_KEYS_KEY}, bound
 * to the statement that says whose they are, so that two rows cannot be exchanged.
 */
public final class SecretVault {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final @Nullable SecretKeySpec former;
    private final SecureRandom random;

    /**
     * The vault for one kind of secret.
     *
     * @param secret what is locked, and what opens; and what opens besides while it is being replaced
     * @param kind what lies in it; what was locked as another kind does not open
     */
    public SecretVault(KeysKey secret, String kind, SecureRandom random) {
        this.random = random;
        key = key(secret.secret(), kind);
        former = secret.former().map(before -> key(before, kind)).orElse(null);
    }

    private static SecretKeySpec key(String secret, String kind) {
        return new SecretKeySpec(digest("liandan " + kind + " 1:" + secret), "AES");
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Form (1 byte), nonce (12), text and tag. */
    public byte[] lock(byte[] secret, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + locked.length)
                    .put(FORM)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a secret", e);
        }
    }

    /**
     * What was locked.
     *
     * @throws WrongKeyException if it was locked under another secret than ours and the one before, for another statement, or was changed
     */
    public byte[] unlock(byte[] locked, String boundTo) throws WrongKeyException {
        try {
            return unlock(key, locked, boundTo);
        } catch (WrongKeyException e) {
            if (former == null) {
                throw e;
            }
            return unlock(former, locked, boundTo);
        }
    }

    /**
     * The same under the present secret; empty where it is already.
     *
     * @throws WrongKeyException as {@link #unlock}
     */
    public Optional<byte[]> renewed(byte[] locked, String boundTo) throws WrongKeyException {
        try {
            unlock(key, locked, boundTo);
            return Optional.empty();
        } catch (WrongKeyException e) {
            return Optional.of(lock(unlock(locked, boundTo), boundTo));
        }
    }

    private static byte[] unlock(SecretKeySpec key, byte[] locked, String boundTo) throws WrongKeyException {
        if (locked.length <= 1 + NONCE_BYTES || locked[0] != FORM) {
            throw new WrongKeyException(null);
        }
        ByteBuffer parts = ByteBuffer.wrap(locked).position(1);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] text = new byte[parts.remaining()];
        parts.get(text);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, boundTo).doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException(e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String boundTo)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** What is locked cannot be read with this secret. */
    public static final class WrongKeyException extends Exception {

        private static final long serialVersionUID = 1L;

        WrongKeyException(@Nullable Throwable cause) {
            super("cannot be decrypted with this secret", cause);
        }
    }
}
