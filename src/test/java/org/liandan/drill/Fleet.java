package org.liandan.drill;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.liandan.bench.Latencies;

/** Terminals on one event loop that report at a steady pace, whatever happens to the platform. */
final class Fleet implements AutoCloseable {

    private static final int TICKS_A_SECOND = 10;
    private static final int BEAT_S = 5;
    private static final Duration RETRY = Duration.ofMillis(500);

    /** Of the platform's servers; a terminal that connects takes the next. */
    private volatile List<Integer> ports;

    private final AtomicInteger turn = new AtomicInteger();
    private final int window;
    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final List<DrillTerminal> terminals = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();
    private final AtomicInteger online = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicLong obeyed = new AtomicLong();
    private @Nullable ScheduledFuture<?> pace;
    /** These three are touched by the event loop only. */
    private Latencies latencies = new Latencies();

    private long lastAcknowledgedNs;
    private long longestSilenceNs;
    private volatile boolean obeying;
    private volatile boolean closing;

    /**
     * @param port of the platform on 127.0.0.1
     * @param count terminals
     * @param window unacknowledged reports of one terminal
     * @param first time of report number 0, by the index of the terminal
     */
    Fleet(int port, int count, int window, IntFunction<Instant> first) {
        this.ports = List.of(port);
        this.window = window;
        for (int i = 0; i < count; i++) {
            terminals.add(new DrillTerminal(this, i, first.apply(i)));
        }
    }

    /** A fleet of which all have logged in. */
    static Fleet online(int port, int count, int window, IntFunction<Instant> first) {
        Fleet fleet = new Fleet(port, count, window, first);
        fleet.connect();
        if (!fleet.awaitOnline(Arena.PATIENCE)) {
            fleet.close();
            throw new IllegalStateException(fleet.online() + " of " + count + " terminals could log in");
        }
        return fleet;
    }

    List<DrillTerminal> terminals() {
        return terminals;
    }

    int window() {
        return window;
    }

    /** Connects all terminals at once. */
    void connect() {
        loop.execute(() -> terminals.forEach(this::connect));
    }

    private void connect(DrillTerminal terminal) {
        if (closing) {
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(terminal.connection());
                    }
                })
                .connect("127.0.0.1", nextPort());
        ChannelFuture _ = connecting.addListener(done -> {
            if (!done.isSuccess()) {
                later(terminal);
            }
        });
    }

    private int nextPort() {
        List<Integer> known = ports;
        return known.get(Math.floorMod(turn.getAndIncrement(), known.size()));
    }

    /** From now on terminals connect to these in turn. */
    void goTo(Integer... platform) {
        ports = List.of(platform);
    }

    /** The terminals that are connected to that port. */
    List<DrillTerminal> on(int platform) {
        List<DrillTerminal> found = new ArrayList<>();
        onLoop(() -> terminals.stream()
                .filter(terminal -> terminal.port() == platform)
                .forEach(found::add));
        return found;
    }

    private void later(DrillTerminal terminal) {
        if (!closing) {
            ScheduledFuture<?> _ = loop.schedule(() -> connect(terminal), RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Lets every terminal send so many reports a second from now on. */
    void drive(int reportsASecond) {
        int[] tick = {0};
        onLoop(() -> lastAcknowledgedNs = System.nanoTime());
        ScheduledFuture<?> _ = loop.scheduleAtFixedRate(
                () -> terminals.forEach(DrillTerminal::beat), BEAT_S, BEAT_S, TimeUnit.SECONDS);
        pace = loop.scheduleAtFixedRate(
                () -> {
                    int due =
                            reportsASecond * (tick[0] + 1) / TICKS_A_SECOND - reportsASecond * tick[0] / TICKS_A_SECOND;
                    tick[0]++;
                    terminals.forEach(terminal -> terminal.allow(due));
                },
                0,
                1_000 / TICKS_A_SECOND,
                TimeUnit.MILLISECONDS);
    }

    /** No more new reports. */
    void halt() {
        if (pace != null) {
            pace.cancel(false);
        }
        onLoop(() -> terminals.forEach(DrillTerminal::forgetAllowance));
    }

    /** Runs it on the event loop and waits. */
    void onLoop(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }

    boolean awaitOnline(Duration longest) {
        return await(() -> online() == terminals.size(), longest);
    }

    /** Waits until nothing is left to be acknowledged. */
    boolean awaitAcknowledged(Duration longest) {
        return await(() -> waiting() == 0, longest);
    }

    static boolean await(BooleanSupplier condition, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    long waiting() {
        long[] waiting = {0};
        onLoop(() -> terminals.forEach(terminal -> waiting[0] += terminal.waiting()));
        return waiting[0];
    }

    int online() {
        return online.get();
    }

    long acknowledgedReports() {
        return acknowledged.get();
    }

    long losses() {
        return losses.get();
    }

    /** Rethrows what went wrong on the event loop. */
    void check() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the fleet failed", cause);
        }
    }

    void loggedIn() {
        online.incrementAndGet();
    }

    void lost(DrillTerminal terminal, boolean wasOnline) {
        if (wasOnline) {
            online.decrementAndGet();
        }
        losses.incrementAndGet();
        later(terminal);
    }

    /** @param sentNs when the report was first sent; null when that is not to be measured */
    void acknowledged(@Nullable Long sentNs) {
        acknowledged.incrementAndGet();
        long now = System.nanoTime();
        longestSilenceNs = Math.max(longestSilenceNs, now - lastAcknowledgedNs);
        lastAcknowledgedNs = now;
        if (sentNs != null) {
            latencies.record(now - sentNs);
        }
    }

    /** From now on terminals answer what the platform orders. */
    void obey() {
        obeying = true;
    }

    /** Whether they answer; counts that they do. */
    boolean obeys() {
        if (obeying) {
            obeyed.incrementAndGet();
        }
        return obeying;
    }

    /** Orders of the platform that terminals have answered. */
    long obeyedOrders() {
        return obeyed.get();
    }

    /** Times from the first sending to the acknowledgement since this was last asked. */
    Latencies takeLatencies() {
        Latencies[] taken = new Latencies[1];
        onLoop(() -> {
            taken[0] = latencies;
            latencies = new Latencies();
        });
        return taken[0];
    }

    /** Longest time in which no report at all was acknowledged, as long as terminals had to report. */
    Duration longestSilence() {
        long[] ns = {0};
        onLoop(() -> ns[0] = longestSilenceNs);
        return Duration.ofNanos(ns[0]);
    }

    void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    @Override
    public void close() {
        closing = true;
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
