package org.liandan.jt808;

import org.jspecify.annotations.Nullable;

/**
 * 0x0801, a photo, sound or video. From 2013 on it comes with a position, as one message in packages; 2011 has no position
 * and counts its parts in the body, each part a message of its own.
 *
 * @param head what it is
 * @param location where it was taken, without items; null in 2011
 * @param part which part of it this is; null from 2013 on
 * @param data the file, or that part of it
 */
public record MediaUpload(
        MediaHead head,
        @Nullable LocationReport location,
        @Nullable MediaPart part,
        Bytes data) implements MediaMessage {

    public static final int ID = 0x0801;

    /** @throws IllegalArgumentException if there are both position and part, or neither, or the position has items */
    public MediaUpload {
        if ((location == null) == (part == null)) {
            throw new IllegalArgumentException("a media upload has either a position or a part");
        }
        if (location != null && !location.items().isEmpty()) {
            throw new IllegalArgumentException("the position of a media upload has no items");
        }
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * Part of a file (2011).
     *
     * @param total parts of the file, 1 to 65535
     * @param index of this part, 1 to total
     */
    public record MediaPart(int total, int index) {
        public MediaPart {
            Check.range("total", total, 1, 0xffff);
            Check.range("index", index, 1, total);
        }
    }
}
