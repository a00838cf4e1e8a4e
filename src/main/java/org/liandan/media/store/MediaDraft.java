package org.liandan.media.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.liandan.media.MediaFormat;

/**
 * A file that is coming, under a temporary name. The hash grows with what is written in order, as nearly all files are; only
 * what came out of order is read again at the end. Not for several threads at once.
 */
public final class MediaDraft implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final MediaFiles files;
    private final Path part;
    private final long size;
    private final FileChannel channel;
    private MessageDigest digest = sha256();
    /** Bytes from the front that the digest has seen. */
    private long hashed;

    private boolean open = true;

    MediaDraft(MediaFiles files, Path part, long size) throws IOException {
        this.files = files;
        this.part = part;
        this.size = size;
        this.channel = FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    /**
     * Writes the bytes from the buffer's position to its limit.
     *
     * @throws IllegalArgumentException if they lie outside the file
     */
    public void write(long offset, ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        if (offset < 0 || length > size - offset) {
            throw new IllegalArgumentException(
                    length + " bytes at " + offset + " lie outside the file of " + size + " bytes");
        }
        if (offset == hashed) {
            digest.update(bytes.duplicate());
            hashed += length;
        } else if (offset < hashed) {
            // what was hashed may be something else now
            digest = sha256();
            hashed = 0;
        }
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Syncs the file and moves it to its place. The draft is over then, whether that succeeds or not. */
    public MediaFiles.KeptFile keep(MediaFormat format) throws IOException {
        try {
            hashRest();
            channel.force(true);
            channel.close();
            return files.place(part, size, HexFormat.of().formatHex(digest.digest()), format);
        } finally {
            close();
        }
    }

    private void hashRest() throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (hashed < size) {
            chunk.clear().limit((int) Math.min(CHUNK, size - hashed));
            int count = channel.read(chunk, hashed);
            if (count < 0) {
                throw new IOException("the file ends at " + hashed + " instead of " + size);
            }
            digest.update(chunk.flip());
            hashed += count;
        }
    }

    /** Throws away what has come, unless it was kept. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            files.release(size);
            channel.close();
            Files.deleteIfExists(part);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
