package org.liandan.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What is kept of an authentication code (JT/T 808, 0x8100 and 0x0102): its SHA-256. Whoever reads the database cannot pose as a
 * terminal with it. The codes are 128 random bits, so neither salt nor a slow hash would make guessing harder.
 */
public final class CodeHash {

    /** Characters of the codes that the platform issues: hexadecimal digits, lower case. */
    public static final int CODE_CHARACTERS = 32;

    private static final int BYTES = 32;

    private final byte[] hash;

    /**
     * @param hash 32 bytes, as the database has them
     * @throws IllegalArgumentException if there are more or fewer
     */
    public CodeHash(byte[] hash) {
        if (hash.length != BYTES) {
            throw new IllegalArgumentException("the hash of a code has 32 bytes, this one " + hash.length);
        }
        this.hash = hash.clone();
    }

    /** Of a code. */
    public static CodeHash of(String code) {
        return of(code.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a code in UTF-8, as it stands in a frame. */
    public static CodeHash of(byte[] code) {
        try {
            return new CodeHash(MessageDigest.getInstance("SHA-256").digest(code));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether it is that code's, in a time that does not tell how much of it is right. */
    public boolean isOf(String code) {
        return MessageDigest.isEqual(hash, of(code).hash);
    }

    /** As the database has it, 32 bytes. */
    public byte[] bytes() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeHash code && MessageDigest.isEqual(hash, code.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    /** Nothing of it: what is logged by mistake helps nobody. */
    @Override
    public String toString() {
        return "CodeHash";
    }
}
