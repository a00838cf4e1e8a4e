package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * The bytes of one terminal's connection, turned into messages: split at flags, un-escaped, bounded, checked, put together
 * from packages, decoded. One for each connection; not for use by several threads at once.
 */
public final class TerminalStream {

    private final FrameReader frames;

    public TerminalStream(StreamLimits limits) {
        this.frames = new FrameReader(limits);
    }

    /**
     * Reads all readable bytes and hands on what they complete; a frame cut by their end is kept for the next call. No bytes
     * make it throw or lose a good frame behind bad ones; what the sink throws goes through.
     */
    public void read(ByteBuf in, TerminalSink sink) {
        frames.read(in, new Decoding(sink));
    }

    /** Split messages that have not all their packages, oldest first: what to ask for with 0x8003. */
    public List<MissingPackages> missing() {
        return frames.missing();
    }

    private record Decoding(TerminalSink sink) implements FrameReader.Receiver {

        @Override
        public void body(Header header, BodyReader body) {
            TerminalMessage message;
            try {
                message = TerminalCodec.read(header.messageId(), body);
                body.finish();
            } catch (MalformedBody fault) {
                sink.malformed(fault.with(header));
                return;
            }
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
