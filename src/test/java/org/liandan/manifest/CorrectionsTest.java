package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.party.Role;

/** Corrections of what has been signed: by consent, judged as a whole, one at a time, and nobody is frozen by silence. */
class CorrectionsTest {

    private static final Instant LATER = Loads.minutesLater(120);
    private static final Map<String, String> LESS = Map.of("producer.volumeM3", "11");
    private static final Loads.Yard YARD = new Loads.Yard();

    @Test
    void isInForceOnceEveryoneElseWhoHasSignedApproves() {
        Manifest closed = Loads.closed();
        var proposed = pending(propose(closed, LESS, Loads.GATE_KEEPER));

        assertThat(Corrections.unanswered(closed, proposed)).containsExactly(Loads.PRODUCER.id(), Loads.CARRIER.id());
        var first = taken(Corrections.approve(closed, proposed, Loads.CARRIER_CLERK, YARD, LATER));
        assertThat(first.corrected()).isNull();
        var last = taken(Corrections.approve(closed, first.correction(), Loads.PRODUCER_CLERK, YARD, LATER));

        assertThat(last.correction().state()).isEqualTo(CorrectionState.APPLIED);
        assertThat(corrected(last).producer().volumeM3()).isEqualByComparingTo("11");
        assertThat(corrected(last).state()).isEqualTo(ManifestState.CLOSED);
        assertThat(last.events().stream().map(ManifestEvent::kind))
                .containsExactly(ManifestEvent.Kind.CORRECTION_APPROVED, ManifestEvent.Kind.CORRECTED);
        assertThat(last.events().getLast().entries().texts()).containsExactly(Map.entry("producer.volumeM3", "11"));
    }

    @Test
    void keepsSignaturesAndEverythingThatWasNotNamed() {
        Manifest closed = Loads.closed();
        var proposed = pending(propose(closed, LESS, Loads.GATE_KEEPER));
        var first = taken(Corrections.approve(closed, proposed, Loads.CARRIER_CLERK, YARD, LATER));
        Manifest after =
                corrected(taken(Corrections.approve(closed, first.correction(), Loads.PRODUCER_CLERK, YARD, LATER)));

        assertThat(after.issue()).isEqualTo(closed.issue());
        assertThat(after.header()).isEqualTo(closed.header());
        assertThat(after.carriage()).isEqualTo(closed.carriage());
        assertThat(after.receipt()).isEqualTo(closed.receipt());
        assertThat(Revision.differences(closed, after))
                .containsExactly(new FieldChange("producer.volumeM3", "12.5", "11"));
    }

    @Test
    void isInForceAtOnceWhileNobodyElseHasSigned() {
        var taken = taken(propose(Loads.issued(), LESS, Loads.PRODUCER_CLERK));

        assertThat(taken.correction().state()).isEqualTo(CorrectionState.APPLIED);
        assertThat(corrected(taken).producer().volumeM3()).isEqualByComparingTo("11");
    }

    @Test
    void doesNotStopTheManifestAndAsksWhoSignsMeanwhile() {
        Manifest inTransit = Loads.inTransit();
        var proposed = pending(propose(inTransit, LESS, Loads.PRODUCER_CLERK));
        Manifest received = Loads.next(Transitions.apply(
                inTransit,
                new Step.Receive(Loads.receiverEntries()),
                Loads.GATE_KEEPER,
                Circumstances.of(YARD, Loads.minutesLater(60))));

        var carrier = taken(Corrections.approve(received, proposed, Loads.CARRIER_CLERK, YARD, LATER));

        assertThat(carrier.correction().state()).isEqualTo(CorrectionState.PENDING);
        assertThat(Corrections.unanswered(received, carrier.correction())).containsExactly(Loads.RECEIVER.id());
    }

    @Test
    void isJudgedAgainWhenTheLastOneApproves() {
        Manifest inTransit = Loads.inTransit();
        var proposed = pending(
                propose(inTransit, Map.of("producer.handedOverAt", "2026-11-21T09:00+08:00"), Loads.PRODUCER_CLERK));
        Manifest received = Loads.next(Transitions.apply(
                inTransit,
                new Step.Receive(Loads.with(Loads.receiverEntries(), "receivedAt", "2026-11-21 08:50")),
                Loads.GATE_KEEPER,
                Circumstances.of(YARD, Loads.minutesLater(60))));
        var carrier = taken(Corrections.approve(received, proposed, Loads.CARRIER_CLERK, YARD, LATER));

        assertThat(codes(Corrections.approve(received, carrier.correction(), Loads.GATE_KEEPER, YARD, LATER)))
                .containsExactly(RefusalCode.RECEIVED_BEFORE_HANDED_OVER);
    }

    @Test
    void oneNoIsEnough() {
        Manifest closed = Loads.closed();
        var proposed = pending(propose(closed, LESS, Loads.GATE_KEEPER));

        var declined = taken(Corrections.decline(closed, proposed, "过磅单为12.5", Loads.CARRIER_CLERK, LATER));

        assertThat(declined.correction().state()).isEqualTo(CorrectionState.DECLINED);
        assertThat(codes(Corrections.approve(closed, declined.correction(), Loads.PRODUCER_CLERK, YARD, LATER)))
                .containsExactly(RefusalCode.CORRECTION_OVER);
        assertThat(codes(Corrections.decline(closed, proposed, " ", Loads.CARRIER_CLERK, LATER)))
                .containsExactly(RefusalCode.FIELD_REQUIRED);
    }

    @Test
    void onlyTheProposerWithdraws() {
        var proposed = pending(propose(Loads.closed(), LESS, Loads.GATE_KEEPER));

        assertThat(codes(Corrections.withdraw(proposed, Loads.CARRIER_CLERK, LATER)))
                .containsExactly(RefusalCode.NOT_THE_PROPOSER);
        assertThat(taken(Corrections.withdraw(proposed, Loads.GATE_KEEPER, LATER))
                        .correction()
                        .state())
                .isEqualTo(CorrectionState.WITHDRAWN);
    }

    @Test
    void nobodyAnswersTwiceNorForHimselfNorUnasked() {
        Manifest closed = Loads.closed();
        var proposed = pending(propose(closed, LESS, Loads.GATE_KEEPER));
        var once = taken(Corrections.approve(closed, proposed, Loads.CARRIER_CLERK, YARD, LATER));

        assertThat(codes(Corrections.approve(closed, once.correction(), Loads.CARRIER_CLERK, YARD, LATER)))
                .containsExactly(RefusalCode.CORRECTION_ANSWERED);
        assertThat(codes(Corrections.approve(closed, proposed, Loads.GATE_KEEPER, YARD, LATER)))
                .containsExactly(RefusalCode.OWN_CORRECTION);
        assertThat(codes(Corrections.approve(closed, proposed, Loads.OFFICER, YARD, LATER)))
                .containsExactly(RefusalCode.NOT_A_SIGNATORY);
        assertThat(codes(propose(Loads.issued(), LESS, Loads.CARRIER_CLERK)))
                .containsExactly(RefusalCode.NOT_A_SIGNATORY);
        assertThat(codes(Corrections.propose(closed, proposed, LESS, "再改", Loads.CARRIER_CLERK, YARD, LATER)))
                .containsExactly(RefusalCode.CORRECTION_PENDING);
    }

    @Test
    void theBureauDecidesOnceTheTimeToAnswerIsOver() {
        Manifest closed = Loads.closed();
        // proposed on a Saturday: five working days end on Friday at 24:00
        var proposed = pending(propose(closed, LESS, Loads.GATE_KEEPER));
        Instant due = Instant.parse("2026-11-27T16:00:00Z");

        assertThat(codes(decide(closed, proposed, true, Loads.OFFICER, due.minusMillis(1))))
                .containsExactly(RefusalCode.CORRECTION_NOT_DUE);
        assertThat(codes(decide(closed, proposed, true, Loads.CARRIER_CLERK, due)))
                .containsExactly(RefusalCode.BUREAU_DECIDES);
        var decided = taken(decide(closed, proposed, true, Loads.OFFICER, due));
        assertThat(corrected(decided).producer().volumeM3()).isEqualByComparingTo("11");
        assertThat(taken(decide(closed, proposed, false, Loads.OFFICER, due))
                        .correction()
                        .state())
                .isEqualTo(CorrectionState.DECLINED);
        assertThat(CorrectionTerms.PROPOSED.remindAt(proposed)).isEqualTo(LATER.plus(Duration.ofDays(3)));
    }

    private static CorrectionOutcome decide(
            Manifest manifest, Correction correction, boolean approved, Actor actor, Instant now) {
        return Corrections.decide(manifest, correction, approved, "以过磅单为准", actor, CorrectionTerms.PROPOSED, YARD, now);
    }

    @ParameterizedTest(name = "{0} = {1} → {2}")
    @CsvSource({
        "producer.creditCode, 91150203MA0KDL0112, FIELD_SEALED",
        "number, 150203202611210000011, UNKNOWN_FIELD",
        "producer.volumeM3, 0, NUMBER_OUT_OF_RANGE",
        "producer.volumeM3, '', FIELD_REQUIRED",
        "producer.volumeM3, 12.5, NOTHING_CORRECTED",
        "producer.wasteCategory, ENGINEERING_SOIL, DESTINATION_NOT_ALLOWED",
        "producer.handedOverAt, 2026-11-21T09:30+08:00, RECEIVED_BEFORE_HANDED_OVER",
        "producer.handedOverAt, 2025-01-01T09:30+08:00, HANDED_OVER_TOO_LONG_AGO",
        "carrier.plate, 蒙B00000, PLATE_NOT_REGISTERED",
        "receiver.receivedAt, 2026-11-21T09:33+08:00, RECEIVED_IN_FUTURE",
        "receiver.volumeM3, 0, RECEIVED_VOLUME_MISSING",
        "receiver.decision, REJECTED, REJECTED_VOLUME"
    })
    void theCorrectedWholeKeepsEveryRule(String path, String text, RefusalCode expected) {
        assertThat(codes(propose(Loads.closed(), Map.of(path, text), Loads.GATE_KEEPER)))
                .contains(expected);
    }

    @Test
    void acceptanceCannotBeCorrectedIntoRejection() {
        Map<String, String> rejected = Map.of(
                "receiver.decision", "REJECTED", "receiver.volumeM3", "0", "receiver.refusalReason", "OVERLOADED");

        assertThat(codes(propose(Loads.closed(), rejected, Loads.GATE_KEEPER)))
                .containsExactly(RefusalCode.DECISION_SEALED);
    }

    @Test
    void aStageThatIsNotSignedIsFilledInRatherThanCorrected() {
        assertThat(codes(propose(Loads.inTransit(), Map.of("receiver.volumeM3", "3"), Loads.PRODUCER_CLERK)))
                .containsExactly(RefusalCode.STAGE_NOT_SIGNED);
    }

    @Test
    void theTruckUnderWayCannotBeOneThatCarriesAnotherLoad() {
        Map<String, String> other = Map.of("carrier.plate", Loads.OTHER_PLATE.value());

        assertThat(codes(Corrections.propose(
                        Loads.inTransit(),
                        null,
                        other,
                        "写错",
                        Loads.CARRIER_CLERK,
                        new Loads.Yard().withOtherTruckOnTheRoad(),
                        LATER)))
                .containsExactly(RefusalCode.PLATE_BUSY);
        var inTransit = Loads.inTransit();
        var proposed = pending(propose(inTransit, other, Loads.CARRIER_CLERK));
        var approved = taken(Corrections.approve(inTransit, proposed, Loads.PRODUCER_CLERK, YARD, LATER));
        assertThat(corrected(approved).carriage().orElseThrow().vehicle()).isEqualTo(Loads.OTHER_VEHICLE);
    }

    @Test
    void oddThingsComeAndGoWithTheContent() {
        Manifest closed = Loads.closed();
        var proposed = pending(propose(
                closed, Map.of("receiver.volumeM3", "9", "receiver.responsibleParty", "某公司"), Loads.GATE_KEEPER));
        var carrier = taken(Corrections.approve(closed, proposed, Loads.CARRIER_CLERK, YARD, LATER));
        Manifest after =
                corrected(taken(Corrections.approve(closed, carrier.correction(), Loads.PRODUCER_CLERK, YARD, LATER)));

        assertThat(after.warnings().stream().map(Warning::code))
                .containsExactlyInAnyOrder(WarningCode.VOLUME_DIFFERS, WarningCode.RESPONSIBLE_PARTY_DIFFERS);
        var back = pending(Corrections.propose(
                after,
                null,
                Map.of("receiver.volumeM3", "12.4", "receiver.responsibleParty", Loads.RECEIVER.name()),
                "改回",
                Loads.GATE_KEEPER,
                YARD,
                LATER));
        var again = taken(Corrections.approve(after, back, Loads.CARRIER_CLERK, YARD, LATER));
        assertThat(corrected(taken(Corrections.approve(after, again.correction(), Loads.PRODUCER_CLERK, YARD, LATER)))
                        .warnings())
                .isEqualTo(closed.warnings());
    }

    @Test
    void aRemainderThatGoesOnElsewhereStaysWhatItWas() {
        Manifest partly = Loads.partlyClosed();
        var child = ManifestNumber.of(LocalDate.of(2026, 11, 21), 2);
        var yard = new Loads.Yard().withContinuation(partly.header().number(), child);

        assertThat(codes(Corrections.propose(
                        partly, null, Map.of("receiver.volumeM3", "5"), "误", Loads.GATE_KEEPER, yard, LATER)))
                .containsExactly(RefusalCode.REMAINDER_CONTINUED);
    }

    @Test
    void whatGoesOnAfterARefusalIsAsMuchAsWasRefused() {
        Manifest child = Loads.next(Onward.afterRefusal(
                () -> ManifestNumber.of(LocalDate.of(2026, 11, 21), 2),
                Loads.rejected(),
                Loads.OTHER_CENTRE,
                Loads.CARRIER,
                null,
                Loads.GATE_KEEPER,
                Circumstances.of(YARD, LATER)));

        assertThat(codes(propose(child, LESS, Loads.PRODUCER_CLERK))).containsExactly(RefusalCode.FIELD_SEALED);
    }

    @Test
    void theBooksOfTheSiteMustStillHold() {
        var books = MassBalance.EMPTY.plusIn(new BigDecimal("12.4")).plusOut(new BigDecimal("12"));

        assertThat(codes(Corrections.propose(
                        Loads.closed(),
                        null,
                        Map.of("receiver.volumeM3", "10"),
                        "误",
                        Loads.GATE_KEEPER,
                        new Loads.Yard().withBalance(books),
                        LATER)))
                .containsExactly(RefusalCode.SITE_BALANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "改\u202E正"})
    void wantsAReasonThatCanBeRead(String reason) {
        assertThat(codes(Corrections.propose(Loads.closed(), null, LESS, reason, Loads.GATE_KEEPER, YARD, LATER)))
                .hasSize(1);
    }

    @Test
    void draftsAreEditedAndCancelledOnesAreOver() {
        assertThat(codes(propose(Loads.draft(), LESS, Loads.PRODUCER_CLERK)))
                .containsExactly(RefusalCode.NOT_A_SIGNATORY);
        assertThat(codes(propose(Loads.cancelled(), LESS, Loads.PRODUCER_CLERK)))
                .containsExactly(RefusalCode.WRONG_STATE);
    }

    @Test
    void oneOrganisationInTwoPartsIsAskedOnce() {
        Actor both = Loads.actor("both", Loads.PRODUCER, Role.PRODUCER, Role.CARRIER);
        var inTransit = (Manifest.InTransit) Loads.inTransit();
        Header header = inTransit.header();
        Header own = new Header(
                header.number(),
                Loads.PRODUCER,
                Loads.PRODUCER,
                Loads.RECEIVER,
                header.origin(),
                header.destination(),
                header.createdAt(),
                header.createdBy());
        Manifest mine = new Manifest.InTransit(
                new Manifest.Issued(own, inTransit.issued().signed(), List.of()), inTransit.loaded(), List.of());
        var proposal = new Correction.Proposal(List.of(), "误", Signature.of(both, LATER));

        assertThat(Corrections.unanswered(mine, new Correction.Pending(proposal, List.of())))
                .isEmpty();
    }

    private static CorrectionOutcome propose(Manifest manifest, Map<String, String> texts, Actor actor) {
        return Corrections.propose(manifest, null, texts, "填写有误", actor, YARD, LATER);
    }

    private static Correction.Pending pending(CorrectionOutcome outcome) {
        return (Correction.Pending) taken(outcome).correction();
    }

    private static CorrectionOutcome.Taken taken(CorrectionOutcome outcome) {
        return switch (outcome) {
            case CorrectionOutcome.Taken taken -> taken;
            case CorrectionOutcome.Refused(var refusals) -> throw new AssertionError("refused: " + refusals);
        };
    }

    private static Manifest corrected(CorrectionOutcome.Taken taken) {
        Manifest corrected = taken.corrected();
        assertThat(corrected).isNotNull();
        return Objects.requireNonNull(corrected);
    }

    private static List<RefusalCode> codes(CorrectionOutcome outcome) {
        return switch (outcome) {
            case CorrectionOutcome.Taken taken -> throw new AssertionError("taken: " + taken);
            case CorrectionOutcome.Refused(var refusals) ->
                refusals.stream().map(Refusal::code).toList();
        };
    }
}
