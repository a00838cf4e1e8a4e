package org.liandan.gateway.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who may begin to speak at a port of terminals, and who he is. Only the networks that are named may, where any are. A load balancer
 * that is named says before the first byte for whom it stands (PROXY protocol, versions 1 and 2), so that what is bounded for each
 * address is bounded for the terminal's and not for its own; from anybody else such a line is noise.
 */
@Singleton
public final class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final AttributeKey<InetAddress> ADDRESS = AttributeKey.valueOf(Door.class, "address");
    /** A load balancer says it with the first packet. */
    private static final int INTRODUCTION_S = 10;

    private final Networks allowed;
    private final Networks proxies;

    /**
     * The door of all ports of terminals.
     *
     * @param networks who may come in; everybody where none is named
     * @param proxyFrom load balancers that introduce others
     * @throws IllegalArgumentException if one of them is neither an address nor a network
     */
    @Inject
    Door(
            @ConfigProperty(name = "liandan.jt808.networks") Optional<List<String>> networks,
            @ConfigProperty(name = "liandan.jt808.proxy-from") Optional<List<String>> proxyFrom) {
        this.allowed = Networks.of("LIANDAN_JT808_NETWORKS", networks.orElse(List.of()));
        this.proxies = Networks.of("LIANDAN_JT808_PROXY_FROM", proxyFrom.orElse(List.of()));
    }

    /** The address of whoever speaks on a connection: the terminal's, not its load balancer's. */
    public static InetAddress addressOf(Channel channel) {
        InetAddress introduced = channel.attr(ADDRESS).get();
        return introduced == null ? peer(channel) : introduced;
    }

    /** Whether that address may speak here. */
    public boolean admits(InetAddress address) {
        return allowed.isEmpty() || allowed.contain(address);
    }

    /**
     * Lets a connection through to its handler, at once or when it has been introduced.
     *
     * @param welcome puts the handler at the end of the line when it is known who speaks
     */
    public void lead(Channel channel, Consumer<ChannelPipeline> welcome) {
        if (!proxies.isEmpty() && proxies.contain(peer(channel))) {
            channel.pipeline().addLast(new HAProxyMessageDecoder(true), new Introduction(welcome));
        } else {
            welcome.accept(channel.pipeline());
        }
    }

    private static InetAddress peer(Channel channel) {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    /** Waits for the load balancer's line and makes room for the handler. */
    private static final class Introduction extends ChannelInboundHandlerAdapter {

        private final Consumer<ChannelPipeline> welcome;
        private @Nullable Future<?> patience;

        Introduction(Consumer<ChannelPipeline> welcome) {
            this.welcome = welcome;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            // the handler hears of the connection when it is known whose it is
            patience = context.executor()
                    .schedule(
                            () -> {
                                ChannelFuture _ = context.close();
                            },
                            INTRODUCTION_S,
                            TimeUnit.SECONDS);
            listen(context);
        }

        /** Where the port reads only when it is told to. */
        private static void listen(ChannelHandlerContext context) {
            if (!context.channel().config().isAutoRead()) {
                context.read();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            listen(context);
            context.fireChannelReadComplete();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object read) throws UnknownHostException {
            if (!(read instanceof HAProxyMessage message)) {
                context.fireChannelRead(read);
                return;
            }
            try {
                // none for the load balancer's own question whether anybody is there
                String source = message.sourceAddress();
                if (source != null) {
                    context.channel().attr(ADDRESS).set(InetAddress.getByName(source));
                }
            } finally {
                message.release();
            }
            welcome.accept(context.pipeline());
            context.fireChannelActive();
            context.pipeline().remove(this);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            Future<?> waiting = patience;
            if (waiting != null) {
                boolean _ = waiting.cancel(false);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debugf("a load balancer did not say for whom it stands: %s", cause.getMessage());
            ChannelFuture _ = context.close();
        }
    }
}
