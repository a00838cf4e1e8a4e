package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Head of a raw block of the attachment link: {@code 30 31 63 64}, name, offset, length, then the data (T/JSATL 12-2017
 * chapter 4). It has no flags, no escapes, no check code and no answer.
 *
 * @param name of the file, at most 50 bytes; made by the terminal, so nothing about it can be relied on
 * @param offset of the first byte of the data in the file
 * @param length of the data in bytes
 */
public record AttachmentBlock(String name, long offset, int length) {

    /** Bytes of the head. */
    public static final int HEAD_BYTES = 62;

    private static final int MARK = 0x30316364;
    private static final int NAME_AT = 4;
    private static final int NAME_BYTES = 50;
    private static final int OFFSET_AT = NAME_AT + NAME_BYTES;
    private static final int LENGTH_AT = OFFSET_AT + 4;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public AttachmentBlock {
        Check.dword("offset", offset);
        Check.range("length", length, 0, Integer.MAX_VALUE);
    }

    /**
     * Appends a block: the terminal's side.
     *
     * @param data from {@code start} on as many bytes as {@link #length} says
     * @throws IllegalArgumentException if the name has no character or more than 50 bytes
     */
    public void write(ByteBuf out, byte[] data, int start) {
        byte[] bytes = name.getBytes(BodyReader.GBK);
        Check.range("name.bytes", bytes.length, 1, NAME_BYTES);
        out.writeInt(MARK).writeBytes(Arrays.copyOf(bytes, NAME_BYTES));
        out.writeInt((int) offset).writeInt(length).writeBytes(data, start, length);
    }

    /** Whether a head begins with a name and has a length within the bound, so that it is none by chance. */
    static boolean isHead(byte[] head, int mostBytes) {
        long offset = BigEndian.dword(head, OFFSET_AT);
        long length = BigEndian.dword(head, LENGTH_AT);
        if (length > mostBytes || offset + length > 0xffff_ffffL) {
            return false;
        }
        int end = OFFSET_AT;
        while (end > NAME_AT && head[end - 1] == 0) {
            end--;
        }
        for (int i = NAME_AT; i < end; i++) {
            if ((head[i] & 0xff) < ' ') {
                return false;
            }
        }
        return end > NAME_AT;
    }

    static AttachmentBlock read(byte[] head) {
        BodyReader in = new BodyReader(head, NAME_AT, HEAD_BYTES, ProtocolVersion.V2013);
        return new AttachmentBlock(in.text("name", NAME_BYTES), in.dword("offset"), (int) in.dword("length"));
    }
}
