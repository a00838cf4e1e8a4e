package org.liandan.jt808;

/**
 * 0x8805, has the terminal upload one stored file (2013 on).
 *
 * @param mediaId the terminal's number of it, above 0
 * @param delete remove it from the terminal afterwards
 */
public record FetchSingleMedia(long mediaId, boolean delete) implements Command {

    public static final int ID = 0x8805;

    public FetchSingleMedia {
        Check.range("mediaId", mediaId, 1, 0xffff_ffffL);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
