package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Position reports: signs, time, items, batches. */
class LocationTest {

    private static final DateTimeFormatter WALL_CLOCK =
            DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
    private static final String ALARM = "00000000";
    private static final String PLACE = "026c4f10068c0570";

    @ParameterizedTest(name = "status {0}: {1}, {2}")
    @CsvSource({
        "00000003, 40652560, 109839728",
        "00000007, -40652560, 109839728",
        "0000000b, 40652560, -109839728",
        "0000000f, -40652560, -109839728"
    })
    void status_bits_2_and_3_are_the_signs_of_the_coordinates(String status, int latitudeE6, int longitudeE6) {
        LocationReport report = read(ALARM + status + PLACE + "0429019500b4" + "261121093000");

        assertThat(report.latitudeE6()).isEqualTo(latitudeE6);
        assertThat(report.longitudeE6()).isEqualTo(longitudeE6);
    }

    @Test
    void numbers_have_the_units_of_table_23() {
        LocationReport report = read(ALARM + "00000003" + PLACE + "0429025900b4" + "261121093000");

        assertThat(report.altitudeM()).isEqualTo(1065);
        assertThat(report.speedDeciKph()).isEqualTo(601);
        assertThat(report.directionDeg()).isEqualTo(180);
        assertThat(report.time()).isEqualTo(Instant.parse("2026-11-21T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"000000000000", "251332120000", "250229120000", "2501011f0000", "250101240000", "ffffffffffff"})
    void digits_that_are_no_calendar_time_are_no_time_and_keep_the_report(String digits) {
        assertThat(read(ALARM + "00000003" + PLACE + "0429025900b4" + digits).time())
                .isNull();
    }

    @Property
    void times_of_the_century_survive(@ForAll("times") Instant time) {
        ByteBuf out = Unpooled.buffer();
        Bcd.writeTime(out, time, Bcd.ZONE);

        assertThat(Bcd.time(out.array(), 0)).isEqualTo(time);
        assertThat(HexFormat.of().formatHex(out.array(), 0, 6)).isEqualTo(WALL_CLOCK.format(time));
    }

    @Test
    void leap_days_are_days() {
        assertThat(Bcd.time(HexFormat.of().parseHex("240229000000"), 0))
                .isEqualTo(LocalDateTime.parse("2024-02-29T00:00:00").toInstant(Bcd.ZONE));
    }

    @Test
    void the_first_of_two_items_with_one_id_is_the_one_and_both_are_kept() {
        LocationItems items = LocationItems.of(
                new LocationItem.Satellites(9), new LocationItem.Mileage(70), new LocationItem.Satellites(4));

        assertThat(items.satellites()).isEqualTo(9);
        assertThat(items.mileageDeciKm()).isEqualTo(70);
        assertThat(items.recorderSpeedDeciKph()).isEqualTo(-1);
        assertThat(items.list()).hasSize(3);
    }

    @Test
    void an_item_of_another_length_is_kept_as_bytes() {
        LocationItems items = LocationItems.of(new LocationItem.OtherItem(0x31, Bytes.ofHex("0009")));

        assertThat(items.satellites()).isEqualTo(-1);
        assertThat(items.list()).containsExactly(new LocationItem.OtherItem(0x31, Bytes.ofHex("0009")));
    }

    @Test
    void a_cut_item_costs_neither_the_position_nor_the_items_in_front_of_it() {
        LocationReport report = read(ALARM + "00000003" + PLACE + "0429025900b4261121093000" + "310109" + "0104000000");

        assertThat(report.items().satellites()).isEqualTo(9);
        assertThat(report.items().trailing()).isEqualTo(Bytes.ofHex("0104000000"));
    }

    @Test
    void a_batch_with_a_broken_report_is_refused_whole() {
        String report = ALARM + "00000003" + PLACE + "0429025900b4261121093000";
        Bytes body = Bytes.ofHex("0002" + "01" + "001c" + report + "001c" + report.substring(0, 40));

        assertThat(outcome(LocationBatch.ID, body)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.malformed().reason()).isEqualTo(MalformedReason.BODY_TOO_SHORT);
            assertThat(refused.malformed().header()).isNotNull();
        });
    }

    @Test
    void a_batch_tells_backlog_from_what_was_collected_on_purpose() {
        String report = ALARM + "00000003" + PLACE + "0429025900b4261121093000";

        assertThat(outcome(LocationBatch.ID, Bytes.ofHex("0001" + "01" + "001c" + report)))
                .isInstanceOfSatisfying(
                        Outcome.FromTerminal.class,
                        read -> assertThat(read.message())
                                .isEqualTo(new LocationBatch(BatchKind.BLIND_AREA, List.of(read(report)))));
    }

    @Test
    void flags_have_names() {
        assertThat(AlarmFlag.of(0x8000_0003))
                .containsExactly(AlarmFlag.EMERGENCY, AlarmFlag.OVERSPEED, AlarmFlag.ILLEGAL_DOOR_OPEN);
        assertThat(StatusFlag.of(0b11)).containsExactly(StatusFlag.IGNITION_ON, StatusFlag.POSITIONED);
        assertThat(VehicleSignal.of(1 << 2)).containsExactly(VehicleSignal.RIGHT_TURN);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Messages.times();
    }

    private static LocationReport read(String hex) {
        Outcome outcome = outcome(LocationReport.ID, Bytes.ofHex(hex));
        assertThat(outcome).isInstanceOf(Outcome.FromTerminal.class);
        return (LocationReport) ((Outcome.FromTerminal) outcome).message();
    }

    private static Outcome outcome(int messageId, Bytes body) {
        ByteBuf wire = Unpooled.buffer();
        FrameWriter.write(wire, ProtocolVersion.V2013, "13800138000", 1, new UnknownTerminalMessage(messageId, body));
        byte[] bytes = new byte[wire.readableBytes()];
        wire.readBytes(bytes);
        return Outcome.ofTerminal(bytes).getFirst();
    }
}
