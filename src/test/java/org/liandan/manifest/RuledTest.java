package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.place.PlaceKind;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.Ruling;

/** What the bureau rules changes what is judged from then on, and nothing before; and never stops a load that is under way. */
class RuledTest {

    private static final Instant FROM = Loads.minutesLater(3);

    @Test
    void r201SoilThatIsNotGoodGoesWhereTheBureauRules() {
        var landfill = Loads.consignmentTo(Loads.site(13, PlaceKind.LANDFILL, Loads.RECEIVER, "填埋场路3号"));
        Entries soil = Loads.with(
                Loads.with(Loads.producerEntries(), "wasteCategory", "ENGINEERING_SOIL"), "goodSoil", "false");
        var policies = ruled(OpenPoints.OTHER_SOIL_DESTINATIONS, "LANDFILL", FROM);

        assertThat(refusals(create(landfill, soil, policies, FROM.minusMillis(1))))
                .containsExactly(RefusalCode.OTHER_SOIL_UNDECIDED);
        assertThat(refusals(create(landfill, soil, policies, FROM))).isEmpty();
        assertThat(refusals(create(Loads.consignment(), soil, policies, FROM)))
                .containsExactly(RefusalCode.DESTINATION_NOT_ALLOWED);
    }

    @Test
    void r201TheMatrixIsJudgedAgainAtTheCarriersSignatureByTheRulingOfTheIssue() {
        var landfill = Loads.consignmentTo(Loads.site(13, PlaceKind.LANDFILL, Loads.RECEIVER, "填埋场路3号"));
        Entries soil = Loads.with(
                Loads.with(Loads.producerEntries(), "wasteCategory", "ENGINEERING_SOIL"), "goodSoil", "false");
        var allowedThenNot = new PolicyTimeline(List.of(
                Ruling.read(1, OpenPoints.OTHER_SOIL_DESTINATIONS, Loads.NOW, "LANDFILL"),
                Ruling.read(2, OpenPoints.OTHER_SOIL_DESTINATIONS, FROM, "NONE")));
        Manifest issued = issue(next(create(landfill, soil, allowedThenNot, Loads.NOW)), allowedThenNot, Loads.NOW);

        // issued while it was allowed: the road it is on stays open
        assertThat(refusals(carry(issued, allowedThenNot, Loads.minutesLater(5))))
                .isEmpty();
        // and a registry that has changed since, so that the place is of another kind, is caught
        Manifest moved = withDestination(issued, Loads.SORTING_CENTRE);
        assertThat(refusals(carry(moved, allowedThenNot, Loads.minutesLater(5))))
                .containsExactly(RefusalCode.DESTINATION_NOT_ALLOWED);
    }

    @Test
    void r403TheBureauMayKeepOutWhatComesFromOutside() {
        Entries outside = Loads.with(Loads.producerEntries(), "crossDistrict", "true");
        var policies = ruled(OpenPoints.CROSS_DISTRICT_WASTE, "REFUSE", FROM);

        assertThat(refusals(create(Loads.consignment(), outside, policies, FROM.minusMillis(1))))
                .isEmpty();
        assertThat(refusals(create(Loads.consignment(), outside, policies, FROM)))
                .containsExactly(RefusalCode.CROSS_DISTRICT_REFUSED);
    }

    @Test
    void r422TheBureauMayKeepASiteToItsMethods() {
        Entries landfill = Loads.with(Loads.receiverEntries(), "disposalMethod", "LANDFILL");

        assertThat(refusals(receive(Loads.inTransit(), landfill, PolicyTimeline.PROPOSED)))
                .isEmpty();
        assertThat(refusals(
                        receive(Loads.inTransit(), landfill, ruled(OpenPoints.METHOD_UNUSUAL, "REFUSE", Loads.NOW))))
                .containsExactly(RefusalCode.DISPOSAL_METHOD_NOT_LICENSED);
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0", "1.3, 1"})
    void r408AVolumeInSituIsComparedAsWhatItBecomesInTheBox(String factor, int warnings) {
        Entries inSitu = Loads.with(Loads.producerEntries(), "volumeBasis", "IN_SITU");
        var policies = ruled(OpenPoints.LOOSENING_FACTOR, factor, Loads.NOW.minusSeconds(60));
        Manifest issued = issue(next(create(Loads.consignment(), inSitu, policies, Loads.NOW)), policies, Loads.NOW);

        // 12.5 m³ in situ are 15 or 16.25 m³ loose, in a box of 15
        assertThat(next(carry(issued, policies, Loads.minutesLater(5))).warnings())
                .extracting(Warning::code)
                .hasSize(warnings)
                .allMatch(code -> code == WarningCode.VOLUME_ABOVE_BOX);
    }

    @Test
    void r411AFieldThatIsAskedForFromADateOnNeverStopsAnOlderManifest() {
        var policies = ruled(OpenPoints.CARRIER_CHECK_REQUIRED, "true", FROM);
        Manifest older = issue(Loads.draft(), policies, FROM.minusMillis(1));
        Manifest newer = issue(Loads.draft(), policies, FROM);

        assertThat(refusals(carry(older, policies, Loads.minutesLater(60 * 24))))
                .isEmpty();
        assertThat(refusals(carry(newer, policies, Loads.minutesLater(5)))).containsExactly(RefusalCode.FIELD_REQUIRED);
        assertThat(refusals(Transitions.apply(
                        newer,
                        new Step.Carry(Loads.with(Loads.carrierEntries(), "checked", "true")),
                        Loads.CARRIER_CLERK,
                        at(policies, Loads.minutesLater(5)))))
                .isEmpty();
    }

    @Test
    void r202ADraftThatIsOlderThanTheRulingIsIssuedByTheRuling() {
        Entries silent = Loads.with(Loads.producerEntries(), "recyclable", null);
        var policies = ruled(OpenPoints.RECYCLABLE_REQUIRED, "true", FROM);
        Manifest draft = next(create(Loads.consignment(), silent, policies, FROM.minusMillis(1)));

        var refused = Transitions.apply(draft, new Step.Issue(), Loads.PRODUCER_CLERK, at(policies, FROM));

        assertThat(((Outcome.Refused<?>) refused).refusals())
                .containsExactly(Refusal.of(RefusalCode.FIELD_REQUIRED, "producer.recyclable"));
        assertThat(refusals(Transitions.apply(
                        draft, new Step.Issue(), Loads.PRODUCER_CLERK, at(policies, FROM.minusMillis(1)))))
                .isEmpty();
    }

    @Test
    void r421TheToleranceOfAReceiptIsThatOfItsOwnMoment() {
        Entries less = Loads.with(Loads.receiverEntries(), "volumeM3", "11.5");
        var policies = ruled(OpenPoints.VOLUME_DIFFERENCE, "5", Loads.minutesLater(70));
        Manifest load = Loads.inTransit();

        assertThat(warnings(load, less, policies, Loads.minutesLater(69))).doesNotContain(WarningCode.VOLUME_DIFFERS);
        assertThat(warnings(load, less, policies, Loads.minutesLater(70))).contains(WarningCode.VOLUME_DIFFERS);
    }

    /** Any ruling on any point that the rules ask for, and a whole life cycle before its moment: nothing is judged otherwise. */
    @Property(tries = 300)
    void aRulingChangesNoVerdictOnAnythingBeforeItsMoment(
            @ForAll("anyRuling") Ruling<?> ruling, @ForAll("days") int dayOfSteps) {
        Instant start = Loads.NOW;
        var without = PolicyTimeline.PROPOSED;
        var with = new PolicyTimeline(
                List.of(reread(ruling, start.plus(Duration.ofMinutes(61)).plusMillis(dayOfSteps))));

        assertThat(story(with)).isEqualTo(story(without));
    }

    private static <T> Ruling<T> reread(Ruling<T> ruling, Instant from) {
        return new Ruling<>(ruling.id(), ruling.point(), from, ruling.value());
    }

    /** Four steps within an hour, some of them odd, each with what came of it. */
    private static List<Object> story(PolicyTimeline policies) {
        List<Object> told = new ArrayList<>();
        Entries odd = Loads.with(Loads.with(Loads.producerEntries(), "crossDistrict", "true"), "recyclable", null);
        var created = create(Loads.consignment(), odd, policies, Loads.NOW);
        told.add(created);
        Manifest issued = issue(next(created), policies, Loads.NOW);
        told.add(issued.warnings());
        var carried = carry(issued, policies, Loads.minutesLater(5));
        told.add(carried);
        told.add(receive(next(carried), Loads.with(Loads.receiverEntries(), "volumeM3", "11.2"), policies));
        told.add(receive(next(carried), Loads.with(Loads.receiverEntries(), "disposalMethod", "LANDFILL"), policies));
        return told;
    }

    @Provide
    static Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, 90_000_000);
    }

    @Provide
    static Arbitrary<Ruling<?>> anyRuling() {
        return Combinators.combine(
                        Arbitraries.of(OpenPoints.all()), Arbitraries.integers().between(0, 400))
                .as((point, number) -> some(point, number));
    }

    private static <T> Ruling<T> some(OpenPoint<T> point, int number) {
        var options = point.kind().options();
        String text = options.isEmpty()
                ? String.valueOf(number)
                : options.get(number % options.size()).code();
        T value = point.kind().read(text).valid().orElse(point.proposed());
        return new Ruling<>(1, point, Loads.NOW, value);
    }

    private static PolicyTimeline ruled(OpenPoint<?> point, String value, Instant from) {
        return new PolicyTimeline(List.of(Ruling.read(1, point, from, value)));
    }

    private static Circumstances at(PolicyTimeline policies, Instant now) {
        return new Circumstances(new Loads.Yard(), Movements.UNKNOWN, policies, now);
    }

    private static Outcome<Manifest.Draft> create(
            Consignment asked, Entries entries, PolicyTimeline policies, Instant now) {
        return Transitions.create(
                () -> ManifestNumber.of(DistrictTime.dayOf(now), 7),
                asked,
                entries,
                Loads.PRODUCER_CLERK,
                at(policies, now));
    }

    private static Manifest issue(Manifest draft, PolicyTimeline policies, Instant now) {
        return next(Transitions.apply(draft, new Step.Issue(), Loads.PRODUCER_CLERK, at(policies, now)));
    }

    private static Outcome<? extends Manifest> carry(Manifest issued, PolicyTimeline policies, Instant now) {
        return Transitions.apply(
                issued, new Step.Carry(Loads.carrierEntries()), Loads.CARRIER_CLERK, at(policies, now));
    }

    private static Outcome<? extends Manifest> receive(Manifest load, Entries entries, PolicyTimeline policies) {
        return Transitions.apply(
                load, new Step.Receive(entries), Loads.GATE_KEEPER, at(policies, Loads.minutesLater(60)));
    }

    private static List<WarningCode> warnings(Manifest load, Entries entries, PolicyTimeline policies, Instant now) {
        return next(Transitions.apply(load, new Step.Receive(entries), Loads.GATE_KEEPER, at(policies, now)))
                .warnings()
                .stream()
                .map(Warning::code)
                .toList();
    }

    private static Manifest withDestination(Manifest manifest, Site destination) {
        Manifest.Issued issued = (Manifest.Issued) manifest;
        Header header = issued.header();
        return new Manifest.Issued(
                new Header(
                        header.number(),
                        header.producer(),
                        header.carrier(),
                        header.receiver(),
                        header.origin(),
                        destination,
                        header.createdAt(),
                        header.createdBy()),
                issued.signed(),
                issued.warnings());
    }

    private static Manifest next(Outcome<? extends Manifest> outcome) {
        return Loads.next(outcome);
    }

    private static List<RefusalCode> refusals(Outcome<? extends Manifest> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> _ -> List.of();
            case Outcome.Refused<?> refused ->
                refused.refusals().stream().map(Refusal::code).toList();
        };
    }
}
