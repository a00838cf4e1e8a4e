package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** What a stream says of its bytes, as values that tests compare. */
sealed interface Outcome {

    record FromTerminal(Header header, TerminalMessage message) implements Outcome {}

    record FromPlatform(Header header, PlatformMessage message) implements Outcome {}

    record Fragment(Header header) implements Outcome {}

    record Refused(Malformed malformed) implements Outcome {}

    /** What a platform reads, the bytes coming in these chunks. */
    static List<Outcome> ofTerminal(byte[]... chunks) {
        return ofTerminal(StreamLimits.DEFAULT, chunks);
    }

    static List<Outcome> ofTerminal(StreamLimits limits, byte[]... chunks) {
        TerminalStream stream = new TerminalStream(limits);
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
        List<Outcome> outcomes = new ArrayList<>();
        new PlatformStream(StreamLimits.DEFAULT).read(Unpooled.wrappedBuffer(bytes), new PlatformSink() {
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
