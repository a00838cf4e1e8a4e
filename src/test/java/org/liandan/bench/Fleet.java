package org.liandan.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tens of thousands of terminals on one event loop. They are idle but for heartbeats, report at a pace whatever comes back
 * (an open loop: what is late counts from when it was due), or report as fast as they are acknowledged (a closed loop).
 */
final class Fleet implements AutoCloseable {

    private static final int LOGINS_AT_ONCE = 200;
    private static final long TICK_NS = 500_000;
    private static final int ADDRESSES_A_NET = 250;
    /** Unacknowledged reports that are remembered, all terminals together. */
    private static final int ALL_SLOTS = 1 << 22;

    private static final int LEAST_SLOTS = 64;
    private static final int MOST_SLOTS = 1 << 16;

    /**
     * What a run brought.
     *
     * @param reportsPerSecond acknowledged in the measured time
     * @param p50Ms from when a report was due to its acknowledgement
     * @param p99Ms the same
     * @param p999Ms the same
     * @param mostMs the same
     * @param acknowledged over the whole run, warm-up included
     */
    record Result(
            double reportsPerSecond, double p50Ms, double p99Ms, double p999Ms, double mostMs, long acknowledged) {}

    private final int port;
    private final boolean logsIn;
    private final Instant firstReport;
    private final EventLoopGroup loop;
    private final List<FleetTerminal> terminals = new ArrayList<>();
    /** Of each terminal, once it has registered; also for fleets of the same terminals that come after this one. */
    private final AtomicReferenceArray<@Nullable String> codes;

    private final CountDownLatch notReady;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean refills;
    private volatile boolean measuring;
    private volatile boolean closing;
    /** The rest is touched by the one event loop, and read when it has nothing more to do. */
    private Latencies latencies = new Latencies();

    private int opened;
    private int turn;
    private long nextTickNs;
    private double owed;

    /**
     * @param count terminals, with the numbers of {@link LoadGenerator#phone}
     * @param logsIn false for connections that say nothing
     * @param firstReport time of the first report of each terminal; each further one is a second later
     */
    Fleet(int port, int count, boolean logsIn, Instant firstReport) {
        this(port, count, logsIn, firstReport, new AtomicReferenceArray<>(count));
    }

    private Fleet(
            int port, int count, boolean logsIn, Instant firstReport, AtomicReferenceArray<@Nullable String> codes) {
        this.codes = codes;
        this.port = port;
        this.logsIn = logsIn;
        this.firstReport = firstReport;
        this.notReady = new CountDownLatch(count);
        this.loop = Epoll.isAvailable() ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        for (int i = 0; i < count; i++) {
            terminals.add(new FleetTerminal(this, i));
        }
    }

    /** The same terminals, which have their codes already; this fleet is to be closed first. */
    Fleet again() {
        return new Fleet(port, terminals.size(), logsIn, firstReport, codes);
    }

    /** Opens all connections, a bounded number at a time, each from an address of its own, and logs in; seconds taken. */
    double connect() throws InterruptedException {
        long start = System.nanoTime();
        loop.execute(() -> {
            for (int i = 0; i < LOGINS_AT_ONCE; i++) {
                openNext();
            }
        });
        while (!notReady.await(1, TimeUnit.SECONDS)) {
            if (failure.get() != null || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(180)) {
                throw new IllegalStateException(notReady.getCount() + " terminals could not log in", failure.get());
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void openNext() {
        if (opened == terminals.size()) {
            return;
        }
        int index = opened++;
        FleetTerminal terminal = terminals.get(index);
        String from = "127.1." + index / ADDRESSES_A_NET + "." + (1 + index % ADDRESSES_A_NET);
        ChannelFuture _ = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(terminal);
                    }
                })
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), new InetSocketAddress(from, 0))
                .addListener(connecting -> {
                    if (!connecting.isSuccess()) {
                        failed(connecting.cause());
                    }
                });
    }

    /** Heartbeats for some seconds, spread over the terminals. */
    void idle(double heartbeatsPerSecond, int seconds) throws InterruptedException {
        Future<?> ticking = tick(heartbeatsPerSecond, (terminal, _) -> terminal.heartbeat());
        TimeUnit.SECONDS.sleep(seconds);
        stop(ticking);
    }

    /** Reports at that rate, terminal after terminal, whatever is acknowledged. */
    Result pace(double reportsPerSecond, int warmUpS, int measuredS) throws InterruptedException {
        int slots = Math.clamp(Integer.highestOneBit(ALL_SLOTS / terminals.size()), LEAST_SLOTS, MOST_SLOTS);
        terminals.forEach(terminal -> terminal.remember(slots));
        long acknowledgedBefore = acknowledged.get();
        Future<?> ticking = tick(reportsPerSecond, FleetTerminal::report);
        Measured measured = measure(warmUpS, measuredS);
        stop(ticking);
        return result(measured, acknowledgedBefore);
    }

    /** Reports as fast as they are acknowledged. */
    Result saturate(int window, int warmUpS, int measuredS) throws InterruptedException {
        int slots = Math.max(LEAST_SLOTS, 2 * Integer.highestOneBit(2 * window - 1));
        terminals.forEach(terminal -> terminal.remember(slots));
        long acknowledgedBefore = acknowledged.get();
        refills = true;
        loop.execute(() -> {
            for (FleetTerminal terminal : terminals) {
                long now = System.nanoTime();
                for (int i = 0; i < window; i++) {
                    terminal.report(now);
                }
                terminal.flush();
            }
        });
        Measured measured = measure(warmUpS, measuredS);
        refills = false;
        return result(measured, acknowledgedBefore);
    }

    private interface Deed {
        void by(FleetTerminal terminal, long dueAtNs);
    }

    private record Measured(long reports, double seconds) {}

    private Future<?> tick(double perSecond, Deed deed) {
        nextTickNs = System.nanoTime();
        owed = 0;
        double eachTick = perSecond * TICK_NS / 1e9;
        return loop.scheduleAtFixedRate(
                () -> {
                    while (nextTickNs <= System.nanoTime()) {
                        for (owed += eachTick; owed >= 1; owed--) {
                            FleetTerminal terminal = terminals.get(turn);
                            turn = (turn + 1) % terminals.size();
                            deed.by(terminal, nextTickNs);
                            terminal.flush();
                        }
                        nextTickNs += TICK_NS;
                    }
                },
                0,
                TICK_NS,
                TimeUnit.NANOSECONDS);
    }

    private static void stop(Future<?> ticking) throws InterruptedException {
        ticking.cancel(false);
        if (ticking.isDone() && !ticking.isCancelled()) {
            try {
                ticking.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the fleet failed", e.getCause());
            }
        }
    }

    private Measured measure(int warmUpS, int measuredS) throws InterruptedException {
        TimeUnit.SECONDS.sleep(warmUpS);
        loop.submit(() -> latencies = new Latencies()).sync();
        measuring = true;
        long before = acknowledged.get();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(measuredS);
        long counted = acknowledged.get() - before;
        double seconds = (System.nanoTime() - start) / 1e9;
        measuring = false;
        return new Measured(counted, seconds);
    }

    /** Waits for the last acknowledgements. */
    private Result result(Measured measured, long acknowledgedBefore) throws InterruptedException {
        for (int i = 0; i < 3_000 && acknowledged.get() < sent.get() && failure.get() == null; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        loop.submit(() -> {}).sync();
        if (failure.get() != null || acknowledged.get() < sent.get()) {
            throw new IllegalStateException(
                    (sent.get() - acknowledged.get()) + " reports were not acknowledged", failure.get());
        }
        return new Result(
                measured.reports() / measured.seconds(),
                latencies.quantileMs(0.5),
                latencies.quantileMs(0.99),
                latencies.quantileMs(0.999),
                latencies.quantileMs(1),
                acknowledged.get() - acknowledgedBefore);
    }

    @Nullable String code(int index) {
        return codes.get(index);
    }

    void registered(int index, String code) {
        codes.set(index, code);
    }

    void ready() {
        notReady.countDown();
        openNext();
    }

    void sent() {
        sent.incrementAndGet();
    }

    void acknowledged(long nanos) {
        acknowledged.incrementAndGet();
        if (measuring) {
            latencies.record(nanos);
        }
    }

    void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    void gone(String phone) {
        if (!closing) {
            failed(new IllegalStateException("the connection of terminal " + phone + " was closed"));
        }
    }

    boolean refills() {
        return refills;
    }

    boolean logsIn() {
        return logsIn;
    }

    Instant firstReport() {
        return firstReport;
    }

    @Override
    public void close() {
        closing = true;
        loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
