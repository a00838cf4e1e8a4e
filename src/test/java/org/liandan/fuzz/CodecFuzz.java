package org.liandan.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.AttachmentBlock;
import org.liandan.jt808.AttachmentSink;
import org.liandan.jt808.AttachmentStream;
import org.liandan.jt808.Fields;
import org.liandan.jt808.FragmentBudget;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;

/**
 * What must hold for any bytes, as the fuzzer's target: nothing is thrown; no more is kept than the limits say; a good frame
 * behind the bytes comes out; and what was decoded can be shown, and is the same when it was written again and read.
 */
public final class CodecFuzz {

    /** Tight, so that short inputs reach the bounds. */
    private static final StreamLimits LIMITS = new StreamLimits(2090, 3, 20, 4096);

    private static final int MOST_BLOCK_BYTES = 1 << 16;
    private static final String PHONE = "13800138000";
    private static final int SERIAL = 0x5a17;
    private static final byte[] GOOD_HEARTBEAT = goodHeartbeat();
    private static final byte[] GOOD_ANSWER = goodAnswer();
    /** What text becomes where its bytes are no GBK; it cannot be written as it was. */
    private static final char REPLACEMENT = '\ufffd';

    private static final int MOST_LOSSES = 3;

    private CodecFuzz() {}

    /** Jazzer's entry. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte[] wire = FuzzInput.wire(input);
        fromTerminal(wire, FuzzInput.chunk(input));
        fromPlatform(wire, FuzzInput.chunk(input));
        attachments(wire, FuzzInput.chunk(input));
    }

    private static void fromTerminal(byte[] wire, int chunk) {
        TerminalStream stream = new TerminalStream(LIMITS);
        Terminal read = new Terminal();
        for (int at = 0; at < wire.length; at += Math.min(chunk, wire.length - at)) {
            stream.read(Unpooled.wrappedBuffer(wire, at, Math.min(chunk, wire.length - at)), read);
        }
        require(stream.missing().size() <= LIMITS.openMessages(), "more unfinished messages than the limit");
        stream.read(Unpooled.wrappedBuffer(GOOD_HEARTBEAT), read);
        require(!read.messages.isEmpty(), "the good frame is lost");
        Read<TerminalMessage> last = read.messages.removeLast();
        require(last.message.equals(new Heartbeat()) && last.header.serial() == SERIAL, "the good frame is lost");
        for (Read<TerminalMessage> one : read.messages) {
            Fields.of(one.header);
            Fields.of(one.message);
            TerminalMessage message = one.message;
            for (int i = 0; i < MOST_LOSSES && message.toString().indexOf(REPLACEMENT) >= 0; i++) {
                // what is no GBK is written as something shorter, which may read as another layout, once
                message = rewritten(one.header, message);
            }
            requireSame(message, rewritten(one.header, message));
        }
    }

    /** Blocks have no check code, so a good frame may be taken for data; but a block never has more than its length says. */
    private static void attachments(byte[] wire, int chunk) {
        FragmentBudget budget = new FragmentBudget(LIMITS.fragmentBytes());
        Attachment read = new Attachment();
        try (AttachmentStream stream = new AttachmentStream(LIMITS, MOST_BLOCK_BYTES, budget)) {
            for (int at = 0; at < wire.length; at += Math.min(chunk, wire.length - at)) {
                stream.read(Unpooled.wrappedBuffer(wire, at, Math.min(chunk, wire.length - at)), read);
            }
            require(budget.takenBytes() <= budget.mostBytes(), "more bytes kept than the budget has");
        }
        require(budget.takenBytes() == 0, "bytes of the budget are not given back");
    }

    private static TerminalMessage rewritten(Header header, TerminalMessage message) {
        ByteBuf out = Unpooled.buffer();
        try {
            FrameWriter.write(out, header.version(), header.phone(), header.serial(), message);
        } catch (IllegalArgumentException refusal) {
            // devices use layouts that the header's edition does not have; these are read, and not written
            require(!out.isReadable(), "a refused message has left bytes behind");
            return message;
        }
        Terminal read = new Terminal();
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        stream.assume(header.version());
        stream.read(out, read);
        require(read.messages.size() == 1, "what was decoded is not read again: " + message + " " + read.malformed);
        return read.messages.getFirst().message;
    }

    private static void fromPlatform(byte[] wire, int chunk) {
        PlatformStream stream = new PlatformStream(LIMITS);
        Platform read = new Platform();
        for (int at = 0; at < wire.length; at += Math.min(chunk, wire.length - at)) {
            stream.read(Unpooled.wrappedBuffer(wire, at, Math.min(chunk, wire.length - at)), read);
        }
        require(stream.missing().size() <= LIMITS.openMessages(), "more unfinished messages than the limit");
        stream.read(Unpooled.wrappedBuffer(GOOD_ANSWER), read);
        require(!read.messages.isEmpty(), "the good frame is lost");
        require(read.messages.removeLast().header.serial() == SERIAL, "the good frame is lost");
        for (Read<PlatformMessage> one : read.messages) {
            Fields.of(one.message);
            PlatformMessage message = one.message;
            for (int i = 0; i < MOST_LOSSES && message.toString().indexOf(REPLACEMENT) >= 0; i++) {
                // what is no GBK is written as something shorter, which may read as another layout, once
                message = rewritten(one.header, message);
            }
            requireSame(message, rewritten(one.header, message));
        }
    }

    private static PlatformMessage rewritten(Header header, PlatformMessage message) {
        ByteBuf out = Unpooled.buffer();
        try {
            FrameWriter.write(out, header.version(), header.phone(), header.serial(), message);
        } catch (IllegalArgumentException refusal) {
            // devices use layouts that the header's edition does not have; these are read, and not written
            require(!out.isReadable(), "a refused message has left bytes behind");
            return message;
        }
        Platform read = new Platform();
        PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
        stream.assume(header.version());
        stream.read(out, read);
        require(read.messages.size() == 1, "what was decoded is not read again: " + message + " " + read.malformed);
        return read.messages.getFirst().message;
    }

    private static void requireSame(Object first, Object second) {
        require(
                first.equals(second) && first.hashCode() == second.hashCode(),
                "read, written and read again: " + first + " became " + second);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalStateException(sentence);
        }
    }

    private static byte[] goodHeartbeat() {
        ByteBuf out = Unpooled.buffer();
        FrameWriter.write(out, ProtocolVersion.V2013, PHONE, SERIAL, new Heartbeat());
        return bytes(out);
    }

    private static byte[] goodAnswer() {
        ByteBuf out = Unpooled.buffer();
        FrameWriter.write(
                out, ProtocolVersion.V2019, PHONE, SERIAL, new PlatformAnswer(1, Heartbeat.ID, PlatformResult.OK));
        return bytes(out);
    }

    private static byte[] bytes(ByteBuf out) {
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }

    private record Read<M>(Header header, M message) {}

    private static final class Terminal implements TerminalSink {

        private final List<Read<TerminalMessage>> messages = new ArrayList<>();
        private final List<Malformed> malformed = new ArrayList<>();

        @Override
        public void message(Header header, TerminalMessage message) {
            messages.add(new Read<>(header, message));
        }

        @Override
        public void malformed(Malformed fault) {
            malformed.add(fault);
        }
    }

    private static final class Platform implements PlatformSink {

        private final List<Read<PlatformMessage>> messages = new ArrayList<>();
        private final List<Malformed> malformed = new ArrayList<>();

        @Override
        public void message(Header header, PlatformMessage message) {
            messages.add(new Read<>(header, message));
        }

        @Override
        public void malformed(Malformed fault) {
            malformed.add(fault);
        }
    }

    private static final class Attachment implements AttachmentSink {

        private long rest;

        @Override
        public void block(AttachmentBlock block) {
            require(rest == 0, "a block begins within another");
            require(block.length() <= MOST_BLOCK_BYTES, "a block longer than the limit");
            rest = block.length();
        }

        @Override
        public void data(AttachmentBlock block, long offset, ByteBuf piece) {
            rest -= piece.readableBytes();
            require(rest >= 0, "more data than the block has");
        }

        @Override
        public void blockEnd(AttachmentBlock block) {
            require(rest == 0, "a block ends before its data");
        }

        @Override
        public void message(Header header, TerminalMessage message) {
            Fields.of(message);
        }

        @Override
        public void malformed(Malformed fault) {
            require(rest == 0, "a fault within a block");
        }
    }
}
