package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A stream never throws, never loses a good frame, and does not care how its bytes are cut. */
class StreamTest {

    private static final String PHONE = "13800138000";

    @Property(tries = 1000)
    void no_bytes_make_it_throw(@ForAll("almostFrames") byte[] bytes) {
        Outcome.ofTerminal(bytes);
        Outcome.ofPlatform(bytes);
    }

    @Property(tries = 1000)
    void no_body_makes_it_throw(
            @ForAll("messageIds") int messageId, @ForAll @Size(max = 80) byte[] body, @ForAll ProtocolVersion version) {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(wire, version, PHONE, 1, new UnknownTerminalMessage(messageId, Bytes.copyOf(body)));
        byte[] frame = bytes(wire);

        assertThat(Outcome.ofTerminal(frame)).hasSize(1);
        assertThat(Outcome.ofPlatform(frame)).hasSize(1);
    }

    @Property(tries = 1000)
    void garbage_between_two_good_frames_never_loses_the_second(
            @ForAll("almostFrames") byte[] garbage, @ForAll ProtocolVersion version) {
        byte[] first = heartbeat(version, 1);
        byte[] second = heartbeat(version, 2);

        List<Outcome> outcomes = Outcome.ofTerminal(join(first, garbage, second));

        assertThat(serials(outcomes)).startsWith(1).endsWith(2);
    }

    @Property(tries = 500)
    void any_cutting_of_the_bytes_gives_the_same_result(
            @ForAll("almostFrames") byte[] garbage, @ForAll @Size(max = 12) List<@IntRange(max = 200) Integer> cuts) {
        byte[] bytes = join(garbage, heartbeat(ProtocolVersion.V2013, 1), garbage, location(), garbage);

        assertThat(Outcome.ofTerminal(cut(bytes, cuts))).isEqualTo(Outcome.ofTerminal(bytes));
    }

    /** Bytes in which flags, escapes and known message ids are far more common than chance has it. */
    @Provide
    Arbitrary<byte[]> almostFrames() {
        Arbitrary<Byte> telling = Arbitraries.of(
                (byte) 0x7e, (byte) 0x7d, (byte) 1, (byte) 2, (byte) 0, (byte) 0x40, (byte) 0x20, (byte) 5, (byte)
                        0x7e);
        Arbitrary<byte[]> noise = Arbitraries.frequencyOf(Tuple.of(2, telling), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(120);
        Arbitrary<byte[]> halves =
                Arbitraries.integers().between(0, 30).map(length -> Arrays.copyOf(location(), length));
        return Arbitraries.oneOf(noise, halves);
    }

    @Provide
    Arbitrary<Integer> messageIds() {
        return Arbitraries.of(Fixture.all().stream()
                .map(Fixture::folder)
                .filter(folder -> folder.startsWith("0x"))
                .map(Integer::decode)
                .distinct()
                .toList());
    }

    private static List<Integer> serials(List<Outcome> outcomes) {
        List<Integer> serials = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.FromTerminal(Header header, Heartbeat _)) {
                serials.add(header.serial());
            }
        }
        return serials;
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

    private static byte[] heartbeat(ProtocolVersion version, int serial) {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(wire, version, PHONE, serial, new Heartbeat());
        return bytes(wire);
    }

    private static byte[] location() {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(
                wire,
                ProtocolVersion.V2019,
                PHONE,
                3,
                new LocationReport(0, 3, 40_650_000, 109_840_000, 1065, 421, 90, null, LocationItems.EMPTY));
        return bytes(wire);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(ByteBuf wire) {
        byte[] bytes = new byte[wire.readableBytes()];
        wire.readBytes(bytes);
        return bytes;
    }
}
