package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The two grammars of the attachment link (T/JSATL 12-2017 chapter 4), told apart and bounded. */
class AttachmentStreamTest {

    private static final String NAME = "02_64_6401_0_a1b2.jpg";
    private static final int MOST_BLOCK_BYTES = 4096;

    @Test
    void a_file_comes_as_messages_and_blocks() {
        byte[] link = join(
                frame(new AttachmentStart(NAME, 0, 6)),
                block(NAME, 0, "abc"),
                block(NAME, 3, "def"),
                frame(new AttachmentEnd(NAME, 0, 6)));

        assertThat(read(link))
                .containsExactly(
                        "0x1211", "block 0 3", "data 0 616263", "end", "block 3 3", "data 3 646566", "end", "0x1212");
    }

    @Test
    void data_are_handed_on_before_the_block_is_whole() {
        byte[] block = block(NAME, 100, "abcdef");
        List<String> told = new ArrayList<>();
        AttachmentStream stream = stream();

        stream.read(Unpooled.wrappedBuffer(block, 0, 64), collector(told));
        assertThat(told).containsExactly("block 100 6", "data 100 6162");

        stream.read(Unpooled.wrappedBuffer(block, 64, 4), collector(told));
        assertThat(told).endsWith("data 102 63646566", "end");
    }

    @Test
    void data_may_look_like_frames_and_blocks() {
        byte[] data = join(frame(new Heartbeat()), block("x", 0, "y"), new byte[] {0x7e, 0x30, 0x31, 0x63, 0x64});
        ByteBuf out = Unpooled.buffer();
        new AttachmentBlock(NAME, 0, data.length).write(out, data, 0);

        assertThat(read(join(bytes(out), frame(new Heartbeat()))))
                .containsExactly(
                        "block 0 " + data.length, "data 0 " + HexFormat.of().formatHex(data), "end", "0x0002");
    }

    @Test
    void frames_may_share_a_flag() {
        byte[] first = frame(new AttachmentStart(NAME, 0, 6));
        byte[] second = frame(new AttachmentEnd(NAME, 0, 6));

        assertThat(read(join(first, Arrays.copyOfRange(second, 1, second.length))))
                .containsExactly("0x1211", "0x1212");
    }

    @Test
    void an_empty_block_begins_and_ends() {
        assertThat(read(join(block(NAME, 7, ""), frame(new Heartbeat()))))
                .containsExactly("block 7 0", "end", "0x0002");
    }

    @Test
    void a_block_longer_than_the_bound_is_refused_and_what_follows_is_read() {
        byte[] block = block(NAME, 0, "a".repeat(MOST_BLOCK_BYTES + 1));

        assertThat(read(join(Arrays.copyOf(block, 62), frame(new Heartbeat()))))
                .containsExactly(
                        "block_head 附件数据块应有文件名，数据长度最多 4096 字节 / a block must name its file and have at most 4096 bytes of data",
                        "0x0002");
    }

    @Test
    void a_block_that_goes_beyond_four_gigabytes_is_refused() {
        byte[] block = block(NAME, 0xffff_fff0L, "a".repeat(16));

        assertThat(read(block)).first().asString().startsWith("block_head");
    }

    @Test
    void garbage_costs_one_fault_and_a_block_behind_it_is_found() {
        byte[] garbage = "neither frame nor block ~ at ~ all ~".getBytes(BodyReader.GBK);

        assertThat(read(join(garbage, block(NAME, 0, "abc"), frame(new Heartbeat()))))
                .containsExactly(
                        "no_start_flag 首个标识位 0x7e 之前有数据 / there are bytes before the first flag 0x7e",
                        "block 0 3",
                        "data 0 616263",
                        "end",
                        "0x0002");
    }

    @Property(tries = 1000)
    void garbage_never_loses_the_frame_behind_it(@ForAll("garbage") byte[] garbage) {
        byte[] bytes = join(frame(new Heartbeat()), garbage, frame(new AttachmentEnd(NAME, 0, 6)));

        assertThat(read(bytes)).startsWith("0x0002").endsWith("0x1212");
    }

    @Property(tries = 1000)
    void any_cutting_gives_the_same_file(
            @ForAll("garbage") byte[] garbage, @ForAll @Size(max = 12) List<@IntRange(max = 150) Integer> cuts) {
        byte[] bytes = join(garbage, frame(new Heartbeat()), block(NAME, 0, "abcdef"), garbage, block(NAME, 6, "ghi"));

        assertThat(withoutCuts(read(cut(bytes, cuts)))).isEqualTo(withoutCuts(read(bytes)));
    }

    @Property(tries = 1000)
    void no_bytes_make_it_throw(@ForAll("anything") byte[] bytes, @ForAll @IntRange(min = 1, max = 70) int step) {
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += step) {
            cuts.add(step);
        }

        assertThat(withoutCuts(read(cut(bytes, cuts)))).isEqualTo(withoutCuts(read(bytes)));
    }

    @Test
    void the_block_of_another_project_is_read() {
        byte[] wire = Fixture.all().stream()
                .filter(fixture -> fixture.folder().equals("attachments"))
                .findFirst()
                .orElseThrow()
                .wire()
                .toArray();

        assertThat(read(wire)).containsExactly("block 0 4", "data 0 68656c6c", "end");
    }

    // --- helpers --------------------------------------------------------------------------------------------------

    /** Flags and beginnings of blocks are far more common than chance has it; no whole mark of a block, though. */
    @Provide
    Arbitrary<byte[]> garbage() {
        Arbitrary<Byte> telling =
                Arbitraries.of((byte) 0x7e, (byte) 0x7d, (byte) 0x30, (byte) 0x31, (byte) 0x63, (byte) 0);
        return Arbitraries.frequencyOf(Tuple.of(2, telling), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(200)
                .filter(bytes -> !HexFormat.of().formatHex(bytes).contains("30316364"));
    }

    /** Frames, whole blocks, heads and halves of them, with bytes between. */
    @Provide
    Arbitrary<byte[]> anything() {
        byte[] block = block(NAME, 0, "abc");
        return Arbitraries.oneOf(
                        garbage(),
                        Arbitraries.of(
                                frame(new Heartbeat()), block, block("", 0, ""), new byte[] {0x30, 0x31, 0x63, 0x64}),
                        Arbitraries.integers().between(0, block.length).map(length -> Arrays.copyOf(block, length)),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(70))
                .list()
                .ofMaxSize(8)
                .map(parts -> join(parts.toArray(byte[][]::new)));
    }

    private static AttachmentStream stream() {
        return new AttachmentStream(StreamLimits.DEFAULT, MOST_BLOCK_BYTES, new FragmentBudget(1 << 20));
    }

    private static List<String> read(byte[]... chunks) {
        List<String> told = new ArrayList<>();
        AttachmentStream stream = stream();
        for (byte[] chunk : chunks) {
            stream.read(Unpooled.wrappedBuffer(chunk), collector(told));
        }
        return told;
    }

    /** What is told, pieces of data joined. */
    private static List<String> withoutCuts(List<String> told) {
        List<String> joined = new ArrayList<>();
        for (String line : told) {
            if (line.startsWith("data ") && joined.getLast().startsWith("data ")) {
                joined.add(joined.removeLast() + line.substring(line.lastIndexOf(' ') + 1));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static AttachmentSink collector(List<String> told) {
        return new AttachmentSink() {
            @Override
            public void block(AttachmentBlock block) {
                told.add("block " + block.offset() + " " + block.length());
            }

            @Override
            public void data(AttachmentBlock block, long offset, ByteBuf piece) {
                told.add("data " + offset + " " + HexFormat.of().formatHex(bytes(piece)));
            }

            @Override
            public void blockEnd(AttachmentBlock block) {
                told.add("end");
            }

            @Override
            public void message(Header header, TerminalMessage message) {
                told.add(Fields.word(message.messageId()));
            }

            @Override
            public void malformed(Malformed malformed) {
                told.add(malformed.reason().label() + " " + malformed.detail());
            }
        };
    }

    private static byte[] frame(TerminalMessage message) {
        ByteBuf out = Unpooled.buffer();
        FrameWriter.write(out, ProtocolVersion.V2013, "13800138000", 1, message);
        return bytes(out);
    }

    private static byte[] block(String name, long offset, String data) {
        ByteBuf out = Unpooled.buffer();
        byte[] bytes = data.getBytes(BodyReader.GBK);
        if (name.isEmpty()) {
            return out.writeInt(0x30316364).writeZero(58).array();
        }
        new AttachmentBlock(name, offset, bytes.length).write(out, bytes, 0);
        return bytes(out);
    }

    private static byte[] bytes(ByteBuf from) {
        byte[] bytes = new byte[from.readableBytes()];
        from.readBytes(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[][] cut(byte[] bytes, List<Integer> lengths) {
        List<byte[]> chunks = new ArrayList<>();
        int at = 0;
        for (int length : lengths) {
            int end = Math.min(bytes.length, at + length);
            chunks.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        chunks.add(Arrays.copyOfRange(bytes, at, bytes.length));
        return chunks.toArray(byte[][]::new);
    }
}
