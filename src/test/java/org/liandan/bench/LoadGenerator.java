package org.liandan.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Terminals on one event loop that report as fast as they are acknowledged: a closed loop with a window. */
public final class LoadGenerator implements AutoCloseable {

    private static final String PLATE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final int window;
    private final int batch;
    private final Instant firstReport;
    private final EventLoopGroup loop;
    private final List<LoadTerminal> terminals = new ArrayList<>();
    private final CountDownLatch notReady;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean running = true;
    private volatile boolean measuring;
    /** The rest is touched by the one event loop, and read when it has nothing more to do. */
    private Latencies latencies = new Latencies();

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();

    /**
     * @param count terminals, with the numbers of {@link #phone}
     * @param window unacknowledged messages of one terminal
     * @param batch reports in a message; more than 1 makes them 0x0704
     * @param firstReport time of the first report of each terminal; each further one is a second later
     */
    LoadGenerator(int port, int count, int window, int batch, Instant firstReport) throws InterruptedException {
        this.window = window;
        this.batch = batch;
        this.firstReport = firstReport;
        this.notReady = new CountDownLatch(count);
        boolean epoll = Epoll.isAvailable();
        loop = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true);
        for (int i = 0; i < count; i++) {
            LoadTerminal terminal = new LoadTerminal(this, i);
            terminals.add(terminal);
            Channel _ = bootstrap
                    .clone()
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(terminal);
                        }
                    })
                    .connect("127.0.0.1", port)
                    .sync()
                    .channel();
        }
        if (!notReady.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException(notReady.getCount() + " terminals could not log in", failure.get());
        }
    }

    /** Number of the terminal with that index, as {@link BenchServer#register} enters it. */
    public static String phone(int index) {
        return Long.toString(13_988_000_000L + index);
    }

    /** Its vehicle's plate. */
    public static String plate(int index) {
        StringBuilder plate = new StringBuilder();
        int rest = index;
        for (int i = 0; i < 4; i++) {
            plate.insert(0, PLATE_CHARACTERS.charAt(rest % PLATE_CHARACTERS.length()));
            rest /= PLATE_CHARACTERS.length();
        }
        return "蒙BQ" + plate;
    }

    /**
     * What a run brought.
     *
     * @param seconds measured
     * @param messagesPerSecond acknowledged in that time
     * @param positionsPerSecond the same in positions
     * @param p50Ms from sending to acknowledgement
     * @param p99Ms from sending to acknowledgement
     * @param serverCpuUs processor time of the server for each position in that time, microseconds
     * @param acknowledgedPositions over the whole run
     */
    record Result(
            double seconds,
            double messagesPerSecond,
            double positionsPerSecond,
            double p50Ms,
            double p99Ms,
            double serverCpuUs,
            long acknowledgedPositions) {}

    /**
     * Drives for the warm-up and the measured seconds, and waits for the last acknowledgements.
     *
     * @param serverCpuS processor time of the server up to now, seconds
     */
    Result run(int warmUpS, int measuredS, DoubleSupplier serverCpuS) throws InterruptedException {
        terminals.forEach(LoadTerminal::begin);
        TimeUnit.SECONDS.sleep(warmUpS);
        loop.submit(() -> latencies = new Latencies()).sync();
        measuring = true;
        double cpuBeforeS = serverCpuS.getAsDouble();
        long acknowledgedBefore = acknowledged.get();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(measuredS);
        long counted = acknowledged.get() - acknowledgedBefore;
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuS = serverCpuS.getAsDouble() - cpuBeforeS;
        measuring = false;
        running = false;
        for (int i = 0; i < 3_000 && acknowledged.get() < sent.get() && failure.get() == null; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        if (failure.get() != null || acknowledged.get() < sent.get()) {
            throw new IllegalStateException(
                    (sent.get() - acknowledged.get()) + " messages were not acknowledged", failure.get());
        }
        return new Result(
                seconds,
                counted / seconds,
                counted * Math.max(1, batch) / seconds,
                latencies.quantileMs(0.5),
                latencies.quantileMs(0.99),
                cpuS * 1e6 / (counted * Math.max(1, batch)),
                acknowledged.get() * Math.max(1, batch));
    }

    void ready() {
        notReady.countDown();
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

    boolean running() {
        return running;
    }

    int window() {
        return window;
    }

    int batch() {
        return batch;
    }

    Instant firstReport() {
        return firstReport;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
