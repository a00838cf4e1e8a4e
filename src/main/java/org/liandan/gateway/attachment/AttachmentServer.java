package org.liandan.gateway.attachment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.gateway.door.Door;

/** The socket to which terminals bring the files of safety alarms. */
@Singleton
public final class AttachmentServer {

    private static final Logger LOG = Logger.getLogger(AttachmentServer.class);
    /** Before the terminals' socket: whoever is asked for files must be able to bring them. */
    private static final int BEFORE_THE_GATEWAY = 900_000;

    private final Attachments shared;
    private final Door door;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private @Nullable EventLoopGroup loops;
    private @Nullable EventExecutorGroup writers;
    private volatile @Nullable Channel channel;

    @Inject
    AttachmentServer(Attachments shared, Door door, MeterRegistry registry) {
        this.shared = shared;
        this.door = door;
        Gauge.builder("liandan.attachment.connections", shared, Attachments::connected)
                .description("open attachment connections")
                .register(registry);
    }

    void start(@Observes @Priority(BEFORE_THE_GATEWAY) StartupEvent event) throws InterruptedException {
        AttachmentSettings settings = shared.settings();
        EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("attachment", true));
        EventExecutorGroup writing =
                new DefaultEventExecutorGroup(settings.writers(), new DefaultThreadFactory("attachment-write", true));
        loops = loop;
        writers = writing;
        channel = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                // read again when what came is written
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        connections.add(accepted);
                        door.lead(
                                accepted,
                                pipeline -> pipeline.addLast(writing, new AttachmentConnection(shared, door)));
                    }
                })
                .bind(settings.host(), settings.port())
                .sync()
                .channel();
        LOG.infof("attachments of safety alarms are taken on %s:%d", settings.host(), port());
    }

    void stop(@Observes ShutdownEvent event) {
        Channel accepting = channel;
        if (accepting == null) {
            return;
        }
        channel = null;
        accepting.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        shutDown(writers);
        shutDown(loops);
    }

    private static void shutDown(@Nullable EventExecutorGroup group) {
        if (group != null) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    /** The port that is bound. */
    public int port() {
        Channel accepting = channel;
        if (accepting == null) {
            throw new IllegalStateException("the attachment socket is not bound");
        }
        return ((InetSocketAddress) accepting.localAddress()).getPort();
    }

    /** The address that a terminal is told. */
    public String publicHost(String asReached) {
        return shared.settings().publicHost().filter(host -> !host.isBlank()).orElse(asReached);
    }

    /** The port that a terminal is told. */
    public int publicPort() {
        int told = shared.settings().publicPort();
        return told == 0 ? port() : told;
    }
}
