package org.liandan.drill;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.liandan.bench.LoadGenerator;
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
import org.liandan.jt808.QueryAllParameters;
import org.liandan.jt808.QueryParameters;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalResult;

/**
 * A terminal that keeps each report until it is acknowledged, comes back after every loss of its connection, and remembers
 * what it was promised. Its report number k has its first time plus k seconds. Runs on the fleet's event loop.
 */
final class DrillTerminal {

    private static final double M_PER_DEGREE_EAST = 84_450;
    private static final double STRETCH_M = 8_000;
    private static final double SPEED_KPH = 43.2;
    private static final double SPEEDING_KPH = 72;
    /** The direction that a drill forbids in the database. */
    static final int POISONED_HEADING_DEG = 13;

    private static final int POISONED_EVERY = 37;

    private final Fleet fleet;
    private final int index;
    private final BitSet acknowledged = new BitSet();
    /** With the time of their first sending, {@link System#nanoTime}. */
    private final TreeMap<Integer, Long> unacknowledged = new TreeMap<>();

    private final Map<Integer, Integer> reportBySerial = new HashMap<>();
    private int nextReport;
    private int allowed;
    private int serial;
    private boolean authenticated;
    private @Nullable String authCode;
    private @Nullable Channel channel;

    private final Instant first;
    /** Makes some of its reports such as the database refuses. */
    private boolean poisons;

    private boolean mute;
    private final Set<Instant> oddTimes = new HashSet<>();
    private final Set<Integer> oddSerials = new HashSet<>();
    private final AtomicInteger oddAcknowledged = new AtomicInteger();
    /** Whether its times of acknowledgement count as those of the fleet. */
    private boolean measured = true;

    /** @param first time of report number 0 */
    DrillTerminal(Fleet fleet, int index, Instant first) {
        this.fleet = fleet;
        this.index = index;
        this.first = first;
    }

    Instant time(int report) {
        return first.plusSeconds(report);
    }

    long number(Instant time) {
        return Duration.between(first, time).toSeconds();
    }

    /** Reports sent so far. */
    int sent() {
        return nextReport;
    }

    void poison(boolean on) {
        poisons = on;
    }

    void leaveOutOfMeasure() {
        measured = false;
    }

    /** Forgets its code, as a box does that was reset: it registers the next time. */
    void forgetCode() {
        authCode = null;
    }

    String phone() {
        return LoadGenerator.phone(index);
    }

    String plate() {
        return LoadGenerator.plate(index);
    }

    /** The platform's port that it is connected to, or 0. */
    int port() {
        return channel != null && channel.remoteAddress() instanceof InetSocketAddress platform
                ? platform.getPort()
                : 0;
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
        if (!authenticated || mute) {
            return;
        }
        List<TerminalMessage> messages = new ArrayList<>();
        while (allowed > 0 && unacknowledged.size() < fleet.window()) {
            int report = nextReport++;
            allowed--;
            unacknowledged.put(report, System.nanoTime());
            messages.add(report(report));
        }
        send(messages);
    }

    /** Whether it says nothing, neither reports nor signs of life, though it is logged in. */
    void mute(boolean on) {
        mute = on;
    }

    /** One byte of a frame that does not end. */
    void drip() {
        if (channel != null) {
            ChannelFuture _ = channel.writeAndFlush(channel.alloc().buffer(1).writeByte(1));
        }
    }

    /** Sends reports with times and places that cannot be, a third of each kind; the platform must set them aside. */
    void sendOdd(int count) {
        List<LocationReport> odd = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = i % 3 == 0
                    ? time(0).plus(Duration.ofDays(1_000 + i))
                    : i % 3 == 1 ? time(0).minus(Duration.ofDays(1_000 + i)) : time(0).minusSeconds(1 + i);
            odd.add(report(0, at, i % 3 == 2 ? 91_000_000 : 40_600_000));
            oddTimes.add(at);
            oddSerials.add((serial + i) & 0xffff);
        }
        send(odd);
    }

    int oddAcknowledged() {
        return oddAcknowledged.get();
    }

    boolean isOdd(Instant at) {
        return oddTimes.contains(at);
    }

    /** A sign of life, as terminals give it whether or not they have something to report. */
    void beat() {
        if (authenticated && !mute) {
            send(List.of(new Heartbeat()));
        }
    }

    private void sendUnacknowledgedAgain() {
        reportBySerial.clear();
        List<TerminalMessage> messages = new ArrayList<>();
        unacknowledged.keySet().forEach(report -> messages.add(report(report)));
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
                reportBySerial.put(serial, (int) number(report.time()));
            }
            serial = (serial + FrameWriter.write(out, ProtocolVersion.V2013, phone(), serial, message)) & 0xffff;
        }
        ChannelFuture _ = open.writeAndFlush(out, open.voidPromise());
    }

    /** To and fro along a parallel, a report a second. */
    private LocationReport report(int number) {
        return report(number, time(number), (int) ((40.60 + index % 500 * 0.0003) * 1e6));
    }

    private LocationReport report(int number, Instant at, int latitudeE6) {
        boolean poisoned = poisons && number % POISONED_EVERY == 0;
        double along = number * SPEED_KPH / 3.6 % (2 * STRETCH_M);
        boolean east = along < STRETCH_M;
        double eastM = east ? along : 2 * STRETCH_M - along;
        return new LocationReport(
                0,
                3,
                latitudeE6,
                (int) ((109.75 + eastM / M_PER_DEGREE_EAST) * 1e6),
                1065,
                (int) ((isSpeeding(number) ? SPEEDING_KPH : SPEED_KPH) * 10),
                poisoned ? POISONED_HEADING_DEG : east ? 90 : 270,
                at,
                LocationItems.EMPTY);
    }

    /** Every fiftieth terminal speeds for a minute of two, so that there are findings to be stored as well. */
    private boolean isSpeeding(int number) {
        return index % 50 == 0 && number / 60 % 2 == 1;
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
            } else {
                obey(header, message);
            }
        }

        /** Settings are taken; questions are not understood. */
        private void obey(Header header, PlatformMessage message) {
            if (!fleet.obeys()) {
                return;
            }
            boolean question = message instanceof QueryParameters || message instanceof QueryAllParameters;
            send(List.of(new TerminalAnswer(
                    header.serial(), message.messageId(), question ? TerminalResult.UNSUPPORTED : TerminalResult.OK)));
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
            if (ok && oddSerials.remove(answer.answeredSerial())) {
                oddAcknowledged.incrementAndGet();
            }
            Integer report = reportBySerial.remove(answer.answeredSerial());
            Long sentNs = ok && report != null ? unacknowledged.remove(report) : null;
            if (sentNs != null && report != null) {
                acknowledged.set(report);
                fleet.acknowledged(measured ? sentNs : null);
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
