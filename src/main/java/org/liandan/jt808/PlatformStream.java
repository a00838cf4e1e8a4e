package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * The bytes of one connection to a platform, turned into messages as {@link TerminalStream} does: this is the
 * terminal's side. One for each connection; not for use by several threads at once.
 */
public final class PlatformStream {

    private final FrameReader frames;
    private ProtocolVersion oldHeader = ProtocolVersion.V2013;

    public PlatformStream(StreamLimits limits) {
        this.frames = new FrameReader(limits);
    }

    /**
     * Tells the edition of frames with the header that 2011 and 2013 share. Without it, and where a body does not fit it, the
     * body decides. 2019 is told by the header alone.
     */
    public void assume(ProtocolVersion edition) {
        oldHeader = edition == ProtocolVersion.V2011 ? edition : ProtocolVersion.V2013;
    }

    /**
     * Reads all readable bytes and hands on what they complete; a frame cut by their end is kept for the next call. No bytes
     * make it throw or lose a good frame behind bad ones; what the sink throws goes through.
     */
    public void read(ByteBuf in, PlatformSink sink) {
        frames.read(in, new Decoding(sink, oldHeader));
    }

    /** Split messages that have not all their packages, oldest first: what a 2019 terminal asks for with 0x0005. */
    public List<MissingPackages> missing() {
        return frames.missing();
    }

    private record Decoding(PlatformSink sink, ProtocolVersion oldHeader) implements FrameReader.Receiver {

        @Override
        public void body(Header header, BodyReader body) {
            PlatformMessage message;
            if (body.version() == ProtocolVersion.V2013) {
                body.use(oldHeader);
            }
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
