package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which edition a header is, and whose it is. */
class HeaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2013 header with bit 14 clear,               000200000138001380000007af, V2013, 13800138000",
        "2013 header although bit 14 is set,      000240000138001380000007ef, V2013, 13800138000",
        "2019 header with bit 14 set,                 0002400001000000000138001380000007ee, V2019, 13800138000",
        "2019 header although bit 14 is clear,    0002000001000000000138001380000007ae, V2019, 13800138000",
        "hexadecimal digits in the phone number,  000200004ef4801289190007bd, V2013, 4ef480128919",
        "a number of zeros,                       00020000000000000000000705, V2013, 0"
    })
    void the_length_decides_where_bit_14_is_wrong(String what, String hex, ProtocolVersion version, String phone) {
        assertThat(read(hex)).satisfies(header -> {
            assertThat(header.version()).isEqualTo(version);
            assertThat(header.phone()).isEqualTo(phone);
            assertThat(header.serial()).isEqualTo(7);
        });
    }

    @Test
    void a_phone_number_that_does_not_fit_is_refused_and_nothing_is_written() {
        ByteBuf out = Unpooled.buffer();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameWriter.write(out, ProtocolVersion.V2013, "1234567890123", 0, new Heartbeat()))
                .withMessage("phone may have at most 12 digits, has 13");
        assertThat(out.readableBytes()).isZero();
    }

    @Test
    void a_value_that_does_not_fit_its_edition_is_refused_and_nothing_is_written() {
        ByteBuf out = Unpooled.buffer();
        Registration longId = new Registration(15, 203, "LD", "T1", "12345678", 2, "蒙B12345");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrameWriter.write(out, ProtocolVersion.V2013, "1", 0, longId))
                .withMessage("terminalId may have at most 7 elements, has 8");
        assertThat(out.readableBytes()).isZero();
    }

    @Test
    void the_example_of_clause_4_4_is_escaped_as_printed() {
        ByteBuf out = Unpooled.buffer();
        FrameWriter.write(
                out, ProtocolVersion.V2013, "1", 0, new UnknownTerminalMessage(0x0fff, Bytes.ofHex("307e087d55")));

        assertThat(HexFormat.of().formatHex(out.array(), 0, out.writerIndex())).contains("307d02087d0155");
    }

    private static Header read(String hexWithoutFlags) {
        String hex = "7e" + hexWithoutFlags.replace(" ", "") + "7e";
        Outcome outcome = Outcome.ofTerminal(HexFormat.of().parseHex(hex)).getFirst();
        assertThat(outcome).isInstanceOf(Outcome.FromTerminal.class);
        return ((Outcome.FromTerminal) outcome).header();
    }
}
