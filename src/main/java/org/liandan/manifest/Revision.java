package org.liandan.manifest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * A manifest with other content under the same signatures. The whole is judged as it would have been at the time of each
 * signature: what could not have been signed then cannot be corrected into it now.
 */
final class Revision {

    /** Who a party is, and by that who has signed, is not content. */
    private static final Set<Field<?>> SEALED = Set.of(
            ManifestFields.PRODUCER_CREDIT_CODE,
            ManifestFields.CARRIER_CREDIT_CODE,
            ManifestFields.RECEIVER_CREDIT_CODE);

    private final Manifest before;
    private final CorrectionFacts facts;
    private final List<Refusal> refusals = new ArrayList<>();

    private Revision(Manifest before, CorrectionFacts facts) {
        this.before = before;
        this.facts = facts;
    }

    /** The corrected manifest, or every reason why there is none. */
    sealed interface Result {

        record Revised(Manifest manifest) implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    /** @param texts what the named fields shall hold, by path; an empty text empties the field */
    static Result of(Manifest manifest, Map<String, String> texts, CorrectionFacts facts) {
        Revision revision = new Revision(manifest, facts);
        revision.refusals.addAll(namedWrongly(manifest, texts));
        Manifest revised = revision.refusals.isEmpty() ? revision.revised(texts) : null;
        return revised == null || !revision.refusals.isEmpty()
                ? new Result.Refused(List.copyOf(revision.refusals))
                : new Result.Revised(revised);
    }

    /** How two versions differ, field by field in the order of the notice. */
    static List<FieldChange> differences(Manifest before, Manifest after) {
        List<FieldChange> changes = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Entries old = entries(before, stage);
            Entries fresh = entries(after, stage);
            for (Field<?> field : ManifestFields.of(stage)) {
                String was = old.text(field.name()).orElse(null);
                String is = fresh.text(field.name()).orElse(null);
                if (!Objects.equals(was, is)) {
                    changes.add(new FieldChange(field.path(), was, is));
                }
            }
        }
        return changes;
    }

    /** What a stage holds; nothing before its party has signed. */
    static Entries entries(Manifest manifest, Stage stage) {
        return switch (stage) {
            case PRODUCER -> manifest.producer().entries();
            case CARRIER ->
                manifest.carriage()
                        .map(carriage -> carriage.signed().part().entries())
                        .orElse(Entries.NONE);
            case RECEIVER ->
                manifest.receipt().map(signed -> signed.part().entries()).orElse(Entries.NONE);
        };
    }

    private static boolean isSigned(Manifest manifest, Stage stage) {
        return switch (stage) {
            case PRODUCER -> manifest.issue().isPresent();
            case CARRIER -> manifest.carriage().isPresent();
            case RECEIVER -> manifest.receipt().isPresent();
        };
    }

    /** What goes on after a refusal is as much as was refused, no more and no less. */
    private static boolean isRemainder(Manifest manifest, Field<?> field) {
        return field.equals(ManifestFields.PRODUCED_VOLUME)
                && manifest.header().lineage().leg().afterRefusal();
    }

    private static List<Refusal> namedWrongly(Manifest manifest, Map<String, String> texts) {
        List<Refusal> wrong = new ArrayList<>();
        texts.keySet().stream().sorted().forEach(path -> {
            Optional<Field<?>> field = ManifestFields.all().stream()
                    .filter(known -> known.path().equals(path))
                    .findFirst();
            if (field.isEmpty()) {
                wrong.add(Refusal.of(RefusalCode.UNKNOWN_FIELD, path));
            } else if (SEALED.contains(field.get()) || isRemainder(manifest, field.get())) {
                wrong.add(Refusal.of(RefusalCode.FIELD_SEALED, path));
            } else if (!isSigned(manifest, field.get().stage())) {
                Stage stage = field.get().stage();
                wrong.add(
                        Refusal.of(RefusalCode.STAGE_NOT_SIGNED, path, new Sentence(stage.chinese(), stage.english())));
            }
        });
        return wrong;
    }

    private @Nullable Manifest revised(Map<String, String> texts) {
        Signed<ProducerPart> producer = producer(texts);
        Manifest.Carriage carriage = before.carriage().orElse(null);
        Manifest.Carriage carried = producer == null || carriage == null ? null : carrier(carriage, producer, texts);
        if (producer == null || (carriage != null && carried == null)) {
            return null;
        }
        Manifest.Issued issued = new Manifest.Issued(before.header(), producer, List.of());
        return switch (before) {
            case Manifest.Issued _ -> warned(issued);
            case Manifest.InTransit _ -> carried == null ? null : warned(inTransit(issued, carried));
            case Manifest.Delivered(Manifest.InTransit _, Signature arrived) ->
                carried == null ? null : warned(new Manifest.Delivered(inTransit(issued, carried), arrived));
            case Manifest.Received received -> carried == null ? null : received(received, issued, carried, texts);
            case Manifest.Draft _, Manifest.Cancelled _ -> throw new IllegalStateException("nothing to correct");
        };
    }

    private static Manifest.InTransit inTransit(Manifest.Issued issued, Manifest.Carriage carried) {
        return new Manifest.InTransit(issued, carried, List.of());
    }

    private @Nullable Signed<ProducerPart> producer(Map<String, String> texts) {
        Header header = before.header();
        Signature by = before.issue().orElseThrow();
        Reading reading = read(Stage.PRODUCER, texts, header.producer());
        if (!reading.faults().isEmpty()) {
            return null;
        }
        ProducerPart part = ProducerPart.of(reading);
        refusals.addAll(ProducerRules.part(
                header.producer(), header.origin(), header.destination(), part, header.lineage(), at(by)));
        return new Signed<>(part, by);
    }

    private Manifest.@Nullable Carriage carrier(
            Manifest.Carriage carriage, Signed<ProducerPart> producer, Map<String, String> texts) {
        Reading reading = read(Stage.CARRIER, texts, before.header().carrier());
        if (!reading.faults().isEmpty()) {
            return null;
        }
        Signature by = carriage.signed().by();
        CarrierPart signed = carriage.signed().part();
        CarrierPart part = CarrierPart.of(reading, signed.origin(), signed.destination());
        Manifest.Issued issued = new Manifest.Issued(before.header(), producer, List.of());
        CarrierRules.handoverHasCome(issued, at(by)).ifPresent(refusals::add);
        if (part.plate().equals(signed.plate())) {
            return new Manifest.Carriage(new Signed<>(part, by), carriage.vehicle());
        }
        Truck truck = facts.find(part.plate(), before.header().carrier().id()).orElse(null);
        CarrierRules.truckIsRegistered(truck).ifPresent(refusals::add);
        if (before instanceof Manifest.InTransit) {
            CarrierRules.truckIsFree(truck, facts).ifPresent(refusals::add);
        }
        return truck == null ? null : new Manifest.Carriage(new Signed<>(part, by), truck.id());
    }

    private @Nullable Manifest received(
            Manifest.Received received, Manifest.Issued issued, Manifest.Carriage carried, Map<String, String> texts) {
        Manifest.OnTheRoad load = received.arrival()
                .<Manifest.OnTheRoad>map(arrived -> new Manifest.Delivered(inTransit(issued, carried), arrived))
                .orElseGet(() -> inTransit(issued, carried));
        Reading reading = read(Stage.RECEIVER, texts, before.header().receiver());
        if (!reading.faults().isEmpty()) {
            return null;
        }
        Signature by = received.confirmed().by();
        ReceiverPart part = ReceiverPart.of(reading);
        refusals.addAll(ReceiverRules.all(load, part, at(by)));
        Signed<ReceiverPart> confirmed = new Signed<>(part, by);
        boolean rejected = part.decision() == Decision.REJECTED;
        if (rejected != (received instanceof Manifest.Rejected)) {
            refusals.add(Refusal.of(RefusalCode.DECISION_SEALED, ManifestFields.DECISION.path()));
        }
        Manifest after = rejected
                ? new Manifest.Rejected(load, confirmed, List.of())
                : new Manifest.Closed(load, confirmed, List.of());
        refusals.addAll(broken(after));
        return warned(after);
    }

    /** As things stood when that was signed. Where the truck was is not asked again: tracks are noted once. */
    private Circumstances at(Signature by) {
        return new Circumstances(facts, Movements.UNKNOWN, facts.policies(), facts.licences(), by.at());
    }

    private Circumstances issued() {
        return at(before.issue().orElseThrow());
    }

    private Reading read(Stage stage, Map<String, String> texts, Party party) {
        Map<String, String> whole = new HashMap<>(entries(before, stage).texts());
        for (Field<?> field : ManifestFields.of(stage)) {
            String text = texts.get(field.path());
            if (text != null) {
                whole.put(field.name(), text);
            }
        }
        Reading reading = Reading.of(stage, new Entries(whole), party.creditCode(), issued().policy());
        refusals.addAll(reading.faults());
        return reading;
    }

    /** What rests on this manifest elsewhere: the load that goes on after a refusal, and the books of both places. */
    private List<Refusal> broken(Manifest after) {
        return Stream.of(continuationStands(after), destinationBalances(after), originBalances(after))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Refusal> continuationStands(Manifest after) {
        return Onward.remainderM3(after).compareTo(Onward.remainderM3(before)) == 0
                ? Optional.empty()
                : facts.continuation(before.header().number())
                        .map(child -> Refusal.of(
                                RefusalCode.REMAINDER_CONTINUED,
                                ManifestFields.RECEIVED_VOLUME.path(),
                                Sentence.same(child.printed())));
    }

    private Optional<Refusal> destinationBalances(Manifest after) {
        BigDecimal lessIn = acceptedM3(after).subtract(acceptedM3(before));
        if (lessIn.signum() >= 0) {
            return Optional.empty();
        }
        MassBalance books = facts.balance(before.header().destination().id());
        return Onward.aboveBalance(books.plusIn(lessIn), facts.balanceTolerance(), books);
    }

    private Optional<Refusal> originBalances(Manifest after) {
        BigDecimal moreOut =
                after.producer().volumeM3().subtract(before.producer().volumeM3());
        if (before.header().lineage().leg() != Leg.ONWARD || moreOut.signum() <= 0) {
            return Optional.empty();
        }
        MassBalance books = facts.balance(before.header().origin().id());
        return Onward.aboveBalance(books.plusOut(moreOut), facts.balanceTolerance(), books);
    }

    private static BigDecimal acceptedM3(Manifest manifest) {
        return manifest.receipt().map(signed -> signed.part().volumeM3()).orElse(BigDecimal.ZERO);
    }

    /** Oddities that the change took away or brought; what others have noticed stays. */
    private Manifest warned(Manifest after) {
        List<Warning> warnings = new ArrayList<>(before.warnings());
        oddities(before).forEach(warnings::remove);
        warnings.addAll(oddities(after));
        return switch (after) {
            case Manifest.Issued issued -> new Manifest.Issued(issued.header(), issued.signed(), warnings);
            case Manifest.InTransit inTransit ->
                new Manifest.InTransit(inTransit.issued(), inTransit.loaded(), warnings);
            case Manifest.Delivered(Manifest.InTransit load, Signature arrived) ->
                new Manifest.Delivered(new Manifest.InTransit(load.issued(), load.loaded(), warnings), arrived);
            case Manifest.Closed closed -> new Manifest.Closed(closed.load(), closed.confirmed(), warnings);
            case Manifest.Rejected rejected -> new Manifest.Rejected(rejected.load(), rejected.confirmed(), warnings);
            case Manifest.Draft _, Manifest.Cancelled _ -> after;
        };
    }

    private List<Warning> oddities(Manifest manifest) {
        List<Warning> found = new ArrayList<>(ProducerRules.warnings(manifest.header(), manifest.producer(), issued()));
        manifest.carriage().ifPresent(carriage -> {
            CarrierPart part = carriage.signed().part();
            Manifest.Issued issued = new Manifest.Issued(
                    manifest.header(),
                    new Signed<>(manifest.producer(), manifest.issue().orElseThrow()),
                    List.of());
            facts.find(part.plate(), manifest.header().carrier().id())
                    .ifPresent(truck -> found.addAll(CarrierRules.warnings(
                            issued, part, truck, at(carriage.signed().by()))));
        });
        if (manifest instanceof Manifest.Received received) {
            Signed<ReceiverPart> receipt = received.confirmed();
            found.addAll(ReceiverRules.warnings(received.load(), receipt.part(), at(receipt.by())));
        }
        return found;
    }
}
