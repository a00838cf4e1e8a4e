package org.liandan.jt808;

import java.util.List;

/**
 * 0x8800, answer to {@link MediaUpload}.
 *
 * @param answeredSerial serial number of the upload; only 2011 sends it, else -1
 * @param mediaId as uploaded
 * @param missing indices from 1 of packages to send again, at most 125; none when the file is whole
 */
public record MediaAnswer(int answeredSerial, long mediaId, List<Integer> missing) implements PlatformMessage {

    public static final int ID = 0x8800;

    /** The standard's bound of {@code missing}. */
    public static final int MOST_MISSING = 125;

    public MediaAnswer {
        Check.range("answeredSerial", answeredSerial, -1, 0xffff);
        Check.dword("mediaId", mediaId);
        missing = List.copyOf(missing);
        Check.atMost("missing", missing.size(), 0xff);
        missing.forEach(index -> Check.word("missing", index));
    }

    /** The file is whole. */
    public static MediaAnswer whole(Header upload, long mediaId) {
        return missing(upload, mediaId, List.of());
    }

    /** These packages are missing: the first {@link #MOST_MISSING} of them are asked for. */
    public static MediaAnswer missing(Header upload, long mediaId, List<Integer> indices) {
        return new MediaAnswer(
                upload.version() == ProtocolVersion.V2011 ? upload.serial() : -1,
                mediaId,
                indices.subList(0, Math.min(indices.size(), MOST_MISSING)));
    }

    @Override
    public int messageId() {
        return ID;
    }
}
