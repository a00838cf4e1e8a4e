package org.liandan.gateway;

import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.LoggedMessage;
import org.liandan.jt808.BodyCipher;
import org.liandan.jt808.Fields;
import org.liandan.jt808.Glimpse;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.MessageName;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;

/** Kept frames made readable for people, with {@link Secrets} masked. Decodes them anew, in the order in which they went. */
final class ReadableFrames {

    private final TerminalStream fromTerminal = new TerminalStream(StreamLimits.DEFAULT);
    private final PlatformStream fromPlatform = new PlatformStream(StreamLimits.DEFAULT);
    private final Secrets secrets;

    /**
     * @param issued what is kept of the code that the terminal has now, which is shown nowhere
     * @param cipher decrypts what the terminal encrypts, or null
     */
    ReadableFrames(@Nullable CodeHash issued, @Nullable BodyCipher cipher) {
        fromTerminal.decryptWith(cipher);
        this.secrets = new Secrets(issued);
    }

    List<LoggedMessage> newestFirst(List<FrameLog.Kept> kept) {
        List<LoggedMessage> readable = new ArrayList<>(kept.size());
        for (FrameLog.Kept frame : kept) {
            readable.add(readable(frame));
        }
        return readable.reversed();
    }

    private LoggedMessage readable(FrameLog.Kept kept) {
        Outcome outcome = new Outcome();
        byte[] wire = kept.bytes();
        if (kept.fromTerminal()) {
            wire = withFlags(kept.bytes());
            fromTerminal.read(Unpooled.wrappedBuffer(wire), outcome);
        } else {
            fromPlatform.read(Unpooled.wrappedBuffer(wire), outcome);
        }
        return outcome.logged(Instant.ofEpochMilli(kept.atMillis()), kept.fromTerminal(), wire);
    }

    static byte[] withFlags(byte[] frame) {
        byte[] wire = new byte[frame.length + 2];
        wire[0] = 0x7e;
        System.arraycopy(frame, 0, wire, 1, frame.length);
        wire[wire.length - 1] = 0x7e;
        return wire;
    }

    /** What the last frame of an entry turned out to be: a long message of the platform goes out in several. */
    private final class Outcome implements TerminalSink, PlatformSink {

        private @Nullable Header header;
        private Map<String, @Nullable Object> body = Map.of();
        private @Nullable Malformed fault;

        @Override
        public void message(Header read, TerminalMessage message) {
            header = read;
            body = Fields.of(message);
        }

        @Override
        public void message(Header read, PlatformMessage message) {
            header = read;
            body = Fields.of(message);
        }

        @Override
        public void fragment(Header read) {
            header = read;
        }

        @Override
        public void malformed(Malformed malformed) {
            fault = malformed;
            header = malformed.header();
        }

        LoggedMessage logged(Instant at, boolean up, byte[] wire) {
            Header read = header;
            Glimpse glimpse = Glimpse.of(inner(wire), wire.length - 2);
            int id = read != null ? read.messageId() : glimpse != null ? glimpse.messageId() : -1;
            MessageName name = id < 0 ? null : MessageName.of(id).orElse(null);
            Malformed bad = fault;
            return new LoggedMessage(
                    at,
                    up,
                    id < 0 ? "" : "0x%04x".formatted(id),
                    name == null ? "" : name.chinese(),
                    name == null ? "" : name.english(),
                    read == null ? Map.of() : Fields.of(read),
                    secrets.masked(id, body),
                    secrets.hex(id, body, wire),
                    bad == null ? null : bad.reason().label(),
                    bad == null ? null : bad.detail());
        }

        private static byte[] inner(byte[] wire) {
            byte[] inner = new byte[wire.length - 1];
            System.arraycopy(wire, 1, inner, 0, inner.length);
            return inner;
        }
    }
}
