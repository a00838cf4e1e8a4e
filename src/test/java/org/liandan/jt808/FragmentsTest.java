package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Messages sent in packages (JT/T 808-2013 clause 7.12). */
class FragmentsTest {

    private static final UnknownTerminalMessage LONG = new UnknownTerminalMessage(0x0fff, ramp(4000));

    @Property(tries = 100)
    void packages_may_come_in_any_order_and_twice(
            @ForAll long seed, @ForAll @IntRange(min = 0xfff0, max = 0xffff) int serialThatWraps) {
        List<byte[]> packages = packages(LONG, serialThatWraps);
        packages.addAll(packages.subList(0, 2));
        Collections.shuffle(packages, new Random(seed));

        assertThat(messages(Outcome.ofTerminal(packages.toArray(byte[][]::new))))
                .contains(LONG);
    }

    @Property(tries = 100)
    void two_messages_of_one_kind_may_be_interleaved(@ForAll long seed) {
        UnknownTerminalMessage other = new UnknownTerminalMessage(0x0fff, ramp(3999));
        List<byte[]> packages = packages(LONG, 10);
        packages.addAll(packages(other, 14));
        Collections.shuffle(packages, new Random(seed));

        assertThat(messages(Outcome.ofTerminal(packages.toArray(byte[][]::new))))
                .containsExactlyInAnyOrder(LONG, other);
    }

    @Test
    void each_package_but_the_last_one_is_told_so_that_it_can_be_answered() {
        List<Outcome> outcomes = Outcome.ofTerminal(packages(LONG, 7).toArray(byte[][]::new));

        assertThat(outcomes)
                .extracting(outcome -> switch (outcome) {
                    case Outcome.Fragment(Header header) -> "kept " + header.serial();
                    case Outcome.FromTerminal(Header header, TerminalMessage _) -> "whole " + header.serial();
                    case Outcome.FromPlatform _ -> "platform";
                    case Outcome.Refused _ -> "refused";
                })
                .containsExactly("kept 7", "kept 8", "kept 9", "whole 10");
    }

    @Test
    void missing_packages_are_known_by_the_first_serial() {
        List<byte[]> packages = packages(LONG, 7);
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        stream.read(Unpooled.wrappedBuffer(packages.get(0), packages.get(2)), Outcome.collector(new ArrayList<>()));

        assertThat(stream.missing())
                .containsExactly(
                        new MissingPackages(0x0fff, ProtocolVersion.V2013, "13800138000", 7, 4, List.of(2, 4), 0));
    }

    @Test
    void a_finished_message_leaves_nothing_behind() {
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        for (byte[] frame : packages(LONG, 7)) {
            stream.read(Unpooled.wrappedBuffer(frame), Outcome.collector(new ArrayList<>()));
        }

        assertThat(stream.missing()).isEmpty();
    }

    @Test
    void unfinished_messages_without_end_stay_within_the_bound() {
        StreamLimits limits = new StreamLimits(2090, 4, 8, 4096);
        TerminalStream stream = new TerminalStream(limits);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            stream.read(Unpooled.wrappedBuffer(packages(LONG, i * 10).getFirst()), Outcome.collector(outcomes));
        }

        assertThat(stream.missing()).hasSizeLessThanOrEqualTo(4);
        assertThat(outcomes.stream().filter(Outcome.Refused.class::isInstance)).hasSizeGreaterThan(990);
    }

    private static List<byte[]> packages(TerminalMessage message, int serial) {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(wire, ProtocolVersion.V2013, "13800138000", serial & 0xffff, message);
        List<byte[]> frames = new ArrayList<>();
        while (wire.isReadable()) {
            int length = wire.indexOf(wire.readerIndex() + 1, wire.writerIndex(), (byte) 0x7e) + 1 - wire.readerIndex();
            byte[] frame = new byte[length];
            wire.readBytes(frame);
            frames.add(frame);
        }
        return frames;
    }

    private static List<TerminalMessage> messages(List<Outcome> outcomes) {
        List<TerminalMessage> messages = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.FromTerminal(Header _, TerminalMessage message)) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static Bytes ramp(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return Bytes.copyOf(bytes);
    }
}
