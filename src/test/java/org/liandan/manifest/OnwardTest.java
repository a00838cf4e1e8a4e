package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.place.PlaceKind;

/** How a load goes on: after a refusal, and out of a sorting centre. */
class OnwardTest {

    private static final Instant LATER = Loads.minutesLater(70);
    private static final Circumstances AT = Circumstances.of(new Loads.Yard(), LATER);
    private static final BigDecimal TOLERANCE = new BigDecimal("0.10");

    @Test
    void aRejectedLoadGoesOnAtOnceUnderANumberOfItsOwn() {
        Manifest rejected = Loads.rejected();

        Manifest child = Loads.next(continued(rejected, Loads.OTHER_CENTRE, Loads.GATE_KEEPER));

        assertThat(child.state()).isEqualTo(ManifestState.ISSUED);
        assertThat(child.header().lineage().leg()).isEqualTo(Leg.DIVERTED);
        assertThat(child.header().lineage().parents())
                .containsExactly(rejected.header().number());
        assertThat(child.header().producer()).isEqualTo(Loads.PRODUCER);
        assertThat(child.header().origin()).isEqualTo(Loads.SORTING_CENTRE);
        assertThat(child.producer().volumeM3()).isEqualByComparingTo("12.5");
        assertThat(child.producer().siteName()).isEqualTo(rejected.producer().siteName());
        assertThat(child.issue().orElseThrow().username()).isEqualTo("receiver");
    }

    @Test
    void ofALoadTakenInPartTheRestGoesOn() {
        Manifest child = Loads.next(continued(Loads.partlyClosed(), Loads.OTHER_CENTRE, Loads.PRODUCER_CLERK));

        assertThat(child.producer().volumeM3()).isEqualByComparingTo("8");
    }

    @Test
    void theSameTruckCarriesItOnAndStartsAtTheGateThatRefused() {
        Manifest child = Loads.next(continued(Loads.rejected(), Loads.OTHER_CENTRE, Loads.GATE_KEEPER));

        Manifest carried = Loads.next(Transitions.apply(
                child,
                new Step.Carry(Loads.carrierEntries()),
                Loads.CARRIER_CLERK,
                Circumstances.of(new Loads.Yard(), LATER)));

        assertThat(carried.carriage().orElseThrow().signed().part().origin()).isEqualTo(Loads.SORTING_CENTRE.address());
    }

    @Test
    void whatComesBackIsTakenByThoseWhoSentIt() {
        Manifest child = Loads.next(continued(Loads.rejected(), Loads.ORIGIN, Loads.GATE_KEEPER));
        Manifest carried = Loads.next(Transitions.apply(
                child,
                new Step.Carry(Loads.carrierEntries()),
                Loads.CARRIER_CLERK,
                Circumstances.of(new Loads.Yard(), LATER)));
        Entries receipt = Loads.with(
                Loads.with(
                        Loads.with(
                                Loads.receiverEntries(),
                                "creditCode",
                                Loads.PRODUCER.creditCode().value()),
                        "receivedAt",
                        "2026-11-21 09:40"),
                "volumeM3",
                "12.5");

        Manifest back = Loads.next(Transitions.apply(
                carried,
                new Step.Receive(receipt),
                Loads.PRODUCER_CLERK,
                Circumstances.of(new Loads.Yard(), Loads.minutesLater(90))));

        assertThat(child.header().lineage().leg()).isEqualTo(Leg.RETURNED);
        assertThat(back.state()).isEqualTo(ManifestState.CLOSED);
    }

    @Test
    void refusesWhatHasNoRemainderOrGoesOnAlready() {
        var child = ManifestNumber.of(LocalDate.of(2026, 11, 21), 7);

        assertThat(codes(continued(Loads.closed(), Loads.OTHER_CENTRE, Loads.GATE_KEEPER)))
                .containsExactly(RefusalCode.NOTHING_REFUSED);
        assertThat(codes(continued(Loads.inTransit(), Loads.OTHER_CENTRE, Loads.GATE_KEEPER)))
                .containsExactly(RefusalCode.NOTHING_REFUSED);
        assertThat(codes(Onward.afterRefusal(
                        OnwardTest::number,
                        Loads.rejected(),
                        Loads.OTHER_CENTRE,
                        Loads.CARRIER,
                        child,
                        Loads.GATE_KEEPER,
                        AT)))
                .containsExactly(RefusalCode.ALREADY_CONTINUED);
    }

    @Test
    void refusesTheGateThatRefusedTheWrongKindOfPlaceAndTheUnknownOne() {
        assertThat(codes(continued(Loads.rejected(), Loads.SORTING_CENTRE, Loads.GATE_KEEPER)))
                .containsExactly(RefusalCode.DESTINATION_HAS_REFUSED);
        assertThat(codes(continued(Loads.rejected(), Loads.LANDFILL, Loads.GATE_KEEPER)))
                .containsExactly(RefusalCode.DESTINATION_NOT_ALLOWED);
        assertThat(codes(continued(Loads.rejected(), null, Loads.GATE_KEEPER)))
                .containsExactly(RefusalCode.DESTINATION_UNKNOWN);
        assertThat(codes(continued(Loads.rejected(), Loads.OTHER_CENTRE, Loads.CARRIER_CLERK)))
                .containsExactly(RefusalCode.NOT_PRODUCER_OR_RECEIVER);
    }

    @Test
    void afterTwoRefusalsItCanOnlyGoBack() {
        Site third = Loads.site(16, PlaceKind.SORTING_CENTRE, Loads.RECEIVER, "第三分拣中心");
        Site fourth = Loads.site(17, PlaceKind.SORTING_CENTRE, Loads.RECEIVER, "第四分拣中心");
        Manifest once = refusedAgain(Loads.next(continued(Loads.rejected(), Loads.OTHER_CENTRE, Loads.GATE_KEEPER)));
        Manifest twice = refusedAgain(Loads.next(continued(once, third, Loads.GATE_KEEPER)));

        assertThat(codes(continued(twice, fourth, Loads.GATE_KEEPER))).containsExactly(RefusalCode.LEG_TOO_DEEP);
        assertThat(Loads.next(continued(twice, Loads.OTHER_CENTRE, Loads.GATE_KEEPER))
                        .header()
                        .lineage()
                        .leg())
                .isEqualTo(Leg.RETURNED);
    }

    private static Manifest refusedAgain(Manifest issued) {
        Manifest carried = Loads.next(Transitions.apply(
                issued,
                new Step.Carry(Loads.carrierEntries()),
                Loads.CARRIER_CLERK,
                Circumstances.of(new Loads.Yard(), LATER)));
        Entries refusal = Loads.with(
                Loads.with(Loads.with(Loads.receiverEntries(), "decision", "REJECTED"), "volumeM3", "0"),
                "refusalReason",
                "SITE_FULL");
        return Loads.next(Transitions.apply(
                carried,
                new Step.Receive(refusal),
                Loads.GATE_KEEPER,
                Circumstances.of(new Loads.Yard(), Loads.minutesLater(90))));
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        "BACKFILL, 13, ",
        "LANDFILL, 14, ",
        "BACKFILL, 14, FITNESS_DESTINATION",
        "LANDFILL, 13, FITNESS_DESTINATION",
        "BACKFILL, 15, FITNESS_DESTINATION",
        ", 13, FIELD_REQUIRED"
    })
    void whatIsSortedGoesWhereItIsFitFor(@Nullable Fitness fitness, long destination, @Nullable RefusalCode expected) {
        Site to = destination == 13 ? Loads.BACKFILL_SITE : destination == 14 ? Loads.LANDFILL : Loads.OTHER_CENTRE;
        var outcome = sent(Loads.SORTING_CENTRE, to, fitness, List.of(Loads.closed()), "12", books("12.4"));

        if (expected == null) {
            Manifest draft = Loads.next(outcome);
            assertThat(draft.header().lineage().leg()).isEqualTo(Leg.ONWARD);
            assertThat(draft.header().lineage().fitness()).isEqualTo(fitness);
            assertThat(Loads.next(Transitions.apply(
                                    draft,
                                    new Step.Issue(),
                                    Loads.GATE_KEEPER,
                                    Circumstances.of(new Loads.Yard(), LATER)))
                            .state())
                    .isEqualTo(ManifestState.ISSUED);
        } else {
            assertThat(codes(outcome)).containsExactly(expected);
        }
    }

    @Test
    void nothingLeavesThatDidNotCome() {
        assertThat(codes(sent(
                        Loads.SORTING_CENTRE,
                        Loads.LANDFILL,
                        Fitness.LANDFILL,
                        List.of(Loads.closed()),
                        "13.65",
                        books("100"))))
                .containsExactly(RefusalCode.MORE_THAN_PARENTS);
        assertThat(codes(sent(
                        Loads.SORTING_CENTRE,
                        Loads.LANDFILL,
                        Fitness.LANDFILL,
                        List.of(Loads.closed()),
                        "12",
                        books("12.4").plusOut(new BigDecimal("2")))))
                .containsExactly(RefusalCode.SITE_BALANCE);
        assertThat(codes(sent(Loads.SORTING_CENTRE, Loads.LANDFILL, Fitness.LANDFILL, List.of(), "1", books("9"))))
                .containsExactly(RefusalCode.FIELD_REQUIRED);
    }

    @Test
    void parentsAreReceiptsOfThatPlace() {
        assertThat(codes(sent(
                        Loads.SORTING_CENTRE,
                        Loads.LANDFILL,
                        Fitness.LANDFILL,
                        List.of(Loads.delivered()),
                        "1",
                        books("9"))))
                .contains(RefusalCode.PARENT_NOT_CLOSED);
        assertThat(codes(sent(
                        Loads.OTHER_CENTRE,
                        Loads.LANDFILL,
                        Fitness.LANDFILL,
                        List.of(Loads.closed()),
                        "1",
                        books("9"))))
                .containsExactly(RefusalCode.PARENT_ELSEWHERE);
        assertThat(codes(sent(
                        Loads.LANDFILL,
                        Loads.BACKFILL_SITE,
                        Fitness.BACKFILL,
                        List.of(Loads.closed()),
                        "1",
                        books("9"))))
                .contains(RefusalCode.ONWARD_ORIGIN_KIND);
    }

    private static Outcome<Manifest.Draft> sent(
            Site from, Site to, @Nullable Fitness fitness, List<Manifest> parents, String volumeM3, MassBalance books) {
        Entries entries = Loads.with(
                Loads.with(
                        Loads.with(
                                Loads.with(
                                        Loads.producerEntries(),
                                        "creditCode",
                                        Loads.RECEIVER.creditCode().value()),
                                "responsibleParty",
                                Loads.RECEIVER.name()),
                        "handedOverAt",
                        "2026-11-21 09:40"),
                "volumeM3",
                volumeM3);
        var asked = new Consignment(Loads.RECEIVER, from, to, Loads.CARRIER, to.operator(), Set.of());
        return Onward.fromSite(
                OnwardTest::number, asked, parents, fitness, books, TOLERANCE, entries, Loads.GATE_KEEPER, AT);
    }

    private static MassBalance books(String inM3) {
        return MassBalance.EMPTY.plusIn(new BigDecimal(inM3));
    }

    private static Outcome<Manifest.Issued> continued(Manifest parent, @Nullable Site destination, Actor actor) {
        return Onward.afterRefusal(OnwardTest::number, parent, destination, Loads.CARRIER, null, actor, AT);
    }

    private static ManifestNumber number() {
        return ManifestNumber.of(LocalDate.of(2026, 11, 21), 2);
    }

    private static List<RefusalCode> codes(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> accepted -> throw new AssertionError("accepted: " + accepted);
            case Outcome.Refused<?>(var refusals) ->
                refusals.stream().map(Refusal::code).toList();
        };
    }
}
