package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * How a load goes on: after a refusal, and from a sorting centre or transfer yard. Each goes on under a manifest of its own,
 * a child of the one before, so that a number can be checked alone and no volume is lost between two of them.
 */
public final class Onward {

    static final String PARENTS = "parents";
    static final String FITNESS = "fitness";

    private Onward() {}

    /** What the refusal of a load left over: nothing where all was accepted. */
    public static BigDecimal remainderM3(Manifest manifest) {
        return manifest.receipt()
                .map(Signed::part)
                .filter(part -> part.decision() != Decision.ACCEPTED)
                .map(part -> manifest.producer().volumeM3().subtract(part.volumeM3()))
                .orElse(BigDecimal.ZERO);
    }

    /**
     * 拒收或部分接受后续运: the refused part of a load as a manifest that only waits for the truck. What the load is was signed
     * by its producer, that it was not taken by the receiver; so nobody has to sign again before the truck moves on.
     *
     * @param destination a registered, active place, or null when there is none of that name
     * @param carrier who carries it on, usually the same, or null when there is none of that name
     * @param continued the manifest that already continues this one, or null
     */
    public static Outcome<Manifest.Issued> afterRefusal(
            Supplier<ManifestNumber> numbers,
            Manifest parent,
            @Nullable Site destination,
            @Nullable Party carrier,
            @Nullable ManifestNumber continued,
            Actor actor,
            Circumstances at) {
        Optional<Refusal> forbidden = Rights.missingToContinue(parent, actor);
        if (forbidden.isPresent()) {
            return Outcome.Refused.because(forbidden.get());
        }
        Signed<ReceiverPart> receipt = parent.receipt().orElse(null);
        if (receipt == null || remainderM3(parent).signum() <= 0) {
            return Outcome.Refused.because(Refusal.of(RefusalCode.NOTHING_REFUSED, null));
        }
        if (continued != null) {
            return Outcome.Refused.because(
                    Refusal.of(RefusalCode.ALREADY_CONTINUED, null, Sentence.same(continued.printed())));
        }
        if (destination == null || carrier == null) {
            return new Outcome.Refused<>(Stream.of(
                            unless(destination != null, RefusalCode.DESTINATION_UNKNOWN, Consignment.DESTINATION),
                            unless(carrier != null, RefusalCode.CARRIER_UNKNOWN, Consignment.CARRIER))
                    .flatMap(Optional::stream)
                    .toList());
        }
        return continuing(numbers, parent, receipt.part(), destination, carrier, actor, at);
    }

    private static Outcome<Manifest.Issued> continuing(
            Supplier<ManifestNumber> numbers,
            Manifest parent,
            ReceiverPart refusal,
            Site destination,
            Party carrier,
            Actor actor,
            Circumstances at) {
        Instant now = at.now();
        Header before = parent.header();
        Leg leg = destination.id().equals(before.origin().id()) ? Leg.RETURNED : Leg.DIVERTED;
        Lineage lineage = Lineage.afterRefusal(parent, leg);
        ProducerPart part = refused(parent.producer(), refusal, remainderM3(parent));
        List<Refusal> refusals = Stream.of(
                        unless(
                                !destination.id().equals(before.destination().id()),
                                RefusalCode.DESTINATION_HAS_REFUSED,
                                Consignment.DESTINATION),
                        // back to where it was loaded is open however often it was refused
                        unless(
                                leg == Leg.RETURNED || lineage.depth() <= Lineage.DEEPEST,
                                RefusalCode.LEG_TOO_DEEP,
                                Consignment.DESTINATION),
                        ProducerRules.destinationIsAllowed(destination, part, lineage, at.policyOf(parent)))
                .flatMap(Optional::stream)
                .toList();
        if (!refusals.isEmpty()) {
            return new Outcome.Refused<>(refusals);
        }
        Header header = new Header(
                numbers.get(),
                before.producer(),
                carrier,
                destination.operator(),
                before.destination(),
                destination,
                now,
                actor.username(),
                lineage);
        return new Outcome.Accepted<>(
                new Manifest.Issued(header, new Signed<>(part, Signature.of(actor, now)), List.of()),
                new ManifestEvent(
                        ManifestEvent.Kind.CONTINUED,
                        actor,
                        now,
                        part.entries().and("parent", before.number()).and("leg", leg)));
    }

    /** What the producer signed, as far as the gate did not take it, and of the category that the gate found. */
    private static ProducerPart refused(ProducerPart signed, ReceiverPart refusal, BigDecimal remainderM3) {
        return signed.left(remainderM3, refusal.wasteCategory(), refusal.receivedAt());
    }

    /**
     * 分拣中心、调配场转运: a draft for what a place sends on.
     *
     * @param asked from where to where
     * @param parents the receipts that the load was sorted out of
     * @param fitness what the operator declares of it, or null when nothing was declared
     * @param balance the place's balance before this load
     * @param tolerance share of what came in that may leave on top
     */
    public static Outcome<Manifest.Draft> fromSite(
            Supplier<ManifestNumber> numbers,
            Consignment asked,
            List<Manifest> parents,
            @Nullable Fitness fitness,
            MassBalance balance,
            BigDecimal tolerance,
            Entries entries,
            Actor actor,
            Circumstances at) {
        if (parents.isEmpty()) {
            return Outcome.Refused.because(Refusal.of(RefusalCode.FIELD_REQUIRED, PARENTS));
        }
        Consignment onward = asked.on(Lineage.onward(parents, fitness));
        Outcome<Manifest.Draft> drafted = Transitions.create(numbers, onward, entries, actor, at);
        List<Refusal> refusals = new ArrayList<>(parentsAreReceiptsThere(onward, parents));
        switch (drafted) {
            case Outcome.Refused<Manifest.Draft>(List<Refusal> found) -> {
                if (found.getFirst().code().kind() == RefusalCode.Kind.FORBIDDEN) {
                    return drafted;
                }
                refusals.addAll(found);
            }
            case Outcome.Accepted<Manifest.Draft>(Manifest.Draft draft, ManifestEvent _) -> {
                aboveParents(draft, parents, tolerance).ifPresent(refusals::add);
                aboveBalance(balance.plusOut(draft.producer().volumeM3()), tolerance, balance)
                        .ifPresent(refusals::add);
            }
        }
        return refusals.isEmpty() ? drafted : new Outcome.Refused<>(refusals);
    }

    private static List<Refusal> parentsAreReceiptsThere(Consignment asked, List<Manifest> parents) {
        Site origin = asked.origin();
        List<Refusal> refusals = new ArrayList<>();
        for (Manifest parent : parents) {
            Sentence number = Sentence.same(parent.header().number().printed());
            if (!(parent instanceof Manifest.Closed)) {
                refusals.add(Refusal.of(RefusalCode.PARENT_NOT_CLOSED, PARENTS, number));
            } else if (origin != null && !parent.header().destination().id().equals(origin.id())) {
                refusals.add(Refusal.of(RefusalCode.PARENT_ELSEWHERE, PARENTS, number));
            }
        }
        if (asked.lineage().depth() > Lineage.DEEPEST) {
            refusals.add(Refusal.of(RefusalCode.LEG_TOO_DEEP, PARENTS));
        }
        return refusals;
    }

    private static Optional<Refusal> aboveParents(Manifest.Draft draft, List<Manifest> parents, BigDecimal tolerance) {
        BigDecimal came = parents.stream()
                .flatMap(parent -> parent.receipt().stream())
                .map(receipt -> receipt.part().volumeM3())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal most = came.multiply(BigDecimal.ONE.add(tolerance));
        return draft.producer().volumeM3().compareTo(most) > 0
                ? Optional.of(
                        Refusal.of(RefusalCode.MORE_THAN_PARENTS, ManifestFields.PRODUCED_VOLUME.path(), shown(came)))
                : Optional.empty();
    }

    /** Why a place's books do not allow that; empty when they do. */
    static Optional<Refusal> aboveBalance(MassBalance after, BigDecimal tolerance, MassBalance before) {
        return after.holds(tolerance)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.SITE_BALANCE,
                        ManifestFields.PRODUCED_VOLUME.path(),
                        shown(before.availableM3(tolerance).max(BigDecimal.ZERO))));
    }

    private static Sentence shown(BigDecimal m3) {
        return Sentence.same(m3.signum() == 0 ? "0" : m3.stripTrailingZeros().toPlainString());
    }

    private static Optional<Refusal> unless(boolean good, RefusalCode code, String field) {
        return good ? Optional.empty() : Optional.of(Refusal.of(code, field));
    }
}
