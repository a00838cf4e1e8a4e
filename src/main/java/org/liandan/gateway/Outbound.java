package org.liandan.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;

/** What goes back on one connection: frames, numbered in their order, gathered and flushed together. Event loop only. */
final class Outbound {

    private static final int FLUSH_AT_BYTES = 16 * 1024;

    private final ChannelHandlerContext context;
    private final ConnectionWatch watch;
    private int serial;
    private @Nullable ByteBuf out;

    Outbound(ChannelHandlerContext context, ConnectionWatch watch) {
        this.context = context;
        this.watch = watch;
    }

    /** True when nothing waits for the next flush. */
    boolean flushed() {
        return out == null;
    }

    /** Appends a message to that terminal, in the edition and under the number that it used itself. */
    int append(Header to, PlatformMessage message) {
        return append(to.version(), to.phone(), message);
    }

    /**
     * Appends a message.
     *
     * @return serial of its first package
     * @throws IllegalArgumentException if a value does not fit its field in that edition; nothing is appended
     */
    int append(ProtocolVersion version, String phone, PlatformMessage message) {
        ByteBuf buffer = out;
        if (buffer == null) {
            buffer = context.alloc().buffer(256);
            out = buffer;
        }
        int first = serial;
        int from = buffer.writerIndex();
        serial = (first + FrameWriter.write(buffer, version, phone, first, message)) & 0xffff;
        watch.sent(buffer, from);
        if (buffer.readableBytes() > FLUSH_AT_BYTES) {
            flush();
        }
        return first;
    }

    /** One answer for each package of the message (T/JSATL 12 clause 4.1); nearly always there is one. */
    void answer(Header header, PlatformResult result) {
        if (!header.fragmented()) {
            append(header, PlatformAnswer.to(header, result));
            return;
        }
        for (int i = 0; i < header.packageTotal(); i++) {
            append(header, new PlatformAnswer((header.firstSerial() + i) & 0xffff, header.messageId(), result));
        }
    }

    void flush() {
        ByteBuf buffer = out;
        if (buffer != null) {
            out = null;
            ChannelFuture _ = context.writeAndFlush(buffer, context.voidPromise());
        }
    }

    /** The connection has ended. */
    void release() {
        ByteBuf buffer = out;
        if (buffer != null) {
            out = null;
            buffer.release();
        }
    }
}
