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
import org.jspecify.annotations.Nullable;

/** Terminals on one event loop that report at a steady pace, whatever happens to the platform. */
final class Fleet implements AutoCloseable {

    private static final int TICKS_A_SECOND = 10;
    private static final Duration RETRY = Duration.ofMillis(500);

    private final int port;
    private final int window;
    private final Instant first;
    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final List<DrillTerminal> terminals = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();
    private final AtomicInteger online = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable ScheduledFuture<?> pace;
    private volatile boolean closing;

    /**
     * @param port of the platform on 127.0.0.1
     * @param count terminals
     * @param window unacknowledged reports of one terminal
     * @param first time of report number 0 of each terminal
     */
    Fleet(int port, int count, int window, Instant first) {
        this.port = port;
        this.window = window;
        this.first = first;
        for (int i = 0; i < count; i++) {
            terminals.add(new DrillTerminal(this, i));
        }
    }

    List<DrillTerminal> terminals() {
        return terminals;
    }

    int window() {
        return window;
    }

    Instant time(int report) {
        return first.plusSeconds(report);
    }

    int number(Instant time) {
        return (int) Duration.between(first, time).toSeconds();
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
                .connect("127.0.0.1", port);
        ChannelFuture _ = connecting.addListener(done -> {
            if (!done.isSuccess()) {
                later(terminal);
            }
        });
    }

    private void later(DrillTerminal terminal) {
        if (!closing) {
            ScheduledFuture<?> _ = loop.schedule(() -> connect(terminal), RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Lets every terminal send so many reports a second from now on. */
    void drive(int reportsASecond) {
        int[] tick = {0};
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

    void acknowledged() {
        acknowledged.incrementAndGet();
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
