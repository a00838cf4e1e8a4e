package org.liandan.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.gateway.door.Door;
import org.liandan.ingest.Receipt;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.MediaMessage;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.PlatformRsaKey;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalNotice;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;
import org.liandan.jt808.TimeAnswer;

/**
 * One terminal's connection: turns bytes into messages, asks the session what they lead to, and does it. Everything runs
 * on the channel's event loop unless said otherwise.
 */
final class TerminalConnection extends ChannelInboundHandlerAdapter implements TerminalSink {

    private static final Logger LOG = Logger.getLogger(TerminalConnection.class);

    private static final int NOISE_WAITS_S = 5;

    private final Gateway gateway;
    private final Door door;
    private final TerminalStream stream;
    private final PackageRequests requests;
    private final LoopAnswers answers;
    private final ConnectionLogin login;
    private final HeldMessages held;
    private final SilenceTimer silence = new SilenceTimer();

    @SuppressWarnings("NullAway.Init")
    private ChannelHandlerContext context;

    @SuppressWarnings("NullAway.Init")
    private InetAddress address;

    @SuppressWarnings("NullAway.Init")
    private Outbound out;

    @SuppressWarnings("NullAway.Init")
    private ConnectionWatch watch;

    private Instant receivedAt = Instant.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private volatile ReadGate gate;

    private @Nullable CloseReason reason;

    private final MessageRate rate = new MessageRate(System.nanoTime());
    /** Frames in a row of which not even the head could be read. */
    private int noise;

    /** Whether there may be split messages that are not whole. */
    private volatile boolean splits;

    TerminalConnection(Gateway gateway, Door door, LoopAnswers answers) {
        this.gateway = gateway;
        this.door = door;
        this.answers = answers;
        this.login = new ConnectionLogin(this, gateway);
        this.held = new HeldMessages(this, gateway.registrar());
        this.stream = new TerminalStream(StreamLimits.DEFAULT, gateway.fragments());
        this.requests = new PackageRequests(stream, gateway.settings().packageQuietTime());
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        gate = new ReadGate(active.channel(), gateway.counters());
        address = Door.addressOf(active.channel());
        watch = new ConnectionWatch(gateway.traces(), gateway.clock(), address.getHostAddress());
        out = new Outbound(active, watch);
        if (!gateway.sessions().admit(this, address)) {
            close(CloseReason.TOO_MANY);
        } else if (!door.admits(address)) {
            close(CloseReason.NOT_ALLOWED);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        CloseReason why = reason == null ? CloseReason.PEER : reason;
        gateway.counters().closed(why);
        watch.closed(why);
        gateway.sessions().remove(this, address);
        login.leave();
        stream.close();
        out.release();
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object bytes) {
        ByteBuf in = (ByteBuf) bytes;
        try {
            receivedAt = gateway.clock().instant();
            watch.bytes(in, receivedAt);
            stream.read(in, this, receivedAt.toEpochMilli());
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reader) {
        flush();
        GatewaySettings settings = gateway.settings();
        long pauseNs = rate.pauseNs(System.nanoTime(), settings.maxMessagesPerSecond(), settings.messageBurst());
        if (pauseNs > 0) {
            gate.hold(ReadGate.Hold.RATE);
            Future<?> _ =
                    reader.executor().schedule(() -> gate.release(ReadGate.Hold.RATE), pauseNs, TimeUnit.NANOSECONDS);
        }
    }

    // --- what the stream hands on ---------------------------------------------------------------------------------

    @Override
    public void frame(byte[] bytes, int length) {
        if (watch.frame(bytes, length)) {
            stream.decryptWith(gateway.keys().cipher(watch.phone()));
        }
    }

    @Override
    public void message(Header header, TerminalMessage message) {
        gateway.counters().frame();
        understood();
        watch.header(header);
        if (!held.hold(header, message)) {
            perform(header, message);
        }
        gateway.counters().message();
    }

    @Override
    public void fragment(Header header) {
        gateway.counters().frame();
        understood();
        watch.header(header);
        gateway.counters().fragment();
        splits = true;
    }

    @Override
    public void malformed(Malformed malformed) {
        gateway.counters().frame();
        gateway.counters().malformed(malformed.reason());
        LOG.tracef("malformed from %s: %s", address, malformed.detail());
        watch.malformed(malformed);
        Header header = malformed.header();
        if (header == null) {
            rate.took(1);
            if (++noise == gateway.settings().maxNoise()) {
                // shown out at once it would be back at once, which costs more than letting it wait
                gate.hold(ReadGate.Hold.NOISE);
                Future<?> _ =
                        context.executor().schedule(() -> close(CloseReason.NOISE), NOISE_WAITS_S, TimeUnit.SECONDS);
            }
        } else {
            understood();
            out.append(header, PlatformAnswer.to(header, PlatformResult.WRONG_MESSAGE));
        }
    }

    /** A frame was one of JT/T 808, whatever its body: bytes alone, be they ever so many, are no sign of life. */
    private void understood() {
        silence.heard();
        noise = 0;
        rate.took(1);
    }

    // --- what it leads to -----------------------------------------------------------------------------------------

    /** Does what the message leads to; event loop only. */
    void perform(Header header, TerminalMessage message) {
        switch (gateway.session().on(login.state(), header, message)) {
            case Reaction.Store store -> store(header, store);
            case Reaction.Answer answer -> {
                login.enter(answer.next(), header.version(), receivedAt);
                out.answer(header, answer.result());
            }
            case Reaction.RefuseRegistration refusal -> {
                out.append(header, new RegistrationAnswer(header.serial(), refusal.result(), null));
                refused(header, refusal.next(), refusal.why());
            }
            case Reaction.Refuse refusal -> {
                out.answer(header, PlatformResult.FAILURE);
                refused(header, refusal.next(), refusal.why());
            }
            case Reaction.Register register -> register(header, register);
            case Reaction.KeepMedia media -> keepMedia(header, media.message());
            case Reaction.Answered answered ->
                tell((listener, current) -> listener.answered(current, header, answered.answer()));
            case Reaction.Noticed noticed -> {
                tell((listener, current) -> listener.noticed(current, header, noticed.notice()));
                out.answer(header, PlatformResult.OK);
            }
            case Reaction.KeepPaper paper -> keepPaper(header, paper.notice());
            case Reaction.TellTime _ -> out.append(header, new TimeAnswer(receivedAt));
            case Reaction.KeepKey keep -> keepKey(header, keep);
            case Reaction.Silence _ -> {}
        }
    }

    private void refused(Header header, SessionState next, Refusal why) {
        watch.failed(why.kind(), why.detail());
        login.enter(next, header.version(), receivedAt);
    }

    /** Keeps the terminal's key and tells it the platform's; from then on it may encrypt. */
    private void keepKey(Header header, Reaction.KeepKey keep) {
        gateway.keys()
                .keep(
                        keep.terminal(),
                        keep.key(),
                        receivedAt,
                        own -> onLoop(() -> {
                            out.append(
                                    header,
                                    own == null
                                            ? PlatformAnswer.to(header, PlatformResult.FAILURE)
                                            : new PlatformRsaKey(own));
                            out.flush();
                            stream.decryptWith(gateway.keys()
                                    .cipher(keep.terminal().phone().digits()));
                        }));
    }

    private void tell(BiConsumer<LinkListener, TerminalLink> news) {
        ConnectionLink current = login.link();
        if (current != null) {
            gateway.listeners().tell(listener -> news.accept(listener, current));
        }
    }

    private void keepMedia(Header header, MediaMessage message) {
        ConnectionLink current = login.link();
        if (current != null) {
            gateway.media().take(this, current, header, message, receivedAt);
        }
    }

    private void keepPaper(Header header, TerminalNotice notice) {
        tell((listener, current) -> listener.noticed(current, header, notice));
        ConnectionLink current = login.link();
        if (current != null) {
            gateway.papers().take(this, current, header, notice, receivedAt);
        }
    }

    private void store(Header header, Reaction.Store store) {
        ReportTranslation translation =
                ReportTranslation.of(store.terminal(), store.reports(), store.backlog(), receivedAt);
        watch.positions(translation.positions().size());
        rate.took(store.reports().size() - 1);
        ConnectionLink current = login.link();
        Receipt answer = new PendingAnswer(this, header, answers);
        if (current != null) {
            answer = gateway.safety().accompany(this, current, store.reports(), receivedAt, answer);
        }
        if (!gateway.pipeline().accept(store.terminal(), translation.positions(), translation.setAside(), answer)) {
            gate.hold(ReadGate.Hold.LANE_FULL);
        }
    }

    private void register(Header header, Reaction.Register register) {
        login.registering(header.version());
        watch.said(register.device());
        login.enter(register.next(), header.version(), receivedAt);
        held.register(header, register);
    }

    // --- the way back ---------------------------------------------------------------------------------------------

    /** The message with that header is durable; true when this is the first answer since the last flush. */
    boolean acknowledge(Header header) {
        if (!context.channel().isActive()) {
            return false;
        }
        boolean first = out.flushed();
        out.answer(header, PlatformResult.OK);
        return first;
    }

    /** Answers that message with the next flush; event loop only. */
    void append(Header to, PlatformMessage message) {
        int _ = out.append(to, message);
    }

    void flush() {
        out.flush();
    }

    /** Answers that message, in the edition and under the number that it used; any thread. */
    void reply(Header to, PlatformMessage message) {
        onLoop(() -> {
            if (context.channel().isActive()) {
                out.append(to, message);
                out.flush();
            }
        });
    }

    /** The address under which the terminal has reached us. */
    String localHost() {
        return ((InetSocketAddress) context.channel().localAddress())
                .getAddress()
                .getHostAddress();
    }

    /** For {@link TerminalLink#send}; any thread. */
    void send(ConnectionLink from, PlatformMessage message, IntConsumer sentWithSerial) {
        onLoop(() -> sentWithSerial.accept(sendNow(from, message)));
    }

    private int sendNow(ConnectionLink from, PlatformMessage message) {
        if (!from.open() || !context.channel().isActive()) {
            return TerminalLink.NOT_SENT;
        }
        try {
            int first = out.append(from.version(), from.terminal().phone().digits(), message);
            out.flush();
            return first;
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "0x%04x cannot be sent to %s: %s",
                    message.messageId(), from.terminal().phone().digits(), e.getMessage());
            return TerminalLink.NOT_SENT;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext writer) {
        if (!writer.channel().isWritable()) {
            close(CloseReason.SLOW_READER);
        }
    }

    // --- reading and ending; the methods below may be called by any thread ----------------------------------------

    /** Does that on the connection's event loop, behind what is under way there. */
    void onLoop(Runnable work) {
        context.executor().execute(work);
    }

    /** One reason less not to read. Behind what is under way: a lane may have room again before its sender is held. */
    void release(ReadGate.Hold why) {
        onLoop(() -> gate.release(why));
    }

    /** One reason more not to read; what is under way is still answered. At once on the event loop. */
    void hold(ReadGate.Hold why) {
        if (context.executor().inEventLoop()) {
            gate.hold(why);
        } else {
            onLoop(() -> gate.hold(why));
        }
    }

    /** Whether the other end is still there; any thread. */
    boolean isOpen() {
        return context.channel().isActive();
    }

    /** What was answered goes out, then the connection ends. */
    void finish() {
        onLoop(() -> {
            flush();
            close(CloseReason.DRAIN);
        });
    }

    /** Event loop only, but for {@link ReadGate#open}. */
    ReadGate gate() {
        return gate;
    }

    SessionState state() {
        return login.state();
    }

    ConnectionWatch watch() {
        return watch;
    }

    /** The sweeper's second has passed. */
    void tick(long idleTimeoutS, long loginTimeoutS) {
        if (splits) {
            onLoop(this::askForPackages);
        }
        boolean loggedIn = login.state() instanceof SessionState.Authenticated;
        CloseReason over = silence.tick(gate.open(), loggedIn, idleTimeoutS, loginTimeoutS);
        if (over != null) {
            close(over);
        }
    }

    private void askForPackages() {
        long now = gateway.clock().millis();
        splits = requests.ask(out, watch, this, now) && context.channel().isActive();
        out.flush();
    }

    void close(CloseReason why) {
        onLoop(() -> {
            if (reason == null) {
                reason = why;
                LOG.debugf("connection from %s closed: %s", address, why.label());
            }
            ChannelFuture _ = context.close();
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        if (cause instanceof DecoderException) {
            // what was to be TLS is none, or without the certificate that is asked for: anybody can send that, as often
            // as he likes
            LOG.debugf("connection from %s does not speak TLS as it should: %s", address, cause.getMessage());
            close(CloseReason.TLS);
        } else if (!(cause instanceof IOException)) {
            LOG.errorf(cause, "connection from %s failed", address);
            close(CloseReason.FAILURE);
        } else {
            close(timedOut(cause) ? CloseReason.HALF_OPEN : CloseReason.PEER);
        }
    }

    /** ETIMEDOUT: nobody has confirmed what was sent, for as long as {@link GatewaySettings#unconfirmedTimeout}. */
    private static boolean timedOut(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("timed out");
    }
}
