package org.liandan.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;

/**
 * A terminal as simple as a bench needs it: logs in, sends, and counts what is answered. Light enough that tens of thousands
 * fit into one process. Runs on one event loop.
 */
abstract class BenchTerminal extends ChannelInboundHandlerAdapter implements PlatformSink {

    private static final double M_PER_DEGREE_EAST = 84_450;
    private static final double STRETCH_M = 8_000;
    private static final double SPEED_KPH = 43.2;

    private final int index;
    private final String phone;
    private final Instant firstReport;
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private int reports;
    private int serial;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf out;

    BenchTerminal(int index, Instant firstReport) {
        this.index = index;
        this.phone = LoadGenerator.phone(index);
        this.firstReport = firstReport;
    }

    final String phone() {
        return phone;
    }

    final @Nullable ChannelHandlerContext context() {
        return context;
    }

    /** Serial number of the next message. */
    final int serial() {
        return serial;
    }

    /** The connection stands. */
    abstract void connected();

    /** The platform gave an authentication code. */
    abstract void registered(String authCode);

    /** The platform let the terminal in. */
    abstract void authenticated();

    /** The platform acknowledged a message other than the authentication. */
    abstract void acknowledged(int messageId, int serial);

    /** The bench has failed. */
    abstract void failed(Throwable cause);

    @Override
    public final void channelActive(ChannelHandlerContext active) {
        context = active;
        connected();
        flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        context = null;
    }

    @Override
    public final void channelRead(ChannelHandlerContext reader, Object bytes) {
        ByteBuf in = (ByteBuf) bytes;
        try {
            stream.read(in, this);
        } finally {
            in.release();
        }
    }

    @Override
    public final void channelReadComplete(ChannelHandlerContext reader) {
        flush();
    }

    @Override
    public final void message(Header header, PlatformMessage message) {
        switch (message) {
            case RegistrationAnswer answer -> {
                String code = answer.authCode();
                if (code == null) {
                    throw new IllegalStateException("terminal " + phone + " was refused: " + answer.result());
                }
                registered(code);
                send(new Authentication(code));
            }
            case PlatformAnswer answer
            when answer.result() != PlatformResult.OK ->
                throw new IllegalStateException("terminal " + phone + " got " + answer);
            case PlatformAnswer answer when answer.answeredMessageId() == Authentication.ID -> authenticated();
            case PlatformAnswer answer -> acknowledged(answer.answeredMessageId(), answer.answeredSerial());
            default -> {
                // a terminal of a bench does nothing else
            }
        }
    }

    final void register() {
        String boxId = phone.substring(phone.length() - 7);
        send(new Registration(15, 203, "70107", "BENCH", boxId, 2, LoadGenerator.plate(index)));
    }

    /** The next report of a truck that drives to and fro along a parallel, a report a second. */
    final LocationReport next() {
        double along = reports * SPEED_KPH / 3.6 % (2 * STRETCH_M);
        boolean east = along < STRETCH_M;
        double eastM = east ? along : 2 * STRETCH_M - along;
        Instant at = firstReport.plusSeconds(++reports);
        return new LocationReport(
                0,
                3,
                40_600_000 + index % 500 * 300,
                (int) ((109.75 + eastM / M_PER_DEGREE_EAST) * 1e6),
                1065,
                (int) (SPEED_KPH * 10),
                east ? 90 : 270,
                at,
                LocationItems.EMPTY);
    }

    /** Appends a message to what the next {@link #flush} sends. */
    final void send(TerminalMessage message) {
        ChannelHandlerContext active = context;
        if (active == null) {
            return;
        }
        ByteBuf buffer = out;
        if (buffer == null) {
            buffer = active.alloc().buffer(256);
            out = buffer;
        }
        serial = (serial + FrameWriter.write(buffer, ProtocolVersion.V2013, phone, serial, message)) & 0xffff;
    }

    final void flush() {
        ByteBuf buffer = out;
        ChannelHandlerContext active = context;
        if (buffer != null && active != null) {
            out = null;
            ChannelFuture _ = active.writeAndFlush(buffer, active.voidPromise());
        }
    }

    @Override
    public final void malformed(Malformed malformed) {
        throw new IllegalStateException("the platform sent a malformed frame: " + malformed);
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext failedContext, Throwable cause) {
        failed(cause);
        ChannelFuture _ = failedContext.close();
    }
}
