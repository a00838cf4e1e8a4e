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
import org.liandan.jt808.Heartbeat;
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

/** One terminal of a {@link Fleet}, light enough that tens of thousands fit into one process. Runs on the fleet's event loop. */
final class FleetTerminal extends ChannelInboundHandlerAdapter implements PlatformSink {

    private static final double M_PER_DEGREE_EAST = 84_450;
    private static final double STRETCH_M = 8_000;
    private static final double SPEED_KPH = 43.2;

    private final Fleet fleet;
    private final int index;
    private final String phone;
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    /** When the report with that serial was due, by {@link System#nanoTime}; 0 for what is no report. */
    private long[] dueNs = new long[0];

    private int reports;
    private int serial;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf out;

    FleetTerminal(Fleet fleet, int index) {
        this.fleet = fleet;
        this.index = index;
        this.phone = LoadGenerator.phone(index);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        if (!fleet.logsIn()) {
            fleet.ready();
            return;
        }
        String code = fleet.code(index);
        if (code != null) {
            send(new Authentication(code));
            flush();
            return;
        }
        String boxId = phone.substring(phone.length() - 7);
        send(new Registration(15, 203, "70107", "BENCH", boxId, 2, LoadGenerator.plate(index)));
        flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        context = null;
        fleet.gone(phone);
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object bytes) {
        ByteBuf in = (ByteBuf) bytes;
        try {
            stream.read(in, this);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reader) {
        flush();
    }

    @Override
    public void message(Header header, PlatformMessage message) {
        switch (message) {
            case RegistrationAnswer answer -> {
                String code = answer.authCode();
                if (code == null) {
                    throw new IllegalStateException("terminal " + phone + " was refused: " + answer.result());
                }
                fleet.registered(index, code);
                send(new Authentication(code));
            }
            case PlatformAnswer answer -> answered(answer);
            default -> {
                // a terminal of the fleet does nothing else
            }
        }
    }

    private void answered(PlatformAnswer answer) {
        if (answer.result() != PlatformResult.OK) {
            throw new IllegalStateException("terminal " + phone + " got " + answer);
        }
        if (answer.answeredMessageId() == Authentication.ID) {
            fleet.ready();
        } else if (answer.answeredMessageId() == LocationReport.ID) {
            int slot = answer.answeredSerial() & (dueNs.length - 1);
            long due = dueNs[slot];
            dueNs[slot] = 0;
            fleet.acknowledged(System.nanoTime() - due);
            if (fleet.refills()) {
                report(System.nanoTime());
            }
        }
    }

    /** So many reports may be unacknowledged at once; a power of two. */
    void remember(int slots) {
        if (dueNs.length != slots) {
            dueNs = new long[slots];
        }
    }

    /** Appends a report that was to be sent at that moment. */
    void report(long dueAtNs) {
        int slot = serial & (dueNs.length - 1);
        if (dueNs[slot] != 0) {
            throw new IllegalStateException("terminal " + phone + " has more than " + dueNs.length + " unacknowledged");
        }
        dueNs[slot] = dueAtNs;
        fleet.sent();
        send(next());
    }

    void heartbeat() {
        send(new Heartbeat());
    }

    /** To and fro along a parallel, a report a second. */
    private LocationReport next() {
        double along = reports * SPEED_KPH / 3.6 % (2 * STRETCH_M);
        boolean east = along < STRETCH_M;
        double eastM = east ? along : 2 * STRETCH_M - along;
        Instant at = fleet.firstReport().plusSeconds(++reports);
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

    private void send(TerminalMessage message) {
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

    void flush() {
        ByteBuf buffer = out;
        ChannelHandlerContext active = context;
        if (buffer != null && active != null) {
            out = null;
            ChannelFuture _ = active.writeAndFlush(buffer, active.voidPromise());
        }
    }

    @Override
    public void malformed(Malformed malformed) {
        throw new IllegalStateException("the platform sent a malformed frame: " + malformed);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        fleet.failed(cause);
        ChannelFuture _ = failed.close();
    }
}
