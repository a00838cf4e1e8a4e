package org.liandan.jt808;

import io.netty.buffer.ByteBuf;

/** Takes what the bytes of an attachment link turn out to be, in the order of arrival. */
public interface AttachmentSink extends TerminalSink {

    /** A block begins. */
    void block(AttachmentBlock block);

    /**
     * Data of a block, a piece at a time as they arrive.
     *
     * @param block the block that began last
     * @param offset of the piece's first byte in the file
     * @param piece its readable bytes; the stream's own, so to be used up or copied before this returns
     */
    void data(AttachmentBlock block, long offset, ByteBuf piece);

    /** All data of the block have come. */
    void blockEnd(AttachmentBlock block);
}
