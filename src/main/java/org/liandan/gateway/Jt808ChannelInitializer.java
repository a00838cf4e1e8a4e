package org.liandan.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.liandan.gateway.door.Door;

/**
 * What happens to a terminal's bytes, from the socket to hand-over 1 and back. One handler does it, because the rooms
 * behind it are plain calls:
 *
 * <pre>
 *  {@link Door}                            who may speak, and for whom a load balancer stands
 *  channelRead          {@link TerminalConnection}   bytes as they come
 *    └ read             {@link org.liandan.jt808.TerminalStream}
 *                       split at 0x7e, un-escape, bound, check code, packages, decode
 *        ├ malformed    counted by reason; 0x8001 result 2 where the header could be read
 *        └ message      {@link Session#on}           state × message → {@link Reaction}
 *             ├ Answer  0x8001 or 0x8100 at once
 *             ├ Register  {@link Registrar}, off the event loop; what follows is held back
 *             └ Store   {@link ReportTranslation}, then hand-over 1:
 *                       {@link org.liandan.ingest.PositionPipeline#accept}; lane full → autoRead(false)
 *  committed            {@link PendingAnswer} → {@link LoopAnswers} → 0x8001 result 0, one flush a connection
 * </pre>
 *
 * Idle, unauthenticated and withdrawn connections are closed by {@link Sessions#sweep}, those that read nothing by the
 * channel's own high-water mark.
 */
final class Jt808ChannelInitializer extends ChannelInitializer<Channel> {

    private final Gateway gateway;
    private final Map<EventLoop, LoopAnswers> answers = new ConcurrentHashMap<>();

    private final Door door;
    private final @Nullable SslContext tls;

    /** @param tls of the encrypted port; null for the plain one */
    Jt808ChannelInitializer(Gateway gateway, Door door, @Nullable SslContext tls) {
        this.gateway = gateway;
        this.door = door;
        this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
        LoopAnswers loop = answers.computeIfAbsent(channel.eventLoop(), LoopAnswers::new);
        door.lead(channel, pipeline -> {
            if (tls != null) {
                // the terminal's bytes are encrypted, its load balancer's line before them is not
                pipeline.addLast(tls.newHandler(channel.alloc()));
            }
            pipeline.addLast(new TerminalConnection(gateway, door, loop));
        });
    }
}
