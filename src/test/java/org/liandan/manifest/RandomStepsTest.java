package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.liandan.party.Role;

/** Random steps by random people, some with nonsense in them: no illegal state is reachable and the volumes balance. */
class RandomStepsTest {

    record Move(Actor actor, Step step, int minutes) {}

    private static List<Actor> rightful(Step step) {
        return switch (step) {
            case Step.Edit _, Step.Issue _ -> List.of(Loads.PRODUCER_CLERK);
            case Step.Carry _ -> List.of(Loads.CARRIER_CLERK);
            case Step.Arrive _ -> List.of(Loads.CARRIER_CLERK, Loads.GATE_KEEPER);
            case Step.Receive _ -> List.of(Loads.GATE_KEEPER);
            case Step.Cancel _ -> List.of(Loads.PRODUCER_CLERK, Loads.OFFICER);
        };
    }

    @Property(tries = 2_000)
    void reachNoIllegalState(@ForAll("moves") @Size(max = 12) List<Move> moves) throws IOException {
        Set<String> chart = StateChartTest.chart();
        Manifest manifest = Loads.draft();
        Instant now = Loads.NOW;
        List<ManifestEvent> history = new ArrayList<>();
        for (Move move : moves) {
            now = now.plusSeconds(60L * move.minutes());
            var outcome = Transitions.apply(manifest, move.step(), move.actor(), new Loads.Yard(), now);
            if (outcome instanceof Outcome.Accepted<?>(Manifest next, ManifestEvent event)) {
                assertThat(chart).contains(edge(manifest, move.step(), next));
                assertThat(rightful(move.step())).contains(move.actor());
                assertThat(next.header().number()).isEqualTo(manifest.header().number());
                history.add(event);
                manifest = next;
            }
            assertContentFitsState(manifest);
            assertVolumesBalance(manifest);
        }
        assertThat(history).isSortedAccordingTo(Comparator.comparing(ManifestEvent::at));
    }

    private static String edge(Manifest from, Step step, Manifest to) {
        return from.getClass().getSimpleName() + " "
                + step.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " "
                + to.getClass().getSimpleName();
    }

    private static void assertContentFitsState(Manifest manifest) {
        switch (manifest.state()) {
            case DRAFT -> assertThat(manifest.issue()).isEmpty();
            case ISSUED -> assertThat(manifest.carriage()).isEmpty();
            case IN_TRANSIT -> {
                assertThat(manifest.carriage()).isPresent();
                assertThat(manifest.arrival()).isEmpty();
            }
            case DELIVERED -> assertThat(manifest.arrival()).isPresent();
            case CLOSED, REJECTED -> {
                assertThat(manifest.issue()).isPresent();
                assertThat(manifest.carriage()).isPresent();
                assertThat(manifest.receipt()).isPresent();
            }
            case CANCELLED -> {
                assertThat(manifest.cancellation()).isPresent();
                assertThat(manifest.receipt()).isEmpty();
            }
        }
    }

    private static void assertVolumesBalance(Manifest manifest) {
        manifest.receipt().map(Signed::part).ifPresent(part -> {
            BigDecimal refused = manifest.producer().volumeM3().subtract(part.volumeM3());
            switch (part.decision()) {
                case ACCEPTED -> assertThat(part.volumeM3()).isPositive();
                case PARTIALLY_ACCEPTED -> assertThat(refused).isPositive();
                case REJECTED ->
                    assertThat(refused).isEqualByComparingTo(manifest.producer().volumeM3());
            }
            assertThat(manifest.state() == ManifestState.REJECTED).isEqualTo(part.decision() == Decision.REJECTED);
        });
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Actor> actors = Arbitraries.of(
                Loads.PRODUCER_CLERK,
                Loads.CARRIER_CLERK,
                Loads.GATE_KEEPER,
                Loads.OFFICER,
                Loads.actor(
                        "stranger",
                        Loads.party(5, "别的单位", "91350100M000100Y43"),
                        Role.PRODUCER,
                        Role.CARRIER,
                        Role.DRIVER,
                        Role.RECEIVER,
                        Role.AUDITOR));
        Arbitrary<Move> random = Combinators.combine(
                        actors, steps(), Arbitraries.integers().between(0, 90))
                .as(Move::new);
        // mostly the rightful person, or few walks would get far
        Arbitrary<Move> rightful = Combinators.combine(
                        steps(), Arbitraries.integers().between(0, 90))
                .as((step, minutes) -> new Move(rightful(step).getFirst(), step, minutes));
        return Arbitraries.frequencyOf(Tuple.of(1, random), Tuple.of(3, rightful))
                .list();
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<String> decisions = Arbitraries.of("ACCEPTED", "PARTIALLY_ACCEPTED", "REJECTED", "WHATEVER");
        Arbitrary<String> volumes = Arbitraries.of("0", "3.25", "12.5", "20", "-1");
        Arbitrary<String> times = Arbitraries.of("2026-11-21 08:30", "2026-11-21 09:10", "2026-11-22 23:59", "x");
        Arbitrary<Step> receive = Combinators.combine(decisions, volumes, times)
                .as((decision, volume, time) -> new Step.Receive(Loads.with(
                        Loads.with(
                                Loads.with(
                                        Loads.with(Loads.receiverEntries(), "decision", decision), "volumeM3", volume),
                                "receivedAt",
                                time),
                        "refusalReason",
                        "OVERLOADED")));
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new Step.Edit(Loads.consignment(), Loads.producerEntries()),
                        new Step.Issue(),
                        new Step.Arrive(),
                        new Step.Cancel("停工"),
                        new Step.Cancel("")),
                Arbitraries.of(
                        new Step.Carry(Loads.carrierEntries()),
                        new Step.Carry(Loads.with(Loads.carrierEntries(), "plate", "蒙B00000"))),
                receive);
    }
}
