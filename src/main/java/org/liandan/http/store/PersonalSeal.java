package org.liandan.http.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.GCMSIVBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.liandan.http.KeysKey;

/**
 * Keeps what names a person unreadable in the database while SQL can still tell whether two are the same: AES-256-GCM-SIV
 * (RFC 8452) under a key made from {@code LIANDAN_KEYS_KEY}, always with the same nonce, which that mode is made to bear. So the same text
 * is always sealed alike: whoever steals the database learns which records are about one person and how long the texts are, and no more
 * (decision 0043). What stands there without the mark is from before and is its own text.
 */
@Singleton
public class PersonalSeal {

    /** What a sealed text begins with. */
    public static final String MARK = "e1:";

    /** What stands for a text that cannot be opened, where a list shall not fail for one line. */
    public static final String UNREADABLE = "\uFFFD";

    private static final byte[] NONCE = new byte[12];
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_BYTES = 8;
    private static final Base64.Encoder WRITTEN = Base64.getUrlEncoder().withoutPadding();

    private final KeyParameter key;
    private final @Nullable KeyParameter former;
    private final String keyId;

    /** The seal under that secret; what was sealed under the one before opens too. */
    @Inject
    public PersonalSeal(KeysKey secret) {
        key = key(secret.secret());
        former = secret.former().map(PersonalSeal::key).orElse(null);
        keyId = HexFormat.of().formatHex(digest("liandan personal text key 1:" + secret.secret()), 0, KEY_ID_BYTES);
    }

    private static KeyParameter key(String secret) {
        return new KeyParameter(digest("liandan personal text 1:" + secret));
    }

    /** Tells this secret from others and says nothing about it: 16 hexadecimal digits. */
    public String keyId() {
        return keyId;
    }

    /** Whether there is a secret before this one. */
    public boolean hasFormer() {
        return former != null;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Whether it is sealed already. */
    public static boolean isSealed(String stored) {
        return stored.startsWith(MARK);
    }

    /** The text as it is stored: the mark and base64url, four thirds as long and 25 characters more. */
    public String seal(String plain) {
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        try {
            return sealed(key, text);
        } catch (InvalidCipherTextException e) {
            throw new AssertionError("only opening checks a tag", e);
        }
    }

    private static String sealed(KeyParameter key, byte[] text) throws InvalidCipherTextException {
        return MARK + WRITTEN.encodeToString(turn(true, key, text));
    }

    /**
     * The text that is stored so.
     *
     * @throws IllegalArgumentException if it was sealed under another secret, or was changed
     */
    public String open(String stored) {
        if (!isSealed(stored)) {
            return stored;
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(stored.substring(MARK.length()));
            return new String(opened(sealed), StandardCharsets.UTF_8);
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a sealed text cannot be opened: it was changed, or LIANDAN_KEYS_KEY is another", e);
        }
    }

    private byte[] opened(byte[] sealed) throws InvalidCipherTextException {
        try {
            return turn(false, key, sealed);
        } catch (InvalidCipherTextException e) {
            if (former == null) {
                throw e;
            }
            return turn(false, former, sealed);
        }
    }

    /** The text that is stored so, for a list: nothing stays nothing, and what cannot be opened becomes {@link #UNREADABLE}. */
    public @Nullable String shown(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        try {
            return open(stored);
        } catch (IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    /** The ways in which that text may be stored, for a condition: sealed, also under the secret before, or as it stood before there was a seal. */
    public Set<String> forms(String plain) {
        if (former == null) {
            return Set.of(plain, seal(plain));
        }
        try {
            return Set.of(plain, seal(plain), sealed(former, plain.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidCipherTextException e) {
            throw new AssertionError("only opening checks a tag", e);
        }
    }

    private static byte[] turn(boolean seal, KeyParameter key, byte[] input) throws InvalidCipherTextException {
        // neither cheap nor safe to share: it keeps what goes in until the end
        GCMSIVBlockCipher cipher = new GCMSIVBlockCipher();
        cipher.init(seal, new AEADParameters(key, TAG_BITS, NONCE));
        cipher.processBytes(input, 0, input.length, new byte[0], 0);
        byte[] output = new byte[cipher.getOutputSize(0)];
        int length = cipher.doFinal(output, 0);
        return length == output.length ? output : java.util.Arrays.copyOf(output, length);
    }
}
