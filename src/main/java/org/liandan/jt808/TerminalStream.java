package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one terminal's connection, turned into messages: split at flags, un-escaped, bounded, checked, put together
 * from packages, decoded. One for each connection; not for use by several threads at once.
 */
public final class TerminalStream implements AutoCloseable {

    private final FrameReader frames;
    private ProtocolVersion edition = ProtocolVersion.V2013;

    /** A stream whose split messages are bounded by the limits alone. */
    public TerminalStream(StreamLimits limits) {
        this(limits, new FragmentBudget(Long.MAX_VALUE));
    }

    /**
     * A stream that shares a bound with others.
     *
     * @param budget of which the stream takes bytes until {@link #close}
     */
    public TerminalStream(StreamLimits limits, FragmentBudget budget) {
        this.frames = new FrameReader(limits, budget);
    }

    /** From now on encrypted bodies are decrypted with that; null: they are refused. */
    public void decryptWith(@Nullable BodyCipher cipher) {
        frames.cipher(cipher);
    }

    /**
     * From now on bodies under a header of 2011 and 2013, which is the same, are read as that edition's where both would be
     * possible. A stream begins with 2013 and learns from 0x0100.
     */
    public void assume(ProtocolVersion version) {
        edition = version == ProtocolVersion.V2011 ? version : ProtocolVersion.V2013;
    }

    /**
     * Reads all readable bytes and hands on what they complete; a frame cut by their end is kept for the next call. No bytes
     * make it throw or lose a good frame behind bad ones; what the sink throws goes through.
     */
    public void read(ByteBuf in, TerminalSink sink) {
        frames.read(in, new Decoding(this, sink));
    }

    /**
     * The same, and tells the time, by which packages of split messages grow old.
     *
     * @param nowMillis by any clock, as long as it is always the same
     */
    public void read(ByteBuf in, TerminalSink sink, long nowMillis) {
        frames.now(nowMillis);
        read(in, sink);
    }

    /** Split messages that have not all their packages, oldest first: what to ask for with 0x8003. Cheap when there are none. */
    public List<MissingPackages> missing() {
        return frames.missing();
    }

    /** Gives up split messages of which no package has come since then, with {@link MalformedReason#FRAGMENT_DROPPED}. */
    public void expire(long beforeMillis, TerminalSink sink) {
        frames.expire(beforeMillis, new Decoding(this, sink));
    }

    /** Forgets what is unfinished and gives its bytes back to the budget. */
    @Override
    public void close() {
        frames.clear();
    }

    /** Forgets the frame begun: what follows is not of this grammar. */
    void abandon() {
        frames.abandon();
    }

    /** The registration tells 2011 from 2013 by its length, and what comes behind it is of the same edition. */
    private void learn(TerminalMessage message, ProtocolVersion version) {
        if (message instanceof Registration && version != ProtocolVersion.V2019) {
            edition = version;
        }
    }

    private record Decoding(TerminalStream stream, TerminalSink sink) implements FrameReader.Receiver {

        @Override
        public void body(Header header, BodyReader body) {
            if (header.version() != ProtocolVersion.V2019) {
                body.use(stream.edition);
            }
            TerminalMessage message;
            try {
                message = TerminalCodec.read(header.messageId(), body);
                body.finish();
            } catch (MalformedBody fault) {
                sink.malformed(fault.with(header));
                return;
            }
            stream.learn(message, body.version());
            sink.message(header.withVersion(body.version()), message);
        }

        @Override
        public void frame(byte[] bytes, int length) {
            sink.frame(bytes, length);
        }

        @Override
        public void fragment(Header header) {
            sink.fragment(header);
        }

        @Override
        public void malformed(Malformed malformed) {
            sink.malformed(malformed);
        }
    }
}
