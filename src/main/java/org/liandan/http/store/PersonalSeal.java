package org.liandan.http.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.GCMSIVBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

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
    private static final Base64.Encoder WRITTEN = Base64.getUrlEncoder().withoutPadding();

    private final KeyParameter key;

    /**
     * The seal under that secret.
     *
     * @param secret at least 32 characters, see {@code app.SigningKeysCheck}; the start is refused where there is none
     */
    @Inject
    public PersonalSeal(@ConfigProperty(name = "liandan.keys-key") Optional<String> secret) {
        key = new KeyParameter(digest("liandan personal text 1:" + secret.orElse("")));
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
            return MARK + WRITTEN.encodeToString(turn(true, text));
        } catch (InvalidCipherTextException e) {
            throw new AssertionError("only opening checks a tag", e);
        }
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
            return new String(turn(false, sealed), StandardCharsets.UTF_8);
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a sealed text cannot be opened: it was changed, or LIANDAN_KEYS_KEY is another", e);
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

    /** The ways in which that text may be stored, for a condition: sealed, or as it stood before there was a seal. */
    public Set<String> forms(String plain) {
        return Set.of(plain, seal(plain));
    }

    private byte[] turn(boolean seal, byte[] input) throws InvalidCipherTextException {
        // neither cheap nor safe to share: it keeps what goes in until the end
        GCMSIVBlockCipher cipher = new GCMSIVBlockCipher();
        cipher.init(seal, new AEADParameters(key, TAG_BITS, NONCE));
        cipher.processBytes(input, 0, input.length, new byte[0], 0);
        byte[] output = new byte[cipher.getOutputSize(0)];
        int length = cipher.doFinal(output, 0);
        return length == output.length ? output : java.util.Arrays.copyOf(output, length);
    }
}
