package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.policy.Policy;

/** Whatever knows fields by name agrees with the table: the parts, what they write into the history, and what a text may be. */
class FieldsAreOneTableTest {

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aPartWithEveryFieldFilledWritesExactlyTheTablesFields(Stage stage) {
        for (Entries filled : full(stage)) {
            Entries written = written(stage, filled);
            var applying = ManifestFields.of(stage).stream()
                    .filter(field -> field.applies(filled))
                    .map(Field::name)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(new TreeSet<>(written.texts().keySet())).isEqualTo(applying);
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whatAPartWritesIsReadBackAsTheSamePart(Stage stage) {
        for (Entries filled : full(stage)) {
            assertThat(written(stage, written(stage, filled))).isEqualTo(written(stage, filled));
        }
    }

    static List<Field<?>> conditional() {
        return ManifestFields.all().stream().filter(Field::isConditional).collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("conditional")
    void aFieldWithoutAMeaningIsNotRead(Field<?> field) {
        Entries elsewhere = Loads.with(
                Loads.with(Loads.producerEntries(), "wasteCategory", "DEMOLITION_WASTE"), field.name(), "nonsense");

        assertThat(reading(Stage.PRODUCER, elsewhere).faults()).isEmpty();
        assertThat(written(Stage.PRODUCER, elsewhere).texts()).doesNotContainKey(field.name());
    }

    @Test
    void nobodySignsWhatHeOrSheSaysIsNotChecked() {
        assertThat(codes(Transitions.apply(
                        Loads.issued(),
                        new Step.Carry(Loads.with(Loads.carrierEntries(), "checked", "false")),
                        Loads.CARRIER_CLERK,
                        new Loads.Yard(),
                        Loads.minutesLater(5))))
                .containsExactly(RefusalCode.CONTENT_NOT_CHECKED);
        assertThat(codes(Transitions.apply(
                        Loads.inTransit(),
                        new Step.Receive(Loads.with(Loads.receiverEntries(), "checked", "否")),
                        Loads.GATE_KEEPER,
                        new Loads.Yard(),
                        Loads.minutesLater(60))))
                .containsExactly(RefusalCode.CONTENT_NOT_CHECKED);
    }

    @Test
    void r202RenovationWasteThatIsNotSortedIsNoted() {
        Entries silent = Loads.with(Loads.producerEntries(), "recyclable", null);
        Manifest draft = Loads.next(Transitions.create(
                () -> ManifestNumber.of(DistrictTime.dayOf(Loads.NOW), 7),
                Loads.consignment(),
                silent,
                Loads.PRODUCER_CLERK,
                Circumstances.of(new Loads.Yard(), Loads.NOW)));

        assertThat(draft.warnings()).extracting(Warning::code).containsExactly(WarningCode.RECYCLABLE_UNDECLARED);
    }

    /** Oversized, bidirectional, markup, SQL, formulas, emoji: kept as typed, or refused by a rule that is named. */
    @Property(tries = 2_000)
    void hostileTextIsKeptAsTypedOrRefusedByARule(@ForAll("fields") Field<?> field, @ForAll("hostile") String text) {
        Entries entries = Loads.with(full(field.stage()).getFirst(), field.name(), text);
        Reading reading = reading(field.stage(), entries);

        for (Refusal fault : reading.faults()) {
            assertThat(fault.sentence().chinese()).isNotBlank();
            assertThat(fault.code().clause()).isNotBlank();
            assertThat(fault.code().kind()).isIn(RefusalCode.Kind.INVALID, RefusalCode.Kind.RULE);
        }
        Object kept = reading.find(field);
        if (kept instanceof String read) {
            assertThat(read).isEqualTo(text.strip());
            assertThat(read.codePoints()).noneMatch(c -> BIDI.indexOf(c) >= 0);
        } else if (kept == null && field.required()) {
            assertThat(reading.faults()).isNotEmpty();
        }
    }

    /** Embeddings, overrides, isolates and marks that turn the direction of what follows. */
    private static final String BIDI = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C";

    @Provide
    static Arbitrary<Field<?>> fields() {
        return Arbitraries.of(ManifestFields.all());
    }

    @Provide
    static Arbitrary<String> hostile() {
        Arbitrary<String> seeds = Arbitraries.of(
                "'; drop table manifest; --",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "=HYPERLINK(\"http://example.org\")",
                "@SUM(1+1)",
                "😀👩‍👩‍👧‍👦🇨🇳",
                "{#include layout}{/include}",
                "${jndi:ldap://example.org/a}",
                "../../etc/passwd",
                "%00%0d%0aSet-Cookie: a=b",
                "\u0000",
                "𠮷".repeat(60));
        Arbitrary<String> marks = Arbitraries.chars().with(BIDI.toCharArray()).map(String::valueOf);
        return Arbitraries.oneOf(
                seeds,
                marks.map(mark -> "工地" + mark + "gpj.exe"),
                Arbitraries.strings().ofMaxLength(600),
                seeds.map(seed -> seed.repeat(40)));
    }

    private static List<Entries> full(Stage stage) {
        return switch (stage) {
            case PRODUCER ->
                List.of(
                        Loads.with(
                                Loads.with(Loads.producerEntries(), "volumeBasis", "LOOSE"),
                                "residentRoom",
                                "3栋2单元501"),
                        Loads.with(
                                Loads.with(
                                        Loads.with(
                                                Loads.with(
                                                        Loads.producerEntries(), "wasteCategory", "ENGINEERING_SOIL"),
                                                "goodSoil",
                                                "true"),
                                        "soilBasis",
                                        "TEST_REPORT"),
                                "volumeBasis",
                                "IN_SITU"));
            case CARRIER ->
                List.of(Loads.with(
                        Loads.with(Loads.with(Loads.carrierEntries(), "origin", "东门"), "destination", "西门"),
                        "checked",
                        "true"));
            case RECEIVER ->
                List.of(Loads.with(
                        Loads.with(
                                Loads.with(
                                        Loads.with(
                                                Loads.with(Loads.receiverEntries(), "decision", "PARTIALLY_ACCEPTED"),
                                                "refusalReason",
                                                "OVERLOADED"),
                                        "nextDestination",
                                        "堆填场"),
                                "remarks",
                                "超高部分退回"),
                        "checked",
                        "true"));
        };
    }

    private static Entries written(Stage stage, Entries entries) {
        Reading reading = reading(stage, entries);
        assertThat(reading.faults()).isEmpty();
        return switch (stage) {
            case PRODUCER -> ProducerPart.of(reading).entries();
            case CARRIER -> CarrierPart.of(reading, "起点", "终点").entries();
            case RECEIVER -> ReceiverPart.of(reading).entries();
        };
    }

    private static Reading reading(Stage stage, Entries entries) {
        var party = switch (stage) {
            case PRODUCER -> Loads.PRODUCER;
            case CARRIER -> Loads.CARRIER;
            case RECEIVER -> Loads.RECEIVER;
        };
        return Reading.of(stage, entries, party.creditCode(), Policy.PROPOSED);
    }

    private static List<RefusalCode> codes(Outcome<? extends Manifest> outcome) {
        return ((Outcome.Refused<?>) Objects.requireNonNull(outcome))
                .refusals().stream().map(Refusal::code).toList();
    }
}
