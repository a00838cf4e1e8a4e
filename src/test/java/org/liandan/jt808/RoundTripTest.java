package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is written is read again as the same message, in every edition that has it. */
class RoundTripTest {

    @Property(tries = 2000)
    void a_terminals_message_is_read_as_it_was_written(
            @ForAll("fromTerminals") FromTerminal it,
            @ForAll("phones") String phone,
            @ForAll @IntRange(max = 0xffff) int serial) {
        ByteBuf wire = Unpooled.buffer();
        int packages = FrameWriter.write(wire, it.version, phone, serial, it.message);

        List<Outcome> outcomes = Outcome.ofTerminal(it.version, bytes(wire));

        assertThat(outcomes).hasSize(packages);
        assertThat(outcomes.getLast()).isInstanceOfSatisfying(Outcome.FromTerminal.class, last -> {
            assertThat(last.message()).isEqualTo(it.message);
            assertThat(last.header().phone()).isEqualTo(phone);
            assertThat(last.header().firstSerial()).isEqualTo(serial);
            assertThat(last.header().version()).isEqualTo(it.version);
        });
    }

    @Property(tries = 2000)
    void a_platforms_message_is_read_as_it_was_written(
            @ForAll("fromPlatforms") FromPlatform it, @ForAll("phones") String phone) {
        ByteBuf wire = Unpooled.buffer();
        int packages = FrameWriter.write(wire, it.version, phone, 0xfffe, it.message);

        List<Outcome> outcomes = Outcome.ofPlatform(it.version, bytes(wire));

        assertThat(outcomes).hasSize(packages);
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        Outcome.FromPlatform.class,
                        last -> assertThat(last.message()).isEqualTo(it.message));
    }

    @Property(tries = 200)
    void authentication_of_2019_carries_imei_and_software(@ForAll("authentications") Authentication message) {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(wire, ProtocolVersion.V2019, "1", 0, message);

        assertThat(Outcome.ofTerminal(bytes(wire)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.FromTerminal.class,
                        read -> assertThat(read.message()).isEqualTo(message));
    }

    @Property(tries = 500)
    void an_item_is_read_as_it_was_written(@ForAll("items") LocationItem item) {
        assertThat(LocationItems.of(item).list()).containsExactly(item);
    }

    record FromTerminal(ProtocolVersion version, TerminalMessage message) {}

    record FromPlatform(ProtocolVersion version, PlatformMessage message) {}

    @Provide
    Arbitrary<FromTerminal> fromTerminals() {
        return Arbitraries.of(ProtocolVersion.class)
                .flatMap(version -> Messages.terminal(version).map(message -> new FromTerminal(version, message)));
    }

    @Provide
    Arbitrary<FromPlatform> fromPlatforms() {
        return Arbitraries.of(ProtocolVersion.class)
                .flatMap(version -> Messages.platform(version).map(message -> new FromPlatform(version, message)));
    }

    @Provide
    Arbitrary<Authentication> authentications() {
        return Combinators.combine(Messages.texts(60), Messages.texts(15), Messages.texts(20))
                .as(Authentication::new);
    }

    @Provide
    Arbitrary<LocationItem> items() {
        return LocationItemsOf.any();
    }

    @Provide
    Arbitrary<String> phones() {
        return Messages.phones();
    }

    private static byte[] bytes(ByteBuf wire) {
        byte[] bytes = new byte[wire.readableBytes()];
        wire.readBytes(bytes);
        return bytes;
    }
}
