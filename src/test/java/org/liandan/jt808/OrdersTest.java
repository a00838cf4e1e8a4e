package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the editions contradict one another an order says the same in each, and what cannot be said is refused. */
class OrdersTest {

    private static final Set<TextMessage.Output> ALOUD = EnumSet.of(TextMessage.Output.SPEECH);

    @ParameterizedTest
    @CsvSource({
        "V2011, URGENT, 09",
        "V2013, URGENT, 09",
        "V2013, SERVICE, 08",
        "V2013, NOTICE, 08",
        "V2019, URGENT, 0a02",
        "V2019, SERVICE, 0902",
        "V2019, NOTICE, 0b01"
    })
    void a_spoken_text_has_the_flags_of_its_edition(ProtocolVersion edition, TextMessage.Purpose purpose, String begin) {
        assertThat(body(edition, TextMessage.of(edition, purpose, ALOUD, "x"))).startsWith(begin + "78");
    }

    @Test
    void a_text_made_for_one_edition_is_not_sent_in_the_other() {
        TextMessage of2013 = TextMessage.of(ProtocolVersion.V2013, TextMessage.Purpose.URGENT, ALOUD, "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(ProtocolVersion.V2019, of2013))
                .withMessageContaining("kind");
    }

    @ParameterizedTest
    @CsvSource({
        "V2011, LOCK, 01", "V2013, LOCK, 01", "V2019, LOCK, 0001000100",
        "V2011, UNLOCK, 00", "V2013, UNLOCK, 00", "V2019, UNLOCK, 0001000101"
    })
    void to_lock_the_doors_is_1_before_2019_and_0_from_then_on(
            ProtocolVersion edition, VehicleControl.Doors doors, String bytes) {
        assertThat(body(edition, new VehicleControl(doors))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(names = {"V2011", "V2013"})
    void doors_cannot_be_left_alone_before_2019(ProtocolVersion edition) {
        VehicleControl vendors = new VehicleControl(null, 0, 1, Bytes.ofHex("f00101"));

        assertThatIllegalArgumentException().isThrownBy(() -> body(edition, vendors));
    }

    @Test
    void a_shortened_parameter_is_kept_as_sent_and_still_a_number() {
        Parameter speed = parameters("01 00000055 02 003c").getFirst();

        assertThat(speed).isEqualTo(new Parameter.Raw(0x55, Bytes.ofHex("003c")));
        assertThat(speed.number()).hasValue(60);
    }

    @Test
    void a_text_that_is_no_gbk_is_kept_as_bytes() {
        assertThat(parameters("01 00000083 02 ff00")).containsExactly(new Parameter.Raw(0x83, Bytes.ofHex("ff00")));
    }

    @Test
    void an_unknown_parameter_is_kept_as_bytes() {
        assertThat(parameters("01 0000f000 01 07")).containsExactly(new Parameter.Raw(0xf000, Bytes.ofHex("07")));
    }

    @Test
    void the_form_of_2011_is_recognised_by_a_terminal_that_was_not_told() {
        assertThat(parameters("0101 00000005 04 00000003"))
                .containsExactly(new Parameter.Number(ParameterId.UDP_RETRIES, 3));
    }

    @Test
    void a_setting_outside_its_range_is_refused_with_both() {
        assertThatThrownBy(() -> Parameter.of(ParameterId.CORNER_ANGLE, "180"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("拐点补传角度应为 0 至 179，实为 '180' / turn that brings an extra report must be 0 to 179, is '180'");
        assertThatThrownBy(() -> Parameter.of(ParameterId.CORNER_ANGLE, "wide"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'wide'");
        assertThat(Parameter.of(ParameterId.CORNER_ANGLE, " 20 "))
                .isEqualTo(new Parameter.Number(ParameterId.CORNER_ANGLE, 20));
    }

    @Test
    void every_parameter_is_found_by_its_id_in_the_editions_that_have_it() {
        assertThat(ParameterId.values()).allSatisfy(id -> assertThat(ParameterId.of(id.id()))
                .contains(id));
        assertThat(ParameterId.SERVER_TCP_PORT.in(ProtocolVersion.V2019)).isFalse();
        assertThat(ParameterId.SLAVE_SERVER_ADDRESS.in(ProtocolVersion.V2013)).isFalse();
        assertThat(ParameterId.MAX_SPEED.in(ProtocolVersion.V2011)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            02 | a port that is no number | 0;code;apn;u;p;host;port;0;30
            02 | a word too few | 0;code;apn;u;p;host;7611;30
            02 | a number with a zero in front | 0;code;apn;u;p;host;07611;;30
            01 | the parameters of another command | 1
            04 | a parameter where there is none | now
            """)
    void a_control_in_a_form_of_its_own_is_kept_as_sent(String command, String why, String parameters) {
        Bytes sent = Bytes.copyOf(parameters.getBytes(BodyReader.GBK));

        assertThat(read(TerminalControl.ID, command + sent.toHex()))
                .as(why)
                .isEqualTo(new TerminalControl.Other(Integer.parseInt(command, 16), sent));
    }

    @Test
    void a_word_with_the_separator_in_it_is_refused() {
        TerminalControl.Server server =
                new TerminalControl.Server("", "", "", "host", 7611, TerminalControl.NOTHING);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TerminalControl.Connect("a;b", server, 0))
                .withMessageContaining("'a;b'");
    }

    @Test
    void an_area_lies_in_one_quarter_of_the_earth() {
        AreaRules none = new AreaRules(null, null, Set.of());
        List<Coordinate> across = List.of(new Coordinate(1, 1), new Coordinate(-1, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> new PolygonArea(1, none, across, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Coordinate(90_000_001, 0));
    }

    @Test
    void a_2019_terminal_without_a_limit_by_night_gets_that_of_the_day() {
        CircleArea area = new CircleArea(
                1, new AreaRules(null, new AreaSpeed(60, 10), Set.of()), new Coordinate(1, 2), 3, "");
        SetCircles order = new SetCircles(AreaChange.APPEND, List.of(area));

        assertThat(body(ProtocolVersion.V2019, order)).endsWith("003c 0a 003c 0000".replace(" ", ""));
        assertThat(body(ProtocolVersion.V2013, order)).endsWith("003c 0a".replace(" ", ""));
    }

    private static List<Parameter> parameters(String hex) {
        return read(SetParameters.ID, hex.replace(" ", "")) instanceof SetParameters setting
                ? setting.parameters()
                : List.of();
    }

    private static PlatformMessage read(int messageId, String hex) {
        return PlatformCodec.read(messageId, Bytes.ofHex(hex).reader());
    }

    private static String body(ProtocolVersion edition, PlatformMessage message) {
        ByteBuf out = Unpooled.buffer();
        PlatformCodec.write(new BodyWriter(out, edition), message);
        return Bytes.copyOf(out.array(), 0, out.writerIndex()).toHex();
    }
}
