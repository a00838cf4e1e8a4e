package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * The bytes of one connection to a platform, turned into messages as {@link TerminalStream} does: this is the
 * terminal's side. One for each connection; not for use by several threads at once.
 */
public final class PlatformStream {

    private final FrameReader frames;

    public PlatformStream(StreamLimits limits) {
        this.frames = new FrameReader(limits);
    }

    /**
     * Reads all readable bytes and hands on what they complete; a frame cut by their end is kept for the next call. No bytes
     * make it throw or lose a good frame behind bad ones; what the sink throws goes through.
     */
    public void read(ByteBuf in, PlatformSink sink) {
        frames.read(in, new Decoding(sink));
    }

    /** Split messages that have not all their packages, oldest first: what a 2019 terminal asks for with 0x0005. */
    public List<MissingPackages> missing() {
        return frames.missing();
    }

    private record Decoding(PlatformSink sink) implements FrameReader.Receiver {

        @Override
        public void body(Header header, BodyReader body) {
            PlatformMessage message;
            try {
                message = PlatformCodec.read(header.messageId(), body);
                body.finish();
            } catch (MalformedBody fault) {
                sink.malformed(fault.with(header));
                return;
            }
            sink.message(header.withVersion(body.version()), message);
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
