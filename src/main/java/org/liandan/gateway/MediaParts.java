package org.liandan.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file whose parts come in messages of their own (JT/T 808-2011 clause 8.31), bounded in parts and bytes. */
final class MediaParts {

    /** The number of parts must fit 0x8800's indices; a part has at most some 1,000 bytes. */
    private static final long MOST_PARTS = 8192;

    private final long mediaId;
    private final byte[] @Nullable [] parts;
    private final int mostBytes;
    private int bytes;
    private int left;

    private MediaParts(long mediaId, int total, int mostBytes) {
        this.mediaId = mediaId;
        this.parts = new byte[total][];
        this.left = total;
        this.mostBytes = mostBytes;
    }

    /** A file in that many parts, or null when those are none or too many. */
    static @Nullable MediaParts of(long mediaId, long total, int mostBytes) {
        return total < 1 || total > MOST_PARTS ? null : new MediaParts(mediaId, (int) total, mostBytes);
    }

    boolean isOf(long otherId, long total) {
        return mediaId == otherId && parts.length == total;
    }

    /** Takes a part; false when there is no such part, or the file becomes too large. */
    boolean add(long index, byte[] data) {
        if (index < 1 || index > parts.length || bytes + data.length > mostBytes) {
            return false;
        }
        int slot = (int) index - 1;
        if (parts[slot] == null) {
            parts[slot] = data;
            bytes += data.length;
            left--;
        }
        return true;
    }

    /** The file, or null while parts are missing. */
    byte @Nullable [] whole() {
        if (left > 0) {
            return null;
        }
        byte[] whole = new byte[bytes];
        int at = 0;
        for (byte[] part : parts) {
            if (part != null) {
                System.arraycopy(part, 0, whole, at, part.length);
                at += part.length;
            }
        }
        return whole;
    }

    /** Indices of the parts that have not come, from 1. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) {
                missing.add(i + 1);
            }
        }
        return missing;
    }
}
