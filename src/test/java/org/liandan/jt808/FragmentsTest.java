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

    @Test
    void a_message_tells_how_long_it_has_been_quiet() {
        List<byte[]> packages = packages(LONG, 7);
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        stream.read(Unpooled.wrappedBuffer(packages.get(0)), Outcome.collector(new ArrayList<>()), 10_000);
        stream.read(Unpooled.wrappedBuffer(packages.get(1)), Outcome.collector(new ArrayList<>()), 13_000);

        assertThat(stream.missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.quietMillis(18_000)).isEqualTo(5_000));
    }

    @Test
    void a_message_that_nothing_comes_of_any_more_is_given_up() {
        List<Outcome> outcomes = new ArrayList<>();
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        stream.read(Unpooled.wrappedBuffer(packages(LONG, 7).getFirst()), Outcome.collector(outcomes), 10_000);
        stream.read(Unpooled.wrappedBuffer(packages(LONG, 20).getFirst()), Outcome.collector(outcomes), 12_000);

        stream.expire(11_000, Outcome.collector(outcomes));

        assertThat(stream.missing()).extracting(MissingPackages::firstSerial).containsExactly(20);
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        it -> assertThat(it.malformed().reason()).isEqualTo(MalformedReason.FRAGMENT_DROPPED));
    }

    @Test
    void a_package_sent_again_under_its_own_serial_completes_the_message() {
        List<byte[]> packages = packages(LONG, 7);
        byte[] lost = packages.remove(2);
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        List<Outcome> outcomes = new ArrayList<>();
        for (byte[] frame : packages) {
            stream.read(Unpooled.wrappedBuffer(frame), Outcome.collector(outcomes));
        }
        stream.read(Unpooled.wrappedBuffer(lost), Outcome.collector(outcomes));

        assertThat(messages(outcomes)).containsExactly(LONG);
    }

    @Test
    void a_late_copy_of_a_package_is_not_the_beginning_of_another_message() {
        List<byte[]> packages = packages(LONG, 7);
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        List<Outcome> outcomes = new ArrayList<>();
        for (byte[] frame : packages) {
            stream.read(Unpooled.wrappedBuffer(frame), Outcome.collector(outcomes));
        }
        stream.read(Unpooled.wrappedBuffer(packages.get(1)), Outcome.collector(outcomes));

        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Fragment.class);
        assertThat(stream.missing()).isEmpty();
    }

    @Test
    void a_message_sent_again_as_a_whole_because_its_answer_was_lost_comes_again() {
        List<byte[]> packages = packages(LONG, 7);
        packages.addAll(packages(LONG, 7));

        assertThat(messages(Outcome.ofTerminal(packages.toArray(byte[][]::new))))
                .containsExactly(LONG, LONG);
    }

    @Test
    void connections_share_a_budget_and_give_it_back() {
        FragmentBudget budget = new FragmentBudget(3000);
        TerminalStream greedy = new TerminalStream(StreamLimits.DEFAULT, budget);
        TerminalStream other = new TerminalStream(StreamLimits.DEFAULT, budget);
        List<Outcome> outcomes = new ArrayList<>();
        List<byte[]> packages = packages(LONG, 7);
        greedy.read(Unpooled.wrappedBuffer(packages.get(0), packages.get(1)), Outcome.collector(outcomes));

        other.read(Unpooled.wrappedBuffer(packages.get(0)), Outcome.collector(outcomes));
        assertThat(outcomes.getLast()).isInstanceOfSatisfying(Outcome.Refused.class, it -> {
            assertThat(it.malformed().reason()).isEqualTo(MalformedReason.FRAGMENT_BUDGET);
            assertThat(it.malformed().detail())
                    .isEqualTo("所有连接的未完成分包合计已达 3000 字节 / unfinished split messages of all connections take 3000 bytes");
        });

        greedy.close();
        other.read(Unpooled.wrappedBuffer(packages.get(0)), Outcome.collector(outcomes));
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Fragment.class);

        other.close();
        assertThat(budget.takenBytes()).isZero();
    }

    @Property(tries = 200)
    void no_order_of_packages_leaves_the_budget_short(
            @ForAll long seed, @ForAll @IntRange(min = 1024, max = 9000) int most) {
        FragmentBudget budget = new FragmentBudget(most);
        TerminalStream stream = new TerminalStream(new StreamLimits(2090, 2, 8, 5000), budget);
        List<byte[]> packages = packages(LONG, 10);
        packages.addAll(packages(LONG, 20));
        packages.addAll(packages(LONG, 30));
        packages.addAll(packages(LONG, 20));
        Collections.shuffle(packages, new Random(seed));
        for (byte[] frame : packages) {
            stream.read(Unpooled.wrappedBuffer(frame), Outcome.collector(new ArrayList<>()));
            assertThat(budget.takenBytes()).isBetween(0L, (long) most);
        }
        stream.close();

        assertThat(budget.takenBytes()).isZero();
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
