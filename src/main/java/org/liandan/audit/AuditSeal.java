package org.liandan.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The seal of an entry of the audit log: SHA-256 over the seal before it and the entry, each field with its length in front, so that
 * nothing can move from one field to the next unseen.
 */
public final class AuditSeal {

    /** What stands before the first entry. */
    public static final AuditSeal BEGINNING = new AuditSeal(new byte[32]);

    private static final int BYTES = 32;
    private static final long MICROS_OF_A_SECOND = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    private final byte[] hash;

    /**
     * @param hash 32 bytes
     * @throws IllegalArgumentException if there are more or fewer
     */
    public AuditSeal(byte[] hash) {
        if (hash.length != BYTES) {
            throw new IllegalArgumentException("a seal has 32 bytes, this one " + hash.length);
        }
        this.hash = hash.clone();
    }

    /** The seal of the entry that follows the one of this seal; of its time what the database keeps, microseconds. */
    public AuditSeal over(AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(hash);
            out.writeLong(entry.id());
            out.writeLong(micros(entry.at()));
            write(out, entry.actor());
            write(out, entry.action());
            write(out, entry.subjectType());
            write(out, entry.subjectId());
            write(out, entry.detail());
            write(out, entry.address());
            return new AuditSeal(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static long micros(Instant at) {
        return Math.multiplyExact(at.getEpochSecond(), MICROS_OF_A_SECOND) + at.getNano() / NANOS_OF_A_MICRO;
    }

    /** What is not there is told from what is empty. */
    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** As the database has it. */
    public byte[] bytes() {
        return hash.clone();
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditSeal seal && Arrays.equals(hash, seal.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return hex();
    }
}
