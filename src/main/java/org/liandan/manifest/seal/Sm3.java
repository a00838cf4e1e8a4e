package org.liandan.manifest.seal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The hash of GB/T 32905 (SM3): 32 bytes, here always as 64 lower-case hexadecimal digits. */
public final class Sm3 {

    /** Length of a hash in bytes. */
    public static final int BYTES = 32;

    /** What the first step of a chain names as the hash before it. */
    public static final String NOTHING = "0".repeat(2 * BYTES);

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    private Sm3() {}

    /** The hash of bytes in several pieces, one behind the other. */
    public static String of(byte[]... pieces) {
        return HexFormat.of().formatHex(bytes(pieces));
    }

    /** The hash of the step before followed by a text in UTF-8. */
    public static String over(String previous, String text) {
        return of(HexFormat.of().parseHex(previous), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the text is a hash as this class writes it. */
    public static boolean isHash(String text) {
        return FORM.matcher(text).matches();
    }

    static byte[] bytes(byte[]... pieces) {
        SM3Digest digest = new SM3Digest();
        for (byte[] piece : pieces) {
            digest.update(piece, 0, piece.length);
        }
        byte[] hash = new byte[BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}
