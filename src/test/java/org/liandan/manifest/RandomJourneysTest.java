package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.place.PlaceId;
import org.liandan.policy.PolicyTimeline;

/**
 * A small district in which random people do random things to all manifests at once: steps, refusals that go on, onward legs,
 * corrections. Whatever happens, no truck carries two loads, every refused volume goes on once, nothing leaves a place that did
 * not come in, and only what everybody approved is in force.
 */
class RandomJourneysTest {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.10");

    private static final List<Actor> PEOPLE = List.of(
            Loads.PRODUCER_CLERK,
            Loads.CARRIER_CLERK,
            Loads.GATE_KEEPER,
            Loads.OFFICER,
            Loads.actor(
                    "stranger",
                    Loads.party(5, "别的单位", "91350100M000100Y43"),
                    Role.PRODUCER,
                    Role.CARRIER,
                    Role.RECEIVER,
                    Role.AUDITOR));

    /** What somebody does; which manifest and which variant are taken modulo what there is. */
    enum Deed {
        CREATE,
        ISSUE,
        CARRY,
        ARRIVE,
        RECEIVE,
        CANCEL,
        CONTINUE,
        SEND_ON,
        PROPOSE,
        APPROVE,
        DECLINE,
        WITHDRAW,
        DECIDE
    }

    record Move(Deed deed, int person, int target, int variant, int hours) {}

    @Property(tries = 300)
    void keepTheirAccounts(@ForAll("moves") @Size(min = 40, max = 80) List<Move> moves) {
        District district = new District();
        for (Move move : moves) {
            district.now = district.now.plusSeconds(3_600L * move.hours());
            district.make(move);
            district.assertAccounts();
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Deed> deeds = Arbitraries.frequency(
                Tuple.of(1, Deed.CREATE),
                Tuple.of(8, Deed.CARRY),
                Tuple.of(8, Deed.RECEIVE),
                Tuple.of(2, Deed.ARRIVE),
                Tuple.of(2, Deed.CANCEL),
                Tuple.of(3, Deed.CONTINUE),
                Tuple.of(3, Deed.SEND_ON),
                Tuple.of(4, Deed.PROPOSE),
                Tuple.of(6, Deed.APPROVE),
                Tuple.of(1, Deed.DECLINE),
                Tuple.of(1, Deed.WITHDRAW),
                Tuple.of(1, Deed.DECIDE));
        return Combinators.combine(
                        deeds,
                        // 5 stands for whoever is in charge
                        Arbitraries.frequency(
                                Tuple.of(1, 0),
                                Tuple.of(1, 1),
                                Tuple.of(1, 2),
                                Tuple.of(1, 3),
                                Tuple.of(1, 4),
                                Tuple.of(12, 5)),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(3, 1), Tuple.of(1, 200)))
                .as(Move::new)
                .list();
    }

    /** Every manifest and every correction there is; knows of the others what a transition must know. */
    private static final class District implements CorrectionFacts {

        private final List<Manifest> manifests = new ArrayList<>();
        private final Map<ManifestNumber, Correction> waiting = new HashMap<>();
        private Instant now = Loads.NOW;
        private int serial;

        void make(Move move) {
            if (move.deed() == Deed.CREATE || manifests.isEmpty()) {
                keep(-1, Transitions.create(this::number, Loads.consignment(), producer(move), person(move, 0), at()));
                step(manifests.size() - 1, new Step.Issue(), person(move, 0));
                return;
            }
            int index = target(move);
            Manifest manifest = manifests.get(index);
            switch (move.deed()) {
                case CREATE -> {}
                case ISSUE -> step(index, new Step.Issue(), person(move, 0));
                case CARRY -> step(index, new Step.Carry(carrier(move)), person(move, 1));
                case ARRIVE -> step(index, new Step.Arrive(), person(move, 1));
                case RECEIVE -> step(index, new Step.Receive(receiver(manifest, move)), receiverOf(manifest, move));
                case CANCEL -> step(index, new Step.Cancel("停工"), person(move, move.variant() % 2 == 0 ? 0 : 3));
                case CONTINUE -> goOn(manifest, move);
                case SEND_ON -> sendOn(move);
                case PROPOSE -> propose(index, move);
                case APPROVE, DECLINE, WITHDRAW, DECIDE -> answer(index, move);
            }
        }

        /** Mostly one at which the deed can succeed, or few walks would get far. */
        private int target(Move move) {
            List<Integer> fit = IntStream.range(0, manifests.size())
                    .filter(index -> move.target() % 5 == 0 || fits(manifests.get(index), move.deed()))
                    .boxed()
                    .toList();
            return fit.isEmpty() ? move.target() % manifests.size() : fit.get(move.target() % fit.size());
        }

        private boolean fits(Manifest manifest, Deed deed) {
            return switch (deed) {
                case CARRY -> manifest instanceof Manifest.Issued;
                case ARRIVE -> manifest instanceof Manifest.InTransit;
                case RECEIVE -> manifest instanceof Manifest.OnTheRoad;
                case CONTINUE ->
                    Onward.remainderM3(manifest).signum() > 0
                            && continuation(manifest.header().number()).isEmpty();
                case PROPOSE -> manifest.carriage().isPresent();
                case APPROVE, DECLINE, WITHDRAW, DECIDE ->
                    waiting.containsKey(manifest.header().number());
                case CREATE, ISSUE, CANCEL, SEND_ON -> true;
            };
        }

        private void step(int index, Step step, Actor actor) {
            if (index >= 0 && keep(index, Transitions.apply(manifests.get(index), step, actor, at()))) {
                Manifest manifest = manifests.get(index);
                Correction correction = waiting.get(manifest.header().number());
                if (manifest instanceof Manifest.Cancelled cancelled
                        && correction instanceof Correction.Pending pending) {
                    assertThat(Corrections.lapse(pending, cancelled.voided()).state())
                            .isEqualTo(CorrectionState.LAPSED);
                    waiting.remove(manifest.header().number());
                }
            }
        }

        private void goOn(Manifest manifest, Move move) {
            Site destination = List.of(Loads.ORIGIN, Loads.OTHER_CENTRE, Loads.SORTING_CENTRE, Loads.LANDFILL)
                    .get(move.variant() % 4);
            keep(
                    -1,
                    Onward.afterRefusal(
                            this::number,
                            manifest,
                            destination,
                            Loads.CARRIER,
                            continuation(manifest.header().number()).orElse(null),
                            person(move, move.variant() % 2 == 0 ? 2 : 0),
                            at()));
        }

        private void sendOn(Move move) {
            List<Manifest> parents = manifests.stream()
                    .filter(one -> one.header().destination().equals(Loads.SORTING_CENTRE))
                    .filter(one -> move.target() % 5 == 0 || one instanceof Manifest.Closed)
                    .skip(move.target() % 3)
                    .limit(1 + move.variant() % 3)
                    .toList();
            boolean fill = move.variant() % 2 == 0;
            Fitness fitness = fill ? Fitness.BACKFILL : Fitness.LANDFILL;
            Site destination = fill && move.variant() % 5 != 0 ? Loads.BACKFILL_SITE : Loads.LANDFILL;
            var asked = new Consignment(
                    Loads.RECEIVER, Loads.SORTING_CENTRE, destination, Loads.CARRIER, destination.operator(), Set.of());
            Entries entries = Loads.with(
                    Loads.with(
                            producer(move),
                            "creditCode",
                            Loads.RECEIVER.creditCode().value()),
                    "volumeM3",
                    List.of("3", "2", "11", "40").get(move.variant() % 4));
            Actor actor = person(move, 2);
            if (keep(
                    -1,
                    Onward.fromSite(
                            this::number,
                            asked,
                            parents,
                            fitness,
                            balance(Loads.SORTING_CENTRE.id()),
                            TOLERANCE,
                            entries,
                            actor,
                            at()))) {
                step(manifests.size() - 1, new Step.Issue(), actor);
            }
        }

        private void propose(int index, Move move) {
            Manifest manifest = manifests.get(index);
            Map<String, String> texts = switch (move.variant() % 6) {
                case 0 -> Map.of("producer.volumeM3", "11");
                case 1 -> Map.of("receiver.volumeM3", "2");
                case 2 -> Map.of("carrier.plate", Loads.OTHER_PLATE.value());
                case 3 -> Map.of("receiver.decision", "PARTIALLY_ACCEPTED", "receiver.refusalReason", "OTHER");
                case 4 -> Map.of("producer.handedOverAt", "2026-11-21 08:00");
                default -> Map.of("producer.creditCode", "91150203MA0KDL0112");
            };
            Correction pending = waiting.get(manifest.header().number());
            keep(
                    index,
                    Corrections.propose(manifest, pending, texts, "误填", person(move, move.variant() % 3), this, now));
        }

        private void answer(int index, Move move) {
            Manifest manifest = manifests.get(index);
            Correction correction = waiting.get(manifest.header().number());
            if (correction == null) {
                return;
            }
            Actor actor = person(move, move.deed() == Deed.DECIDE ? 3 : move.variant() % 3);
            keep(
                    index,
                    switch (move.deed()) {
                        case APPROVE -> Corrections.approve(manifest, correction, actor, this, now);
                        case DECLINE -> Corrections.decline(manifest, correction, "不符", actor, now);
                        case WITHDRAW -> Corrections.withdraw(correction, actor, now);
                        default ->
                            Corrections.decide(
                                    manifest,
                                    correction,
                                    move.variant() % 2 == 0,
                                    "裁定",
                                    actor,
                                    CorrectionTerms.PROPOSED,
                                    this,
                                    now);
                    });
        }

        private boolean keep(int index, Outcome<? extends Manifest> outcome) {
            return switch (outcome) {
                case Outcome.Refused<?> _ -> false;
                case Outcome.Accepted<?>(Manifest next, ManifestEvent _) -> {
                    put(index, next);
                    yield true;
                }
            };
        }

        private void keep(int index, CorrectionOutcome outcome) {
            if (!(outcome
                    instanceof
                    CorrectionOutcome.Taken(
                            Correction correction,
                            @Nullable Manifest corrected,
                            List<ManifestEvent> events))) {
                return;
            }
            Manifest before = manifests.get(index);
            ManifestNumber number = before.header().number();
            assertThat(events).isNotEmpty();
            if (correction.state() == CorrectionState.PENDING) {
                waiting.put(number, correction);
            } else {
                waiting.remove(number);
            }
            assertThat(corrected != null).isEqualTo(correction.state() == CorrectionState.APPLIED);
            if (corrected != null) {
                boolean decided = events.getFirst().kind() == ManifestEvent.Kind.CORRECTION_DECIDED;
                assertThat(decided || Corrections.unanswered(before, correction).isEmpty())
                        .isTrue();
                assertThat(Revision.differences(before, corrected))
                        .isEqualTo(correction.proposal().changes());
                assertThat(corrected.state()).isEqualTo(before.state());
                assertThat(corrected.header()).isEqualTo(before.header());
                put(index, corrected);
            }
        }

        private void put(int index, Manifest manifest) {
            if (index < 0) {
                manifests.add(manifest);
            } else {
                manifests.set(index, manifest);
            }
        }

        void assertAccounts() {
            for (VehicleId vehicle : List.of(Loads.VEHICLE, Loads.OTHER_VEHICLE)) {
                assertThat(manifests.stream().filter(one -> carries(one, vehicle)))
                        .hasSizeLessThanOrEqualTo(1);
            }
            for (Site site : List.of(Loads.SORTING_CENTRE, Loads.OTHER_CENTRE)) {
                assertThat(balance(site.id()).holds(TOLERANCE)).isTrue();
            }
            for (Manifest manifest : manifests) {
                Lineage lineage = manifest.header().lineage();
                assertThat(lineage.depth() <= Lineage.DEEPEST || lineage.leg() == Leg.RETURNED)
                        .isTrue();
                List<Manifest> children = continuing(manifest.header().number());
                assertThat(children).hasSizeLessThanOrEqualTo(1);
                assertRemainder(manifest, children);
                assertCancellation(manifest);
            }
            assertThat(manifests.stream().map(one -> one.header().number())).doesNotHaveDuplicates();
        }

        /** What a truck has carried only the bureau makes void, and what a receiver has decided nobody; all of it is kept. */
        private static void assertCancellation(Manifest manifest) {
            if (manifest instanceof Manifest.Cancelled(Manifest.Cancellable before, Cancellation voided)) {
                assertThat(manifest.receipt()).isEmpty();
                assertThat(manifest.carriage()).isEqualTo(before.carriage());
                assertThat(manifest.arrival()).isEqualTo(before.arrival());
                boolean officer = voided.by().username().equals(Loads.OFFICER.username());
                assertThat(officer).isEqualTo(before instanceof Manifest.OnTheRoad);
            }
        }

        /** What was refused is what was handed over and not taken, and just that goes on. */
        private static void assertRemainder(Manifest manifest, List<Manifest> children) {
            BigDecimal remainder = Onward.remainderM3(manifest);
            manifest.receipt().map(Signed::part).ifPresent(part -> {
                if (part.decision() != Decision.ACCEPTED) {
                    assertThat(part.volumeM3().add(remainder))
                            .isEqualByComparingTo(manifest.producer().volumeM3());
                }
            });
            children.forEach(child -> assertThat(child.producer().volumeM3()).isEqualByComparingTo(remainder));
        }

        private List<Manifest> continuing(ManifestNumber parent) {
            return manifests.stream()
                    .filter(one -> one.header().lineage().leg().afterRefusal()
                            && one.header().lineage().parents().contains(parent)
                            && !(one instanceof Manifest.Cancelled))
                    .toList();
        }

        private static boolean carries(Manifest manifest, VehicleId vehicle) {
            return manifest instanceof Manifest.InTransit(var _, Manifest.Carriage loaded, var _)
                    && loaded.vehicle().equals(vehicle);
        }

        private Circumstances at() {
            return Circumstances.of(this, now);
        }

        private ManifestNumber number() {
            return ManifestNumber.of(LocalDate.of(2026, 11, 21), ++serial);
        }

        private static Actor person(Move move, int rightful) {
            return PEOPLE.get(move.person() == 5 ? rightful : move.person());
        }

        private static Actor receiverOf(Manifest manifest, Move move) {
            return person(move, manifest.header().lineage().leg() == Leg.RETURNED && move.variant() % 2 == 0 ? 0 : 2);
        }

        private static Entries producer(Move move) {
            return Loads.with(Loads.producerEntries(), "volumeM3", move.variant() % 2 == 0 ? "12.5" : "10");
        }

        private static Entries carrier(Move move) {
            return Loads.with(
                    Loads.carrierEntries(),
                    "plate",
                    (move.variant() % 2 == 0 ? Loads.PLATE : Loads.OTHER_PLATE).value());
        }

        private Entries receiver(Manifest manifest, Move move) {
            String decision = List.of("ACCEPTED", "REJECTED", "PARTIALLY_ACCEPTED", "REJECTED")
                    .get(move.variant() % 4);
            String volume = decision.equals("REJECTED") ? "0" : move.variant() % 4 == 2 ? "4" : "12";
            Entries entries = Loads.receiverEntries();
            for (Map.Entry<String, String> one : Map.of(
                            "decision",
                            decision,
                            "volumeM3",
                            volume,
                            "refusalReason",
                            "OVERLOADED",
                            "creditCode",
                            manifest.header().receiver().creditCode().value(),
                            "receivedAt",
                            DistrictTime.shown(now))
                    .entrySet()) {
                entries = Loads.with(entries, one.getKey(), one.getValue());
            }
            return entries;
        }

        @Override
        public PolicyTimeline policies() {
            return PolicyTimeline.PROPOSED;
        }

        @Override
        public Optional<ManifestNumber> continuation(ManifestNumber refused) {
            return continuing(refused).stream()
                    .map(one -> one.header().number())
                    .findFirst();
        }

        @Override
        public MassBalance balance(PlaceId place) {
            MassBalance balance = MassBalance.EMPTY;
            for (Manifest manifest : manifests) {
                if (manifest instanceof Manifest.Closed closed
                        && closed.header().destination().id().equals(place)) {
                    balance = balance.plusIn(closed.confirmed().part().volumeM3());
                }
                if (manifest.header().lineage().leg() == Leg.ONWARD
                        && manifest.header().origin().id().equals(place)
                        && !(manifest instanceof Manifest.Cancelled)) {
                    balance = balance.plusOut(manifest.producer().volumeM3());
                }
            }
            return balance;
        }

        @Override
        public BigDecimal balanceTolerance() {
            return TOLERANCE;
        }

        @Override
        public Optional<Truck> find(PlateNumber plate, OrganizationId carrier) {
            return new Loads.Yard().find(plate, carrier);
        }

        @Override
        public Optional<ManifestNumber> carrying(VehicleId vehicle) {
            return manifests.stream()
                    .filter(one -> carries(one, vehicle))
                    .map(one -> one.header().number())
                    .findFirst();
        }
    }
}
