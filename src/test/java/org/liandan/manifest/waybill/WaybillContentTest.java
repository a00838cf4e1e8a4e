package org.liandan.manifest.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.manifest.ManifestNumber;

/** A waybill's bytes: encodings, forms, names, and everything that is none. */
class WaybillContentTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String NUMBER =
            ManifestNumber.of(LocalDate.of(2026, 11, 21), 7).value();

    @Test
    void jsonFillsTheCarriersStage() {
        WaybillContent waybill = legible("""
                {"manifestNumber": "%s", "driverName": "李四", "driverPhone": "13900139000",
                 "transportMode": "ROAD_DUMP", "filledInAt": "2026-11-21 08:30", "destination": null}""".formatted(NUMBER));

        assertThat(waybill.carrier().texts())
                .isEqualTo(Map.of("driverName", "李四", "driverPhone", "13900139000", "transportMode", "ROAD_DUMP"));
        assertThat(waybill.number()).isEqualTo(new ManifestNumber(NUMBER));
        assertThat(waybill.filledInAt()).isEqualTo(Instant.parse("2026-11-21T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"驾驶员=李四\r\n联系电话=13900139000", "司机＝李四；电话＝13900139000；", "driverName = 李四;driverPhone=13900139000"
            })
    void linesFillItToo(String lines) {
        assertThat(legible(lines).carrier().texts())
                .isEqualTo(Map.of("driverName", "李四", "driverPhone", "13900139000"));
    }

    @Test
    void gbkIsReadAsWellAsUtf8() {
        String text = "驾驶员=李四\n车辆牌号=蒙B12345";

        assertThat(carrier(text.getBytes(GBK))).isEqualTo(carrier(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aMarkInFrontAndZerosBehindAreNoContent() {
        assertThat(legible("\ufeff司机=李四\0\0\0").carrier().texts()).isEqualTo(Map.of("driverName", "李四"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|WAYBILL_EMPTY",
                "{}|WAYBILL_EMPTY",
                "hello|WAYBILL_FORM",
                "{\"driverName\":\"李四\"|WAYBILL_FORM",
                "{\"driverName\":{\"first\":\"四\"}}|WAYBILL_FORM",
                "{\"driverName\":[1]}|WAYBILL_FORM",
                "{\"driverName\":\"李四\"} x|WAYBILL_FORM",
                "{\"driverName\":01}|WAYBILL_FORM",
                "=李四|WAYBILL_FORM",
                "乘客=李四|WAYBILL_FIELD_UNKNOWN",
                "volumeM3=12|WAYBILL_FIELD_UNKNOWN",
                "司机=李四;驾驶员=王五|WAYBILL_FIELD_TWICE",
                "联单编号=150203|WAYBILL_NUMBER",
                "填报时间=昨天|WAYBILL_TIME",
            })
    void whatIsWrongIsNamed(String text, WaybillCode code) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8))).containsExactly(code.name());
    }

    @Test
    void everyWrongNameIsToldAtOnceAndTheSentenceNamesIt() {
        var reading = WaybillContent.read("甲=1;乙=2".getBytes(StandardCharsets.UTF_8));

        assertThat(((WaybillContent.Illegible) reading).reasons())
                .extracting(WaybillReason::chinese)
                .containsExactly("运单中没有“甲”这一项。", "运单中没有“乙”这一项。");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(refused(new byte[] {(byte) 0xff, (byte) 0xfe, 0x00, 0x01})).containsExactly("WAYBILL_ENCODING");
    }

    @Test
    void tooMuchIsNotRead() {
        assertThat(refused(new byte[WaybillContent.MOST_BYTES + 1])).containsExactly("WAYBILL_TOO_LONG");
    }

    @Property
    void anythingAtAllIsReadOrRefusedWithAReason(@ForAll byte[] bytes) {
        switch (WaybillContent.read(bytes)) {
            case WaybillContent.Legible(WaybillContent waybill) ->
                assertThat(waybill.carrier()).isNotNull();
            case WaybillContent.Illegible(List<WaybillReason> reasons) ->
                assertThat(reasons).isNotEmpty();
        }
    }

    @Property
    void chineseTextIsToldApartInEitherEncoding(@ForAll("everydayChinese") String value) {
        String text = "驾驶员=" + value + "\n运输终点=" + value;
        Map<String, String> said = Map.of("driverName", value, "destination", value);

        assertThat(carrier(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(said);
        assertThat(carrier(text.getBytes(GBK))).isEqualTo(said);
    }

    @Property
    void jsonWithEscapesSaysWhatItSays(@ForAll("everydayChinese") String value) {
        String escaped = value.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());

        assertThat(legible("{\"驾驶员\":\"" + escaped + "\"}").carrier().texts()).isEqualTo(Map.of("driverName", value));
    }

    /** The characters of everyday names: level 1 of GB 2312, and ASCII between them. */
    @Provide
    Arbitrary<String> everydayChinese() {
        Arbitrary<Integer> rows = Arbitraries.integers().between(0xb0, 0xd6);
        Arbitrary<Integer> cells = Arbitraries.integers().between(0xa1, 0xfe);
        Arbitrary<String> han = Combinators.combine(rows, cells)
                .as((row, cell) -> new String(new byte[] {row.byteValue(), cell.byteValue()}, GBK));
        Arbitrary<String> latin = Arbitraries.of("A", "7", "-", "·");
        return Arbitraries.frequencyOf(Tuple.of(9, han), Tuple.of(1, latin))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static WaybillContent legible(String text) {
        var reading = WaybillContent.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(WaybillContent.Legible.class);
        return ((WaybillContent.Legible) reading).content();
    }

    private static Map<String, String> carrier(byte[] content) {
        return ((WaybillContent.Legible) WaybillContent.read(content))
                .content()
                .carrier()
                .texts();
    }

    private static List<String> refused(byte[] content) {
        return ((WaybillContent.Illegible) WaybillContent.read(content))
                .reasons().stream().map(WaybillReason::code).toList();
    }
}
