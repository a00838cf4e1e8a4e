package org.liandan.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who may begin to speak at a port of terminals, and who he is. Only the networks that are named may, where any are. A load balancer
 * that is named says before the first byte for whom it stands (PROXY protocol, versions 1 and 2), so that what is bounded for each
 * address is bounded for the terminal's and not for its own; from anybody else such a line is noise.
 */
final class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final AttributeKey<InetAddress> ADDRESS = AttributeKey.valueOf(Door.class, "address");
    /** A load balancer says it with the first packet. */
    private static final int INTRODUCTION_S = 10;

    private final Networks allowed;
    private final Networks proxies;

    Door(GatewaySettings settings) {
        this(settings.networks().orElse(List.of()), settings.proxyFrom().orElse(List.of()));
    }

    /**
     * @param networks who may come in; empty for everybody
     * @param proxyFrom load balancers that introduce others; empty for none
     */
    Door(List<String> networks, List<String> proxyFrom) {
        this.allowed = Networks.of("LIANDAN_JT808_NETWORKS", networks);
        this.proxies = Networks.of("LIANDAN_JT808_PROXY_FROM", proxyFrom);
    }

    /** The address of whoever speaks on a connection: the terminal's, not its load balancer's. */
    static InetAddress addressOf(Channel channel) {
        InetAddress introduced = channel.attr(ADDRESS).get();
        return introduced == null ? peer(channel) : introduced;
    }

    /** Whether that address may speak here. */
    boolean admits(InetAddress address) {
        return allowed.isEmpty() || allowed.contain(address);
    }

    /**
     * Lets a connection through to its handler, at once or when it has been introduced.
     *
     * @param handler made when it is known who speaks
     */
    void lead(Channel channel, Supplier<ChannelInboundHandlerAdapter> handler) {
        if (!proxies.isEmpty() && proxies.contain(peer(channel))) {
            channel.pipeline().addLast(new HAProxyMessageDecoder(true), new Introduction(handler));
        } else {
            channel.pipeline().addLast(handler.get());
        }
    }

    private static InetAddress peer(Channel channel) {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    /** Waits for the load balancer's line and makes room for the handler. */
    private static final class Introduction extends ChannelInboundHandlerAdapter {

        private final Supplier<ChannelInboundHandlerAdapter> handler;
        private @Nullable Future<?> patience;

        Introduction(Supplier<ChannelInboundHandlerAdapter> handler) {
            this.handler = handler;
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
            context.pipeline().addLast(handler.get());
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
