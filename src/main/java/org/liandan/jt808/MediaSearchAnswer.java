package org.liandan.jt808;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 0x0802, the files that {@link SearchMedia} asked for.
 *
 * @param answeredSerial serial number of the 0x8802
 * @param total files found; 2011 tells them in several messages, so there may be more than are listed here
 * @param found the files
 */
public record MediaSearchAnswer(int answeredSerial, int total, List<StoredMedia> found) implements CommandAnswer {

    public static final int ID = 0x0802;

    public MediaSearchAnswer {
        Check.word("answeredSerial", answeredSerial);
        Check.word("total", total);
        found = List.copyOf(found);
        Check.atMost("found", found.size(), 0xffff);
    }

    @Override
    public int messageId() {
        return ID;
    }

    @Override
    public int answeredMessageId() {
        return SearchMedia.ID;
    }

    /**
     * A file.
     *
     * @param mediaId the terminal's number of it, null in 2011
     * @param kind 0 image, 1 sound, 2 video
     * @param channel camera or microphone
     * @param event as in {@link MediaHead}
     * @param location where it was taken
     */
    public record StoredMedia(@Nullable Long mediaId, int kind, int channel, int event, LocationReport location) {
        public StoredMedia {
            if (mediaId != null) {
                Check.dword("mediaId", mediaId);
            }
            Check.octet("kind", kind);
            Check.octet("channel", channel);
            Check.octet("event", event);
        }
    }
}
