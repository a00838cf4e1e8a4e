package org.liandan.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationBatch;
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

/** One terminal of the load: logs in, then keeps its window of unacknowledged messages full. Runs on its event loop. */
final class LoadTerminal extends ChannelInboundHandlerAdapter implements PlatformSink {

    private static final double M_PER_DEGREE_EAST = 84_450;
    private static final double STRETCH_M = 8_000;
    private static final double SPEED_KPH = 43.2;

    private final LoadGenerator load;
    private final String phone;
    private final String plate;
    private final double startLatDeg;
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private final long[] sentAt = new long[1 << 16];
    private Instant time;
    private int reports;
    private int serial;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf out;

    LoadTerminal(LoadGenerator load, int index) {
        this.load = load;
        this.phone = LoadGenerator.phone(index);
        this.plate = LoadGenerator.plate(index);
        this.startLatDeg = 40.60 + index % 500 * 0.0003;
        this.time = load.firstReport();
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        send(new Registration(15, 203, "70107", "BENCH", phone.substring(phone.length() - 7), 2, plate));
        flush();
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
                if (answer.authCode() == null) {
                    throw new IllegalStateException("terminal " + phone + " was refused: " + answer.result());
                }
                send(new Authentication(answer.authCode()));
            }
            case PlatformAnswer answer -> answered(answer);
            default -> {
                // a load terminal does nothing else
            }
        }
    }

    private void answered(PlatformAnswer answer) {
        if (answer.result() != PlatformResult.OK) {
            throw new IllegalStateException("terminal " + phone + " got " + answer);
        }
        if (answer.answeredMessageId() == Authentication.ID) {
            load.ready();
            return;
        }
        load.acknowledged(System.nanoTime() - sentAt[answer.answeredSerial()]);
        if (load.running()) {
            report();
        }
    }

    /** Fills the window; called once. */
    void begin() {
        ChannelHandlerContext active = context;
        if (active != null) {
            active.executor().execute(() -> {
                for (int i = 0; i < load.window(); i++) {
                    report();
                }
                flush();
            });
        }
    }

    private void report() {
        sentAt[serial] = System.nanoTime();
        load.sent();
        if (load.batch() <= 1) {
            send(next());
        } else {
            List<LocationReport> batch = new ArrayList<>(load.batch());
            for (int i = 0; i < load.batch(); i++) {
                batch.add(next());
            }
            send(new LocationBatch(BatchKind.BLIND_AREA, batch));
        }
    }

    /** To and fro along a parallel, a report a second. */
    private LocationReport next() {
        double along = reports * SPEED_KPH / 3.6 % (2 * STRETCH_M);
        boolean east = along < STRETCH_M;
        double eastM = east ? along : 2 * STRETCH_M - along;
        reports++;
        time = time.plusSeconds(1);
        return new LocationReport(
                0,
                3,
                (int) (startLatDeg * 1e6),
                (int) ((109.75 + eastM / M_PER_DEGREE_EAST) * 1e6),
                1065,
                (int) (SPEED_KPH * 10),
                east ? 90 : 270,
                time,
                LocationItems.EMPTY);
    }

    private void send(TerminalMessage message) {
        ByteBuf buffer = out;
        ChannelHandlerContext active = context;
        if (active == null) {
            return;
        }
        if (buffer == null) {
            buffer = active.alloc().buffer(1024);
            out = buffer;
        }
        serial = (serial + FrameWriter.write(buffer, ProtocolVersion.V2013, phone, serial, message)) & 0xffff;
    }

    private void flush() {
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
        load.failed(cause);
        ChannelFuture _ = failed.close();
    }
}
