package org.liandan.jt808;

import java.util.List;

/**
 * 0x1210, first message of the attachment link: which files will come (T/JSATL 12-2017 chapter 4).
 *
 * @param terminalId the maker's id of the terminal, at most 7 bytes (with an identifier of 40 bytes: 30)
 * @param identifier of the alarm
 * @param alarmNumber as in the {@link AttachmentRequest}
 * @param kind 0 all files, 1 those that a broken link left unfinished
 * @param files at most 255
 */
public record AttachmentList(
        String terminalId, AlarmIdentifier identifier, String alarmNumber, int kind, List<AttachmentFile> files)
        implements AttachmentMessage {

    public static final int ID = 0x1210;

    public AttachmentList {
        Check.octet("kind", kind);
        files = List.copyOf(files);
        Check.atMost("files", files.size(), 0xff);
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * A file to come.
     *
     * @param name at most 255 bytes; made by the terminal, so nothing about it can be relied on
     * @param bytes its size
     */
    public record AttachmentFile(String name, long bytes) {
        public AttachmentFile {
            Check.dword("bytes", bytes);
        }
    }
}
