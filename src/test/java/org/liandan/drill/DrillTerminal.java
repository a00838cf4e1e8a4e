package org.liandan.drill;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.liandan.bench.LoadGenerator;
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
 * A terminal that keeps each report until it is acknowledged, comes back after every loss of its connection, and remembers
 * what it was promised. Its report number k has the fleet's first time plus k seconds. Runs on the fleet's event loop.
 */
final class DrillTerminal {

    private static final double M_PER_DEGREE_EAST = 84_450;
    private static final double STRETCH_M = 8_000;
    private static final double SPEED_KPH = 43.2;

    private final Fleet fleet;
    private final int index;
    private final BitSet acknowledged = new BitSet();
    private final TreeSet<Integer> unacknowledged = new TreeSet<>();
    private final Map<Integer, Integer> reportBySerial = new HashMap<>();
    private int nextReport;
    private int allowed;
    private int serial;
    private boolean authenticated;
    private @Nullable String authCode;
    private @Nullable Channel channel;

    DrillTerminal(Fleet fleet, int index) {
        this.fleet = fleet;
        this.index = index;
    }

    String phone() {
        return LoadGenerator.phone(index);
    }

    /** Numbers of the reports that the platform has acknowledged. */
    BitSet acknowledged() {
        return acknowledged;
    }

    boolean authenticated() {
        return authenticated;
    }

    int waiting() {
        return unacknowledged.size();
    }

    /** Lets it send so many more reports. */
    void allow(int reports) {
        allowed += reports;
        fill();
    }

    void forgetAllowance() {
        allowed = 0;
    }

    /** Drops the connection as a network does. */
    void cut() {
        if (channel != null) {
            ChannelFuture _ = channel.close();
        }
    }

    /** A handler for one connection of this terminal. */
    ChannelInboundHandlerAdapter connection() {
        return new Connection();
    }

    private void fill() {
        if (!authenticated) {
            return;
        }
        List<TerminalMessage> messages = new ArrayList<>();
        while (allowed > 0 && unacknowledged.size() < fleet.window()) {
            int report = nextReport++;
            allowed--;
            unacknowledged.add(report);
            messages.add(report(report));
        }
        send(messages);
    }

    private void sendUnacknowledgedAgain() {
        reportBySerial.clear();
        List<TerminalMessage> messages = new ArrayList<>();
        unacknowledged.forEach(report -> messages.add(report(report)));
        send(messages);
    }

    private void send(List<? extends TerminalMessage> messages) {
        Channel open = channel;
        if (open == null || messages.isEmpty()) {
            return;
        }
        ByteBuf out = open.alloc().buffer(messages.size() * 64);
        for (TerminalMessage message : messages) {
            if (message instanceof LocationReport report && report.time() != null) {
                reportBySerial.put(serial, fleet.number(report.time()));
            }
            serial = (serial + FrameWriter.write(out, ProtocolVersion.V2013, phone(), serial, message)) & 0xffff;
        }
        ChannelFuture _ = open.writeAndFlush(out, open.voidPromise());
    }

    /** To and fro along a parallel, a report a second. */
    private LocationReport report(int number) {
        double along = number * SPEED_KPH / 3.6 % (2 * STRETCH_M);
        boolean east = along < STRETCH_M;
        double eastM = east ? along : 2 * STRETCH_M - along;
        return new LocationReport(
                0,
                3,
                (int) ((40.60 + index % 500 * 0.0003) * 1e6),
                (int) ((109.75 + eastM / M_PER_DEGREE_EAST) * 1e6),
                1065,
                (int) (SPEED_KPH * 10),
                east ? 90 : 270,
                fleet.time(number),
                LocationItems.EMPTY);
    }

    private final class Connection extends ChannelInboundHandlerAdapter implements PlatformSink {

        private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);

        @Override
        public void channelActive(ChannelHandlerContext active) {
            channel = active.channel();
            String code = authCode;
            send(List.of(
                    code == null
                            ? new Registration(15, 203, "70107", "DRILL", "D" + index, 2, LoadGenerator.plate(index))
                            : new Authentication(code)));
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
            fill();
        }

        @Override
        public void channelInactive(ChannelHandlerContext gone) {
            if (gone.channel().equals(channel)) {
                boolean wasOnline = authenticated;
                channel = null;
                authenticated = false;
                fleet.lost(DrillTerminal.this, wasOnline);
            }
        }

        @Override
        public void message(Header header, PlatformMessage message) {
            if (message instanceof RegistrationAnswer answer && answer.authCode() != null) {
                authCode = answer.authCode();
                send(List.of(new Authentication(answer.authCode())));
            } else if (message instanceof PlatformAnswer answer) {
                answered(answer);
            }
        }

        private void answered(PlatformAnswer answer) {
            boolean ok = answer.result() == PlatformResult.OK;
            if (answer.answeredMessageId() == Authentication.ID) {
                authenticated = ok;
                if (ok) {
                    fleet.loggedIn();
                    sendUnacknowledgedAgain();
                } else {
                    authCode = null;
                    cut();
                }
                return;
            }
            Integer report = reportBySerial.remove(answer.answeredSerial());
            if (ok && report != null && unacknowledged.remove(report)) {
                acknowledged.set(report);
                fleet.acknowledged();
            }
        }

        @Override
        public void malformed(Malformed malformed) {
            fleet.failed(new IllegalStateException("the platform sent a malformed frame: " + malformed));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
            ChannelFuture _ = failed.close();
        }
    }
}
