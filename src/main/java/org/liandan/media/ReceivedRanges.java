package org.liandan.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which bytes of a file have come. Blocks may come in any order, overlap and come again. Bounded: a sender that scatters
 * crumbs over the file is told so instead of filling our memory. Not for several threads at once.
 */
public final class ReceivedRanges {

    /** Pieces that do not touch; a terminal that sends 64 KiB blocks of the largest file has a thousand at most. */
    private static final int MOST_PIECES = 4096;

    private final long size;
    /** Start of each piece to its end, exclusive; pieces neither touch nor overlap. */
    private final TreeMap<Long, Long> pieces = new TreeMap<>();

    /** A run of bytes. */
    public record Range(long offset, long length) {}

    /** @param size bytes of the whole file */
    public ReceivedRanges(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a file has no negative size: " + size);
        }
        this.size = size;
    }

    /** True when these bytes lie inside the file. */
    public boolean fits(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
    }

    /**
     * Notes that these bytes have come.
     *
     * @return false when they lie outside the file or leave too many pieces; nothing is noted then
     */
    public boolean add(long offset, long length) {
        if (!fits(offset, length)) {
            return false;
        }
        if (length == 0) {
            return true;
        }
        long start = offset;
        long end = offset + length;
        Map.Entry<Long, Long> before = pieces.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            start = before.getKey();
            end = Math.max(end, before.getValue());
        } else if (pieces.size() >= MOST_PIECES) {
            return false;
        }
        for (Map.Entry<Long, Long> next = pieces.ceilingEntry(start);
                next != null && next.getKey() <= end;
                next = pieces.ceilingEntry(start)) {
            end = Math.max(end, next.getValue());
            pieces.remove(next.getKey());
        }
        pieces.put(start, end);
        return true;
    }

    /** True when every byte has come. */
    public boolean complete() {
        return size == 0
                || (pieces.size() == 1
                        && pieces.firstEntry().getKey() == 0
                        && pieces.firstEntry().getValue() == size);
    }

    /** What has not come, from the front. */
    public List<Range> missing() {
        List<Range> gaps = new ArrayList<>();
        long at = 0;
        for (Map.Entry<Long, Long> piece : pieces.entrySet()) {
            if (piece.getKey() > at) {
                gaps.add(new Range(at, piece.getKey() - at));
            }
            at = piece.getValue();
        }
        if (at < size) {
            gaps.add(new Range(at, size - at));
        }
        return gaps;
    }

    /** Bytes of the whole file. */
    public long size() {
        return size;
    }
}
