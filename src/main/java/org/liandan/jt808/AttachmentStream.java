package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The bytes of one attachment link, turned into messages and blocks of files (T/JSATL 12-2017 chapter 4). Two grammars
 * share the link: frames between flags, and raw blocks, which begin with {@code 30 31 63 64} and are neither escaped nor
 * checked. A block begins behind a flag, behind another block, or at the beginning; after bytes that are neither frame nor
 * block it may begin anywhere. One for each connection; not for use by several threads at once.
 */
public final class AttachmentStream implements AutoCloseable {

    private static final byte FLAG = 0x7e;
    private static final byte[] MARK = {0x30, 0x31, 0x63, 0x64};

    private final TerminalStream frames;
    private final int mostFrameBytes;
    private final int mostBlockBytes;
    /** The head of a block as far as it has come. */
    private final byte[] head = new byte[AttachmentBlock.HEAD_BYTES];

    private int headSize;
    /** The block that is being read. */
    private AttachmentBlock block = new AttachmentBlock("", 0, 0);

    private int blockRest;
    private boolean inBlock;
    /** Behind a flag or a block: the next byte begins something. */
    private boolean between = true;
    /** Bytes handed to the frames since the last flag. */
    private int frameSize;
    /** What came last was neither frame nor block. */
    private boolean lost;

    /**
     * @param limits of the frames
     * @param mostBlockBytes longest data of one block; terminals send 65536 by the standard
     * @param budget of which the stream takes bytes until {@link #close}
     */
    public AttachmentStream(StreamLimits limits, int mostBlockBytes, FragmentBudget budget) {
        Check.range("mostBlockBytes", mostBlockBytes, 1, 1 << 30);
        this.frames = new TerminalStream(limits, budget);
        this.mostFrameBytes = limits.frameBytes();
        this.mostBlockBytes = mostBlockBytes;
    }

    /**
     * Reads all readable bytes and hands on what they are; the data of a block in pieces, as they come. No bytes make it
     * throw; what the sink throws goes through. Of a run of bytes that are neither frame nor block the first fault is told.
     */
    public void read(ByteBuf in, AttachmentSink sink) {
        while (in.isReadable()) {
            if (inBlock) {
                readData(in, sink);
            } else if (headSize >= MARK.length) {
                readHead(in, sink);
            } else if (between || lost) {
                seek(in, sink);
            } else {
                // one byte too many and no more, so that it does not depend on the pieces where a frame is given up
                feed(in, Math.min(toFlag(in), Math.max(1, mostFrameBytes + 1 - frameSize)), sink);
            }
        }
    }

    /** Forgets what is unfinished and gives its bytes back to the budget. */
    @Override
    public void close() {
        frames.close();
        headSize = 0;
        inBlock = false;
    }

    private void readData(ByteBuf in, AttachmentSink sink) {
        int length = Math.min(blockRest, in.readableBytes());
        ByteBuf piece = in.readSlice(length);
        long offset = block.offset() + block.length() - blockRest;
        blockRest -= length;
        inBlock = blockRest > 0;
        sink.data(block, offset, piece);
        if (!inBlock) {
            sink.blockEnd(block);
        }
    }

    private void readHead(ByteBuf in, AttachmentSink sink) {
        int length = Math.min(head.length - headSize, in.readableBytes());
        in.readBytes(head, headSize, length);
        headSize += length;
        if (headSize < head.length) {
            return;
        }
        headSize = 0;
        if (!AttachmentBlock.isHead(head, mostBlockBytes)) {
            ByteBuf rest = Unpooled.copiedBuffer(head, MARK.length, head.length - MARK.length);
            tellOnce(badHead(), sink);
            read(rest, sink);
            return;
        }
        lost = false;
        between = true;
        block = AttachmentBlock.read(head);
        blockRest = block.length();
        inBlock = blockRest > 0;
        sink.block(block);
        if (!inBlock) {
            sink.blockEnd(block);
        }
    }

    /** Takes the mark of a block, or what comes up to where one may begin. */
    private void seek(ByteBuf in, AttachmentSink sink) {
        byte next = in.getByte(in.readerIndex());
        if (next == MARK[headSize]) {
            in.skipBytes(1);
            head[headSize++] = next;
            if (headSize == MARK.length) {
                frames.abandon();
                frameSize = 0;
            }
        } else if (headSize > 0) {
            ByteBuf begun = Unpooled.copiedBuffer(head, 0, headSize);
            headSize = 0;
            feed(begun, begun.readableBytes(), sink);
        } else {
            feed(in, lost ? toFlagOrMark(in) : 1, sink);
        }
    }

    /** Hands bytes to the frames. */
    private void feed(ByteBuf in, int length, AttachmentSink sink) {
        between = in.getByte(in.readerIndex() + length - 1) == FLAG;
        frameSize = between ? 0 : frameSize + length;
        frames.read(in.readSlice(length), new Frames(this, sink));
    }

    private static int toFlag(ByteBuf in) {
        int before = in.bytesBefore(FLAG);
        return before < 0 ? in.readableBytes() : before + 1;
    }

    /** At least one byte: the first is no mark. */
    private static int toFlagOrMark(ByteBuf in) {
        int start = in.readerIndex();
        for (int i = start; i < in.writerIndex(); i++) {
            byte value = in.getByte(i);
            if (value == FLAG) {
                return i + 1 - start;
            }
            if (value == MARK[0] && i > start) {
                return i - start;
            }
        }
        return in.readableBytes();
    }

    private void tellOnce(Malformed malformed, AttachmentSink sink) {
        if (!lost) {
            lost = true;
            sink.malformed(malformed);
        }
    }

    private Malformed badHead() {
        return new Malformed(
                MalformedReason.BLOCK_HEAD,
                0,
                "附件数据块应有文件名，数据长度最多 " + mostBlockBytes + " 字节 / a block must name its file and have at most "
                        + mostBlockBytes + " bytes of data",
                null);
    }

    /** Notes whether the frames are to be trusted. */
    private record Frames(AttachmentStream stream, AttachmentSink sink) implements TerminalSink {

        @Override
        public void message(Header header, TerminalMessage message) {
            stream.lost = false;
            sink.message(header, message);
        }

        @Override
        public void fragment(Header header) {
            stream.lost = false;
            sink.fragment(header);
        }

        @Override
        public void malformed(Malformed malformed) {
            // with a header, the check code was right
            if (malformed.header() != null) {
                stream.lost = false;
                sink.malformed(malformed);
            } else {
                stream.tellOnce(malformed, sink);
            }
        }
    }
}
