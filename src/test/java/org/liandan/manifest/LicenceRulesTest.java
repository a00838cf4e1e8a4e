package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.place.PlaceId;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.Ruling;

/** A site takes what its licence names and treats it as its licence says. */
class LicenceRulesTest {

    private static final Set<WasteCategory> RENOVATION = EnumSet.of(WasteCategory.RENOVATION_WASTE);
    private static final Set<WasteCategory> SOIL = EnumSet.of(WasteCategory.ENGINEERING_SOIL);
    private static final Set<DisposalMethod> SORTING = EnumSet.of(DisposalMethod.SORTING);
    private static final Set<DisposalMethod> LANDFILL = EnumSet.of(DisposalMethod.LANDFILL);
    private static final PolicyTimeline NOTED =
            new PolicyTimeline(List.of(Ruling.read(1, OpenPoints.SITE_LICENCE, Loads.NOW.minusSeconds(60), "NOTE")));

    /** Licences by their first moments, the later ones behind. */
    private record Paper(List<SiteLicence> papers, BigDecimal accepted) implements Licences {

        @Override
        public Optional<SiteLicence> of(PlaceId place, Instant at) {
            return papers.reversed().stream()
                    .filter(paper -> !at.isBefore(paper.validFrom()))
                    .findFirst();
        }

        @Override
        public BigDecimal acceptedM3(PlaceId place, Instant since) {
            return accepted;
        }
    }

    @Test
    void r608WhatTheSiteIsNotLicensedForIsNotIssued() {
        assertThat(create(paper(SOIL, SORTING, null), PolicyTimeline.PROPOSED))
                .containsExactly(RefusalCode.CATEGORY_NOT_LICENSED);
        assertThat(create(paper(RENOVATION, SORTING, null), PolicyTimeline.PROPOSED))
                .isEmpty();
        assertThat(create(paper(SOIL, SORTING, null), NOTED)).isEmpty();
    }

    @Test
    void r422AMethodThatTheLicenceDoesNotNameIsRefusedAtTheGate() {
        assertThat(receive(paper(RENOVATION, LANDFILL, null), Loads.receiverEntries(), PolicyTimeline.PROPOSED))
                .containsExactly(RefusalCode.METHOD_NOT_LICENSED);
        assertThat(receive(paper(RENOVATION, SORTING, null), Loads.receiverEntries(), PolicyTimeline.PROPOSED))
                .isEmpty();
    }

    @Test
    void r608ACategoryThatTheLicenceDoesNotNameIsRefusedAtTheGateToo() {
        Entries other = Loads.with(Loads.receiverEntries(), "wasteCategory", "DEMOLITION_WASTE");

        assertThat(receive(paper(RENOVATION, SORTING, null), other, PolicyTimeline.PROPOSED))
                .containsExactly(RefusalCode.CATEGORY_NOT_LICENSED);
    }

    @Test
    void r608ALicenceThatBeganOnTheRoadDoesNotStopTheLoad() {
        SiteLicence now = licence(RENOVATION, SORTING, null, Loads.NOW.minusSeconds(86_400));
        SiteLicence later = licence(SOIL, SORTING, null, Loads.minutesLater(1));
        Circumstances at = at(new Paper(List.of(now, later), BigDecimal.ZERO), PolicyTimeline.PROPOSED);
        var outcome =
                Transitions.apply(Loads.inTransit(), new Step.Receive(Loads.receiverEntries()), Loads.GATE_KEEPER, at);

        assertThat(refusals(outcome)).isEmpty();
        assertThat(warnings(outcome)).contains(WarningCode.BEYOND_LICENCE);
    }

    @Test
    void whereTheBureauOnlyWantsItNotedItIsNoted() {
        var outcome = Transitions.apply(
                Loads.inTransit(),
                new Step.Receive(Loads.receiverEntries()),
                Loads.GATE_KEEPER,
                at(paper(SOIL, LANDFILL, null), NOTED));

        assertThat(refusals(outcome)).isEmpty();
        assertThat(warnings(outcome))
                .filteredOn(WarningCode.BEYOND_LICENCE::equals)
                .hasSize(2);
    }

    @Test
    void aLoadThatIsRefusedAtTheGateNeedsNoLicence() {
        Entries rejected = Loads.with(
                Loads.with(
                        Loads.with(Loads.receiverEntries(), "decision", "REJECTED"),
                        "refusalReason",
                        "HOUSEHOLD_WASTE"),
                "volumeM3",
                "0");

        assertThat(receive(paper(SOIL, LANDFILL, null), rejected, PolicyTimeline.PROPOSED))
                .isEmpty();
    }

    @Test
    void r608ASiteThatIsNearlyFullIsNotedAndExactlyTheShareIsNot() {
        // 12.5 m³ come in; nine tenths of 1000 m³ are 900
        assertThat(nearlyFull("887.5")).isFalse();
        assertThat(nearlyFull("887.501")).isTrue();
        assertThat(nearlyFull("2000")).isTrue();
    }

    @Test
    void aLicenceOfTheSiteTakesThePlaceOfWhatIsUsualForItsKind() {
        Entries unusual = Loads.with(Loads.receiverEntries(), "disposalMethod", "LANDFILL");
        var outcome = Transitions.apply(
                Loads.inTransit(),
                new Step.Receive(unusual),
                Loads.GATE_KEEPER,
                at(paper(RENOVATION, LANDFILL, null), PolicyTimeline.PROPOSED));

        assertThat(refusals(outcome)).isEmpty();
        assertThat(warnings(outcome)).doesNotContain(WarningCode.DISPOSAL_METHOD_UNUSUAL);
    }

    private static boolean nearlyFull(String acceptedM3) {
        var paper = new Paper(
                List.of(licence(RENOVATION, SORTING, "1000", Loads.NOW.minusSeconds(86_400))),
                new BigDecimal(acceptedM3));
        return warnings(Transitions.apply(
                        Loads.inTransit(),
                        new Step.Receive(Loads.with(Loads.receiverEntries(), "volumeM3", "12.5")),
                        Loads.GATE_KEEPER,
                        at(paper, PolicyTimeline.PROPOSED)))
                .contains(WarningCode.SITE_NEARLY_FULL);
    }

    private static List<RefusalCode> create(Licences licences, PolicyTimeline policies) {
        var at = new Circumstances(new Loads.Yard(), Movements.UNKNOWN, policies, licences, Loads.NOW);
        return refusals(Transitions.create(
                () -> ManifestNumber.of(DistrictTime.dayOf(Loads.NOW), 1),
                Loads.consignment(),
                Loads.producerEntries(),
                Loads.PRODUCER_CLERK,
                at));
    }

    private static List<RefusalCode> receive(Licences licences, Entries entries, PolicyTimeline policies) {
        return refusals(Transitions.apply(
                Loads.inTransit(), new Step.Receive(entries), Loads.GATE_KEEPER, at(licences, policies)));
    }

    private static Circumstances at(Licences licences, PolicyTimeline policies) {
        return new Circumstances(new Loads.Yard(), Movements.UNKNOWN, policies, licences, Loads.minutesLater(60));
    }

    private static Paper paper(
            Set<WasteCategory> categories, Set<DisposalMethod> methods, @Nullable String capacityM3) {
        return new Paper(
                List.of(licence(categories, methods, capacityM3, Loads.NOW.minusSeconds(86_400))), BigDecimal.ZERO);
    }

    private static SiteLicence licence(
            Set<WasteCategory> categories, Set<DisposalMethod> methods, @Nullable String capacityM3, Instant from) {
        return new SiteLicence(
                "昆执许〔2026〕7号", categories, methods, capacityM3 == null ? null : new BigDecimal(capacityM3), from, null);
    }

    private static List<RefusalCode> refusals(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> _ -> List.of();
            case Outcome.Refused<?> refused -> {
                List<RefusalCode> codes = new ArrayList<>();
                refused.refusals().forEach(refusal -> codes.add(refusal.code()));
                yield codes;
            }
        };
    }

    private static List<WarningCode> warnings(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Refused<?> refused -> throw new AssertionError(refused.refusals());
            case Outcome.Accepted<?> accepted ->
                ((Manifest) accepted.next())
                        .warnings().stream().map(Warning::code).toList();
        };
    }
}
