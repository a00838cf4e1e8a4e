package org.liandan.jt808;

/**
 * Head of a raw block of the attachment link: {@code 30 31 63 64}, name, offset, length, then the data (T/JSATL 12-2017
 * clause 4.6.4). It has no flags, no escapes, no check code and no answer.
 *
 * @param name of the file, at most 50 bytes; made by the terminal, so nothing about it can be relied on
 * @param offset of the first byte of the data in the file
 * @param length of the data in bytes
 */
public record AttachmentBlock(String name, long offset, int length) {

    /** Bytes of the head. */
    public static final int HEAD_BYTES = 62;

    public AttachmentBlock {
        Check.dword("offset", offset);
        Check.range("length", length, 0, Integer.MAX_VALUE);
    }
}
