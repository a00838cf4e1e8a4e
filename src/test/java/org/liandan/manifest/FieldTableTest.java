package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.party.CreditCode;
import org.liandan.policy.Policy;

/** Every field of the notice, with its label, and what it refuses. */
class FieldTableTest {

    @ParameterizedTest
    @CsvSource({
        "PRODUCER, 产出地名称 产出地地址 是否跨区产出 责任主体 统一社会信用代码 经办人 联系电话 交付时间 垃圾种类 产出量（立方米）",
        "CARRIER,  运输方式 责任主体 统一社会信用代码 驾驶员 联系电话 车辆牌号 运输起点 运输终点",
        "RECEIVER, 接收地地址 责任主体 统一社会信用代码 经办人 联系电话 接收时间 垃圾种类 接收量（立方米） 拟利用处置方式 接受意见 备注"
    })
    void namesWhatTheNoticeNamesInItsOrder(Stage stage, String labels) {
        assertThat(ManifestFields.of(stage).stream().filter(Field::named).map(Field::chinese))
                .containsExactly(labels.split(" ", -1));
    }

    @Test
    void hasEachFieldOnce() {
        assertThat(ManifestFields.all().stream().map(Field::path)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("required")
    void refusesAStageWithoutARequiredField(Field<?> field) {
        Entries without = Loads.with(good(field.stage()), field.name(), null);

        assertThat(faults(field.stage(), without))
                .containsExactly(Refusal.of(RefusalCode.FIELD_REQUIRED, field.path()));
    }

    static Stream<Arguments> required() {
        return ManifestFields.all().stream().filter(Field::required).map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}.{1} = {2} → {3}")
    @CsvSource({
        "PRODUCER, crossDistrict, maybe, NOT_YES_OR_NO",
        "PRODUCER, creditCode, 91150203MA0M75PU3Z, CREDIT_CODE_FORM",
        "PRODUCER, creditCode, 91150203MA0M75PU31, CREDIT_CODE_CHECK",
        "PRODUCER, handlerPhone, 12345, PHONE_FORM",
        "PRODUCER, handedOverAt, yesterday, NOT_A_MINUTE",
        "PRODUCER, handedOverAt, 2026-02-30T08:00, NOT_A_MINUTE",
        "PRODUCER, wasteCategory, GARBAGE, NOT_A_CODE",
        "PRODUCER, volumeM3, many, NOT_A_NUMBER",
        "PRODUCER, volumeM3, 0, NUMBER_OUT_OF_RANGE",
        "PRODUCER, volumeM3, -3, NUMBER_OUT_OF_RANGE",
        "PRODUCER, volumeM3, 1.2345, NUMBER_OUT_OF_RANGE",
        "PRODUCER, volumeM3, 200.001, NUMBER_OUT_OF_RANGE",
        "PRODUCER, volumeM3, 1E999999999, NUMBER_OUT_OF_RANGE",
        "PRODUCER, volumeM3, 1E-999999999, NUMBER_OUT_OF_RANGE",
        "PRODUCER, volumeM3, NaN, NOT_A_NUMBER",
        "CARRIER, plate, 蒙B123, PLATE_FORM",
        "CARRIER, transportMode, AIR, NOT_A_CODE",
        "RECEIVER, volumeM3, -0.001, NUMBER_OUT_OF_RANGE",
        "RECEIVER, decision, MAYBE, NOT_A_CODE",
        "RECEIVER, refusalReason, BAD, NOT_A_CODE"
    })
    void namesTheFieldAndTheRule(Stage stage, String field, String text, RefusalCode expected) {
        List<Refusal> faults = faults(stage, Loads.with(good(stage), field, text));

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(expected);
            assertThat(fault.field()).isEqualTo(stage.path() + "." + field);
        });
    }

    @Test
    void namesEveryFaultAtOnce() {
        Entries bad = Loads.with(Loads.with(Loads.producerEntries(), "siteName", null), "volumeM3", "0");

        assertThat(faults(Stage.PRODUCER, bad).stream().map(Refusal::field))
                .containsExactly("producer.siteName", "producer.volumeM3");
    }

    @ParameterizedTest
    @CsvSource({"siteName, 100", "siteAddress, 200", "handlerName, 50"})
    void countsCharactersAsPeopleDo(String field, int longest) {
        Entries fits = Loads.with(Loads.producerEntries(), field, "𠮷".repeat(longest));
        Entries tooLong = Loads.with(Loads.producerEntries(), field, "字".repeat(longest + 1));

        assertThat(faults(Stage.PRODUCER, fits)).isEmpty();
        assertThat(faults(Stage.PRODUCER, tooLong).getFirst().code()).isEqualTo(RefusalCode.FIELD_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"工\u0000地", "工\u202E地", "工\n地", "工\uD800地", "工\u0007地"})
    void refusesWhatCannotBeSeen(String name) {
        assertThat(faults(Stage.PRODUCER, Loads.with(Loads.producerEntries(), "siteName", name)))
                .containsExactly(Refusal.of(RefusalCode.FIELD_CHARACTERS, "producer.siteName"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table manifest; --", "<script>alert(1)</script>", "=1+1", "工地😀"})
    void takesEverythingElseAsText(String name) {
        assertThat(faults(Stage.PRODUCER, Loads.with(Loads.producerEntries(), "siteName", name)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:30+08:00, 2026-11-21T00:30:00Z",
        "2026-11-21T08:30:59+08:00, 2026-11-21T00:30:00Z",
        "2026-11-21T00:30:00Z, 2026-11-21T00:30:00Z",
        "2026-11-21 08:30, 2026-11-21T00:30:00Z",
        "2026-11-21T08:30, 2026-11-21T00:30:00Z",
        "2026-11-22T00:00, 2026-11-21T16:00:00Z"
    })
    void readsTimesToTheMinuteInTheDistrictsZone(String text, String instant) {
        assertThat(DistrictTime.parseMinute(text)).contains(Instant.parse(instant));
    }

    @Test
    void keepsARegisteredCodeWhoseCheckCharacterIsWrong() {
        // the registry took it with a reason, so the manifest must not stop its owner
        var registered = new CreditCode("91350211M0000XUF46");
        Entries entries = Loads.with(Loads.producerEntries(), "creditCode", registered.value());

        assertThat(Reading.of(Stage.PRODUCER, entries, registered, Policy.PROPOSED)
                        .faults())
                .isEmpty();
    }

    @Property
    void neverThrowsOnGarbage(@ForAll Stage stage, @ForAll String text) {
        for (Field<?> field : ManifestFields.of(stage)) {
            assertThat(faults(stage, Loads.with(good(stage), field.name(), text)))
                    .isNotNull();
        }
    }

    private static Entries good(Stage stage) {
        return switch (stage) {
            case PRODUCER -> Loads.producerEntries();
            case CARRIER -> Loads.carrierEntries();
            case RECEIVER -> Loads.receiverEntries();
        };
    }

    private static List<Refusal> faults(Stage stage, Entries entries) {
        return Reading.of(stage, entries, Loads.PRODUCER.creditCode(), Policy.PROPOSED)
                .faults();
    }
}
