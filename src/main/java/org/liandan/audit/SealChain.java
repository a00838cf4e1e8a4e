package org.liandan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What makes the audit log hold: the hash of an entry is the SHA-256 of the hash before it, its place, and all that it says. Whoever
 * changes, takes out or puts in one entry would have to make every later hash again, and the anchors have some of them.
 */
public final class SealChain {

    /** Length of a hash in bytes. */
    public static final int BYTES = 32;

    private static final int NULL = -1;

    private SealChain() {}

    /** What the first entry names as the hash before it. */
    public static byte[] beginning() {
        return new byte[BYTES];
    }

    /**
     * The hash of an entry.
     *
     * @param previous hash of the place before, {@link #BYTES} long
     * @param position its place, 1 for the first
     * @param entry as the database has it: its detail in the one form that PostgreSQL gives to {@code jsonb}
     */
    public static byte[] next(byte[] previous, long position, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(previous);
        number(digest, position);
        number(digest, entry.id());
        number(digest, ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
        text(digest, entry.actor());
        text(digest, entry.action());
        text(digest, entry.subjectType());
        text(digest, entry.subjectId());
        text(digest, entry.detail());
        text(digest, entry.address());
        return digest.digest();
    }

    private static void number(MessageDigest digest, long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (value >>> shift));
        }
    }

    /** With its length before it, so that no two entries have the same bytes. */
    private static void text(MessageDigest digest, @Nullable String value) {
        if (value == null) {
            number(digest, NULL);
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            number(digest, bytes.length);
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
