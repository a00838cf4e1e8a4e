package org.liandan.jt808;

import java.util.List;

/**
 * 0x0805, answer to {@link CameraCommand} (2013 on).
 *
 * @param answeredSerial serial number of the 0x8801
 * @param result 0 done, 1 failed, 2 no such channel
 * @param mediaIds of the photos taken, at most 65535; none unless the result is 0
 */
public record PhotoAnswer(int answeredSerial, int result, List<Long> mediaIds) implements CommandAnswer {

    public static final int ID = 0x0805;

    public PhotoAnswer {
        Check.word("answeredSerial", answeredSerial);
        Check.octet("result", result);
        mediaIds = List.copyOf(mediaIds);
        Check.atMost("mediaIds", mediaIds.size(), result == 0 ? 0xffff : 0);
        mediaIds.forEach(id -> Check.dword("mediaIds", id));
    }

    @Override
    public int messageId() {
        return ID;
    }

    @Override
    public int answeredMessageId() {
        return CameraCommand.ID;
    }
}
