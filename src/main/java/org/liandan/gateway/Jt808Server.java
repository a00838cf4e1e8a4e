package org.liandan.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.ServerTalk;
import org.liandan.fleet.TerminalContacts;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.gateway.door.Door;
import org.liandan.ingest.PositionPipeline;
import org.liandan.jt808.FragmentBudget;

/**
 * The terminals' socket. Has event loops of its own, so that neither pages nor terminals can starve the other, with epoll
 * where the machine has it. Stops in the order that loses nothing: accept no more, read no more, finish the lanes, commit,
 * acknowledge, close.
 */
@Singleton
public final class Jt808Server {

    private static final Logger LOG = Logger.getLogger(Jt808Server.class);
    /** Connections that may wait to be accepted: after an outage all terminals come back at once. */
    private static final int BACKLOG = 4096;
    /** Behind every other start-up step: the first report must find all of it ready. */
    private static final int LAST = 1_000_000;

    /** Keepalive probes on a link on which nothing goes. */
    private static final int PROBE_AFTER_S = 60;

    private static final int PROBE_EVERY_S = 15;
    private static final int PROBES = 4;

    private final Gateway gateway;
    /** Groups in which terminals are sent away while other servers take them. */
    private static final int GROUPS = 20;

    private static final long HELD_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final MediaWork mediaWork;
    private final ServerTalk talk;
    private @Nullable EventLoopGroup acceptors;
    private @Nullable EventLoopGroup loops;
    private final Door door;
    private volatile @Nullable Channel channel;
    private volatile @Nullable Channel tlsChannel;

    @Inject
    Jt808Server(
            GatewaySettings settings,
            Door door,
            TerminalDirectory directory,
            PositionPipeline pipeline,
            Sessions sessions,
            LinkListeners listeners,
            Logins logins,
            TerminalTraces traces,
            TerminalContacts contacts,
            RsaKeys keys,
            Registrar registrar,
            MediaDesk media,
            SafetyDesk safety,
            PaperDesk papers,
            MediaWork mediaWork,
            FrameCounters counters,
            ServerTalk talk,
            Clock clock) {
        this.mediaWork = mediaWork;
        this.talk = talk;
        this.door = door;
        this.gateway = new Gateway(
                new Session(directory, contacts),
                pipeline,
                sessions,
                listeners,
                logins,
                traces,
                keys,
                new FragmentBudget(settings.fragmentBytes()),
                registrar,
                media,
                safety,
                papers,
                counters,
                settings,
                clock);
    }

    void start(@Observes @Priority(LAST) StartupEvent event) throws InterruptedException {
        gateway.pipeline().start();
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup accepting = group(epoll, 1, "jt808-accept");
        EventLoopGroup serving = group(epoll, eventLoops(), "jt808");
        acceptors = accepting;
        loops = serving;
        Class<? extends ServerSocketChannel> type =
                epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        int bound = gateway.settings().maxOutboundBytes();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(accepting, serving)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(bound / 2, bound));
        if (epoll) {
            noticeHalfOpenLinks(bootstrap);
        }
        channel = bind(bootstrap, gateway.settings().port(), null);
        if (gateway.settings().tlsPort().isPresent()) {
            tlsChannel = bind(bootstrap, gateway.settings().tlsPort().get(), TerminalTls.context(gateway.settings()));
            LOG.infof("JT/T 808 with TLS on port %d", tlsPort());
        }
        Future<?> _ = accepting.scheduleAtFixedRate(this::sweep, 1, 1, TimeUnit.SECONDS);
        LOG.infof("JT/T 808 on port %d (%s)", port(), epoll ? "epoll" : "nio");
    }

    private Channel bind(ServerBootstrap bootstrap, int port, @Nullable SslContext tls) throws InterruptedException {
        return bootstrap
                .clone()
                .childHandler(new Jt808ChannelInitializer(gateway, door, tls))
                .bind(gateway.settings().host(), port)
                .sync()
                .channel();
    }

    /** A truck that drives into a tunnel says no good-bye; the kernel finds out, for what waits to be confirmed and without. */
    private void noticeHalfOpenLinks(ServerBootstrap bootstrap) {
        long unconfirmed = gateway.settings().unconfirmedTimeout().toMillis();
        bootstrap
                .childOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) Math.min(unconfirmed, Integer.MAX_VALUE))
                .childOption(EpollChannelOption.TCP_KEEPIDLE, PROBE_AFTER_S)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, PROBE_EVERY_S)
                .childOption(EpollChannelOption.TCP_KEEPCNT, PROBES);
    }

    private void sweep() {
        try {
            gateway.sessions().sweep();
        } catch (RuntimeException e) {
            LOG.error("sweep failed", e);
        }
    }

    private int eventLoops() {
        int configured = gateway.settings().eventLoops();
        return configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
    }

    private static EventLoopGroup group(boolean epoll, int threads, String name) {
        ThreadFactory factory = new DefaultThreadFactory(name, true);
        return epoll ? new EpollEventLoopGroup(threads, factory) : new NioEventLoopGroup(threads, factory);
    }

    void stop(@Observes ShutdownEvent event) {
        Channel accepting = channel;
        if (accepting == null) {
            return;
        }
        channel = null;
        accepting.close().awaitUninterruptibly();
        Channel encrypted = tlsChannel;
        if (encrypted != null) {
            encrypted.close().awaitUninterruptibly();
        }
        if (!talk.alone()) {
            sendAwayGradually();
        }
        gateway.sessions().each(connection -> connection.hold(ReadGate.Hold.DRAINING));
        long endNs = System.nanoTime() + gateway.settings().drainTimeout().toNanos();
        if (!gateway.pipeline().drain(until(endNs))) {
            LOG.warnf(
                    "%d positions were not stored before the end of the drain; they were not acknowledged either",
                    gateway.pipeline().pending());
        }
        if (!mediaWork.drain(until(endNs))) {
            LOG.warnf(
                    "%d photos and safety alarms were not kept before the end of the drain; they were not acknowledged either",
                    mediaWork.tasks());
        }
        gateway.sessions().each(TerminalConnection::finish);
        for (int i = 0; i < 200 && gateway.sessions().connected() > 0; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        shutDown(acceptors);
        shutDown(loops);
        LOG.infof(
                "JT/T 808 port closed, %d positions pending", gateway.pipeline().pending());
    }

    /** Some at a time, each with all that it has sent durable and answered, so that the other servers are not stormed. */
    private void sendAwayGradually() {
        List<TerminalConnection> all = new ArrayList<>();
        gateway.sessions().each(all::add);
        int group = Math.max(1, (all.size() + GROUPS - 1) / GROUPS);
        long pauseNs = gateway.settings().drainSpread().toNanos() / GROUPS;
        LOG.infof("%d terminals are sent to other servers", all.size());
        for (int from = 0; from < all.size(); from += group) {
            long nextNs = System.nanoTime() + pauseNs;
            List<TerminalConnection> some = all.subList(from, Math.min(from + group, all.size()));
            some.forEach(connection -> connection.hold(ReadGate.Hold.DRAINING));
            LockSupport.parkNanos(HELD_AFTER_NS);
            BooleanSupplier durable = gateway.pipeline().barrier();
            while (!durable.getAsBoolean() && System.nanoTime() - nextNs < 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            some.forEach(TerminalConnection::finish);
            LockSupport.parkNanos(Math.max(0, nextNs - System.nanoTime()));
        }
    }

    private static Duration until(long endNs) {
        return Duration.ofNanos(Math.max(0, endNs - System.nanoTime()));
    }

    private static void shutDown(@Nullable EventLoopGroup group) {
        if (group != null) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    /** Whether terminals can connect. */
    public boolean bound() {
        Channel accepting = channel;
        return accepting != null && accepting.isActive();
    }

    /** The port that terminals connect to. */
    public int port() {
        return port(channel);
    }

    /** The port with TLS. */
    public int tlsPort() {
        return port(tlsChannel);
    }

    private static int port(@Nullable Channel accepting) {
        if (accepting == null) {
            throw new IllegalStateException("the JT/T 808 socket is not bound");
        }
        return ((InetSocketAddress) accepting.localAddress()).getPort();
    }
}
