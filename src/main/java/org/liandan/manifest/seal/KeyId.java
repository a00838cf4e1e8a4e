package org.liandan.manifest.seal;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names a key by itself: the first eight bytes of the SM3 of its public point. Nobody can give another key the same name with
 * less than some 2^64 tries.
 *
 * @param value 16 lower-case hexadecimal digits
 */
public record KeyId(String value) {

    /** Length in bytes. */
    public static final int BYTES = 8;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    /** @throws IllegalArgumentException if the value is no key id */
    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a key id: '" + value + "'");
        }
    }

    /** The id of the key with that uncompressed point. */
    static KeyId ofPoint(String pointHex) {
        return new KeyId(Sm3.of(HexFormat.of().parseHex(pointHex)).substring(0, 2 * BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
