package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.party.Role;

/** The life of one load: who may do which step when, and what each step leaves behind. */
class LifeCycleTest {

    private static final List<String> STATES =
            List.of("Draft", "Issued", "InTransit", "Delivered", "Closed", "Rejected", "Cancelled");
    private static final List<String> STEPS = List.of("edit", "issue", "carry", "arrive", "receive", "cancel");

    private static Manifest state(String name) {
        return switch (name) {
            case "Draft" -> Loads.draft();
            case "Issued" -> Loads.issued();
            case "InTransit" -> Loads.inTransit();
            case "Delivered" -> Loads.delivered();
            case "Closed" -> Loads.closed();
            case "Rejected" -> Loads.rejected();
            case "Cancelled" -> Loads.cancelled();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Step step(String name) {
        return switch (name) {
            case "edit" -> new Step.Edit(Loads.consignment(), Loads.producerEntries());
            case "issue" -> new Step.Issue();
            case "carry" -> new Step.Carry(Loads.carrierEntries());
            case "arrive" -> new Step.Arrive();
            case "receive" -> new Step.Receive(Loads.receiverEntries());
            case "cancel" -> new Step.Cancel("工地停工");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Actor actor(String name) {
        return switch (name) {
            case "producer" -> Loads.PRODUCER_CLERK;
            case "carrier" -> Loads.CARRIER_CLERK;
            case "receiver" -> Loads.GATE_KEEPER;
            case "bureau" -> Loads.OFFICER;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void aLoadGoesFromTheProducerThroughTheCarrierToTheReceiver() {
        Manifest closed = Loads.closed();

        assertThat(closed).isInstanceOf(Manifest.Closed.class);
        assertThat(closed.issue().orElseThrow().username()).isEqualTo("producer");
        assertThat(closed.carriage().orElseThrow().signed().by().username()).isEqualTo("carrier");
        assertThat(closed.arrival().orElseThrow().at()).isEqualTo(Loads.minutesLater(45));
        assertThat(closed.receipt().orElseThrow().by().username()).isEqualTo("receiver");
        assertThat(closed.warnings()).isEmpty();
    }

    @Test
    void theCarriersWayDefaultsToTheAddressesOfOriginAndDestination() {
        CarrierPart part = Loads.inTransit().carriage().orElseThrow().signed().part();

        assertThat(part.origin()).isEqualTo("阿尔丁大街1号");
        assertThat(part.destination()).isEqualTo(Loads.SORTING_CENTRE.address());
    }

    @Test
    void theReceiverMayConfirmWithoutARecordedArrival() {
        var outcome = apply(Loads.inTransit(), step("receive"), Loads.GATE_KEEPER);

        assertThat(Loads.next(outcome)).isInstanceOf(Manifest.Closed.class);
    }

    @Test
    void aCancelledManifestKeepsItsContentAndTheReason() {
        Manifest cancelled = Loads.cancelled();

        assertThat(cancelled.producer()).isEqualTo(Loads.draft().producer());
        assertThat(cancelled.cancellation().orElseThrow().reason()).isEqualTo("工地停工");
    }

    @ParameterizedTest(name = "{0} --{1}-->")
    @MethodSource("stepsTheChartDoesNotHave")
    void refusesEveryStepThatTheChartDoesNotHave(String state, String step) {
        var outcome = apply(state(state), step(step), everyone(state, step));

        assertThat(refusals(outcome)).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.WRONG_STATE);
            assertThat(refusal.code().kind()).isEqualTo(RefusalCode.Kind.CONFLICT);
        });
    }

    static Stream<Arguments> stepsTheChartDoesNotHave() throws IOException {
        var chart = StateChartTest.chart();
        return STATES.stream()
                .flatMap(state -> STEPS.stream()
                        .filter(step -> chart.stream().noneMatch(edge -> edge.startsWith(state + " " + step + " ")))
                        .map(step -> Arguments.of(state, step)));
    }

    /** Somebody who would have the right to the step if only the state allowed it. */
    private static Actor everyone(String state, String step) {
        return switch (step) {
            case "carry", "arrive" -> Loads.CARRIER_CLERK;
            case "receive" -> Loads.GATE_KEEPER;
            case "cancel" ->
                state.equals("Delivered") || state.equals("InTransit") ? Loads.OFFICER : Loads.PRODUCER_CLERK;
            default -> Loads.PRODUCER_CLERK;
        };
    }

    @ParameterizedTest(name = "{0} {1} on {2} → {3}")
    @CsvSource({
        "carrier,  issue,   Draft,     NOT_THE_PRODUCER",
        "bureau,   issue,   Draft,     NOT_THE_PRODUCER",
        "carrier,  edit,    Draft,     NOT_THE_PRODUCER",
        "carrier,  cancel,  Issued,    NOT_THE_PRODUCER",
        "bureau,   cancel,  Issued,    NOT_THE_PRODUCER",
        "producer, carry,   Issued,    NOT_THE_CARRIER",
        "receiver, carry,   Issued,    NOT_THE_CARRIER",
        "producer, arrive,  InTransit, NOT_CARRIER_OR_RECEIVER",
        "producer, receive, InTransit, NOT_THE_RECEIVER",
        "carrier,  receive, Delivered, NOT_THE_RECEIVER",
        "bureau,   receive, Delivered, NOT_THE_RECEIVER",
        "producer, cancel,  InTransit, BUREAU_ONLY",
        "carrier,  cancel,  InTransit, BUREAU_ONLY",
        "producer, cancel,  Delivered, BUREAU_ONLY",
        "receiver, cancel,  Delivered, BUREAU_ONLY"
    })
    void refusesTheWrongParty(String who, String step, String state, RefusalCode expected) {
        assertThat(refusals(apply(state(state), step(step), actor(who)))).containsExactly(Refusal.of(expected, null));
    }

    @Test
    void asksForTheRoleAsWellAsTheOrganisation() {
        Actor colleague = Loads.actor("auditor", Loads.RECEIVER, Role.AUDITOR);

        assertThat(refusals(apply(Loads.delivered(), step("receive"), colleague)))
                .containsExactly(Refusal.of(RefusalCode.NOT_THE_RECEIVER, null));
    }

    @Test
    void theBureauCancelsAManifestInTransitWithAReason() {
        assertThat(Loads.next(apply(Loads.inTransit(), step("cancel"), Loads.OFFICER)))
                .isInstanceOf(Manifest.Cancelled.class);
        assertThat(refusals(apply(Loads.inTransit(), new Step.Cancel("  "), Loads.OFFICER)))
                .containsExactly(Refusal.of(RefusalCode.FIELD_REQUIRED, "reason"));
    }

    @Test
    void theBureauCancelsALoadThatHasArrivedAndItsArrivalIsKept() {
        Manifest cancelled = Loads.next(apply(Loads.delivered(), step("cancel"), Loads.OFFICER));

        assertThat(cancelled).isInstanceOf(Manifest.Cancelled.class);
        assertThat(cancelled.arrival()).isEqualTo(Loads.delivered().arrival());
        assertThat(cancelled.carriage()).isEqualTo(Loads.delivered().carriage());
    }

    @Test
    void aDraftIsKnownToItsProducerAlone() {
        assertThat(Loads.draft().concerns(Loads.PRODUCER.id())).isTrue();
        assertThat(Loads.draft().concerns(Loads.CARRIER.id())).isFalse();
        assertThat(Loads.issued().concerns(Loads.CARRIER.id())).isTrue();
        assertThat(Loads.issued().concerns(Loads.RECEIVER.id())).isTrue();
        assertThat(Loads.issued().concerns(Loads.OFFICER.organization())).isFalse();
    }

    private static Outcome<? extends Manifest> apply(Manifest manifest, Step step, Actor actor) {
        return Transitions.apply(manifest, step, actor, new Loads.Yard(), Loads.minutesLater(60));
    }

    private static List<Refusal> refusals(Outcome<? extends Manifest> outcome) {
        return switch (outcome) {
            case Outcome.Refused<?>(List<Refusal> refusals) -> refusals;
            case Outcome.Accepted<?> accepted -> throw new AssertionError("accepted: " + accepted.next());
        };
    }
}
