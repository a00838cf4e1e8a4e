package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stream says of its bytes, as values that tests compare. */
sealed interface Outcome {

    record FromTerminal(Header header, TerminalMessage message) implements Outcome {}

    record FromPlatform(Header header, PlatformMessage message) implements Outcome {}

    record Fragment(Header header) implements Outcome {}

    record Refused(Malformed malformed) implements Outcome {}

    /** The header of a message whose body was read, else null. */
    default @Nullable Header readHeader() {
        return switch (this) {
            case FromTerminal(Header _, UnknownTerminalMessage _) -> null;
            case FromTerminal(Header header, TerminalMessage _) -> header;
            case FromPlatform(Header _, UnknownPlatformMessage _) -> null;
            case FromPlatform(Header header, PlatformMessage _) -> header;
            case Fragment _, Refused _ -> null;
        };
    }

    /** The message as this codec writes it in the edition that it came in; no bytes for what is none. */
    default Bytes written() {
        ByteBuf out = Unpooled.buffer();
        switch (this) {
            case FromTerminal(Header header, TerminalMessage message) ->
                FrameWriter.write(out, header.version(), header.phone(), header.firstSerial(), message);
            case FromPlatform(Header header, PlatformMessage message) ->
                FrameWriter.write(out, header.version(), header.phone(), header.firstSerial(), message);
            case Fragment _, Refused _ -> {}
        }
        return Bytes.copyOf(out.array(), 0, out.writerIndex());
    }

    /** What a platform reads, the bytes coming in these chunks. */
    static List<Outcome> ofTerminal(byte[]... chunks) {
        return ofTerminal(StreamLimits.DEFAULT, chunks);
    }

    /** What a platform reads that knows the terminal's edition. */
    static List<Outcome> ofTerminal(ProtocolVersion edition, byte[] bytes) {
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        stream.assume(edition);
        return ofTerminal(stream, bytes);
    }

    static List<Outcome> ofTerminal(StreamLimits limits, byte[]... chunks) {
        return ofTerminal(new TerminalStream(limits), chunks);
    }

    private static List<Outcome> ofTerminal(TerminalStream stream, byte[]... chunks) {
        List<Outcome> outcomes = new ArrayList<>();
        for (byte[] chunk : chunks) {
            ByteBuf in = Unpooled.wrappedBuffer(chunk);
            stream.read(in, collector(outcomes));
            if (in.isReadable()) {
                throw new AssertionError("the stream left " + in.readableBytes() + " bytes unread");
            }
        }
        return outcomes;
    }

    static TerminalSink collector(List<Outcome> outcomes) {
        return new TerminalSink() {
            @Override
            public void message(Header header, TerminalMessage message) {
                outcomes.add(new FromTerminal(header, message));
            }

            @Override
            public void fragment(Header header) {
                outcomes.add(new Fragment(header));
            }

            @Override
            public void malformed(Malformed malformed) {
                outcomes.add(new Refused(malformed));
            }
        };
    }

    /** What a terminal reads. */
    static List<Outcome> ofPlatform(byte[] bytes) {
        return ofPlatform(ProtocolVersion.V2013, bytes);
    }

    /** What a terminal of that edition reads. */
    static List<Outcome> ofPlatform(ProtocolVersion edition, byte[] bytes) {
        PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
        stream.assume(edition);
        return ofPlatform(stream, bytes);
    }

    static List<Outcome> ofPlatform(PlatformStream stream, byte[] bytes) {
        List<Outcome> outcomes = new ArrayList<>();
        stream.read(Unpooled.wrappedBuffer(bytes), new PlatformSink() {
            @Override
            public void message(Header header, PlatformMessage message) {
                outcomes.add(new FromPlatform(header, message));
            }

            @Override
            public void fragment(Header header) {
                outcomes.add(new Fragment(header));
            }

            @Override
            public void malformed(Malformed malformed) {
                outcomes.add(new Refused(malformed));
            }
        });
        return outcomes;
    }
}
