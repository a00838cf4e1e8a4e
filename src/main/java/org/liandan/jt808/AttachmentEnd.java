package org.liandan.jt808;

/**
 * 0x1212, the terminal has sent all of one file; answered by {@link AttachmentAnswer} (T/JSATL 12-2017 chapter 4).
 *
 * @param name as in the {@link AttachmentList}, at most 255 bytes
 * @param fileType 0 picture, 1 sound, 2 video, 3 text, 4 other (粤标: 4 picture of a face, 5 other)
 * @param bytes size of the file
 */
public record AttachmentEnd(String name, int fileType, long bytes) implements AttachmentMessage {

    public static final int ID = 0x1212;

    public AttachmentEnd {
        Check.octet("fileType", fileType);
        Check.dword("bytes", bytes);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
