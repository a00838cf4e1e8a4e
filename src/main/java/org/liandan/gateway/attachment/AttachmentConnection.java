package org.liandan.gateway.attachment;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.gateway.door.Door;
import org.liandan.jt808.AttachmentBlock;
import org.liandan.jt808.AttachmentSink;
import org.liandan.jt808.AttachmentStream;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;

/**
 * One terminal's attachment connection. Runs on a thread of its own group, which may wait; the socket is read again only when
 * what came has been written, so a slow disk reaches back to the terminal.
 */
final class AttachmentConnection extends ChannelInboundHandlerAdapter implements AttachmentSink {

    private static final Logger LOG = Logger.getLogger(AttachmentConnection.class);
    private static final int MOST_MALFORMED = 20;

    private final Attachments shared;
    private final Door door;
    private final AttachmentSession session;
    private final AttachmentStream stream;

    @SuppressWarnings("NullAway.Init")
    private ChannelHandlerContext context;

    /** The terminal's, not its load balancer's. */
    @SuppressWarnings("NullAway.Init")
    private InetAddress address;

    private @Nullable ScheduledFuture<?> watch;
    private boolean admitted;
    private boolean closing;
    private long bytesSinceCheck;
    private int malformed;
    private int serial;

    AttachmentConnection(Attachments shared, Door door) {
        this.shared = shared;
        this.door = door;
        this.session = new AttachmentSession(shared);
        this.stream =
                new AttachmentStream(StreamLimits.DEFAULT, shared.settings().maxBlockBytes(), shared.budget());
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        address = Door.addressOf(active.channel());
        if (!door.admits(address)) {
            close("not from a network of terminals");
            return;
        }
        admitted = shared.admit(address);
        if (!admitted) {
            close("too many connections");
            return;
        }
        long intervalMs = shared.settings().progressInterval().toMillis();
        watch = active.executor().scheduleAtFixedRate(this::check, intervalMs, intervalMs, TimeUnit.MILLISECONDS);
        active.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object bytes) {
        ByteBuf in = (ByteBuf) bytes;
        try {
            if (!closing) {
                bytesSinceCheck += in.readableBytes();
                stream.read(in, this);
            }
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reader) {
        reader.flush();
        if (!closing) {
            reader.read();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        closing = true;
        if (watch != null) {
            watch.cancel(false);
        }
        stream.close();
        session.park();
        if (admitted) {
            admitted = false;
            shared.leave(address);
        }
    }

    /** Silent, or dripping: both hold a place that others need. */
    private void check() {
        if (!session.open() || bytesSinceCheck < shared.settings().minProgressBytes()) {
            close("no progress");
        }
        bytesSinceCheck = 0;
    }

    // --- what the stream hands on ---------------------------------------------------------------------------------

    @Override
    public void message(Header header, TerminalMessage message) {
        if (closing) {
            return;
        }
        try {
            AttachmentSession.Outcome outcome = session.on(header, message);
            send(header, outcome.answer());
            if (outcome.close()) {
                endBehindAnswer();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "attachments of terminal %s are not kept", header.phone());
            close("failure");
        }
    }

    @Override
    public void fragment(Header header) {
        // T/JSATL 12 clause 4.1: each package is answered
        send(header, PlatformAnswer.to(header, PlatformResult.OK));
    }

    @Override
    public void malformed(Malformed fault) {
        Header header = fault.header();
        if (header != null) {
            send(header, PlatformAnswer.to(header, PlatformResult.WRONG_MESSAGE));
        }
        if (++malformed > MOST_MALFORMED) {
            close("noise");
        }
    }

    @Override
    public void block(AttachmentBlock block) {
        // its data tell all that is needed
    }

    @Override
    public void data(AttachmentBlock block, long offset, ByteBuf piece) {
        if (closing) {
            return;
        }
        try {
            if (!session.data(block.name(), offset, piece.nioBuffer())) {
                close("a block that has no place");
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "a block of %s is not kept", block.name());
            close("failure");
        }
    }

    @Override
    public void blockEnd(AttachmentBlock block) {
        // blocks are not answered
    }

    // --- the way back ---------------------------------------------------------------------------------------------

    private void send(Header to, PlatformMessage message) {
        ByteBuf out = context.alloc().buffer(128);
        serial = (serial + FrameWriter.write(out, to.version(), to.phone(), serial, message)) & 0xffff;
        ChannelFuture _ = context.write(out, context.voidPromise());
    }

    private void endBehindAnswer() {
        closing = true;
        context.writeAndFlush(context.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
    }

    private void close(String why) {
        if (!closing) {
            LOG.debugf("attachment connection from %s closed: %s", address, why);
            closing = true;
        }
        ChannelFuture _ = context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("an attachment connection failed", cause);
        }
        close("failure");
    }
}
