package org.liandan.jt808;

import java.util.List;

/**
 * 0x9212, answer to {@link AttachmentEnd} (T/JSATL 12-2017 chapter 4).
 *
 * @param name as in the {@link AttachmentEnd}
 * @param fileType as there
 * @param missing what must be sent again, at most 255 stretches; none when the file is whole
 */
public record AttachmentAnswer(String name, int fileType, List<Stretch> missing) implements PlatformMessage {

    public static final int ID = 0x9212;

    public AttachmentAnswer {
        Check.octet("fileType", fileType);
        missing = List.copyOf(missing);
        Check.atMost("missing", missing.size(), 0xff);
    }

    /** True when nothing must be sent again: result 0. */
    public boolean whole() {
        return missing.isEmpty();
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * Part of a file.
     *
     * @param offset of its first byte
     * @param length in bytes
     */
    public record Stretch(long offset, long length) {
        public Stretch {
            Check.dword("offset", offset);
            Check.dword("length", length);
        }
    }
}
