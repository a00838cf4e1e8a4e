package org.liandan.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liandan.fleet.VehicleId;
import org.liandan.party.OrganizationId;

/**
 * One truckload's electronic transfer manifest 建筑垃圾电子转移联单 (notice 二（二）2). A state is a type; it has the content
 * that it must have by then and only the exits that are legal:
 *
 * <pre>{@code
 * Draft     --edit-->    Draft
 * Draft     --issue-->   Issued
 * Draft     --cancel-->  Cancelled
 * Issued    --carry-->   InTransit
 * Issued    --cancel-->  Cancelled
 * InTransit --arrive-->  Delivered
 * InTransit --receive--> Closed
 * InTransit --receive--> Rejected
 * InTransit --cancel-->  Cancelled
 * Delivered --receive--> Closed
 * Delivered --receive--> Rejected
 * Delivered --cancel-->  Cancelled
 * }</pre>
 *
 * <p>The producer edits, issues and cancels; the carrier carries; carrier or receiver record the arrival; the receiver
 * receives, with or without a recorded arrival, so that nobody who forgets a step freezes the others. A manifest that was
 * carried can only be cancelled by the bureau, until the receiver has decided. The one door to all of it is
 * {@link Transitions}.
 */
public sealed interface Manifest {

    Header header();

    ProducerPart producer();

    /** What looked odd, in the order of noticing. */
    List<Warning> warnings();

    ManifestState state();

    /** The producer's signature, once issued. */
    default Optional<Signature> issue() {
        return Optional.empty();
    }

    /** The carrier's stage, once signed. */
    default Optional<Carriage> carriage() {
        return Optional.empty();
    }

    /** The arrival, where it was recorded. */
    default Optional<Signature> arrival() {
        return Optional.empty();
    }

    /** The receiver's stage, once signed. */
    default Optional<Signed<ReceiverPart>> receipt() {
        return Optional.empty();
    }

    default Optional<Cancellation> cancellation() {
        return Optional.empty();
    }

    /** The signature of the last step; empty for a draft. */
    default Optional<Signature> latest() {
        return cancellation()
                .map(Cancellation::by)
                .or(() -> receipt().map(Signed::by))
                .or(this::arrival)
                .or(() -> carriage().map(carriage -> carriage.signed().by()))
                .or(this::issue);
    }

    /**
     * Whether people of that organisation may know of it: its parties may, but nobody but the producer before it is issued. Who
     * has sent on what was refused at its gate may, too.
     */
    default boolean concerns(OrganizationId organization) {
        Header header = header();
        return header.producer().id().equals(organization)
                || issue().filter(by -> by.organization().equals(organization)).isPresent()
                || (issue().isPresent()
                        && (header.carrier().id().equals(organization)
                                || header.receiver().id().equals(organization)));
    }

    /**
     * The carrier's stage.
     *
     * @param signed what the carrier confirmed
     * @param vehicle the registered vehicle behind the plate
     */
    record Carriage(Signed<CarrierPart> signed, VehicleId vehicle) {}

    /** A state from which a manifest can be voided. */
    sealed interface Cancellable extends Manifest {}

    /** Carried, and not yet received: the receiver may confirm. */
    sealed interface OnTheRoad extends Manifest {

        Carriage loaded();

        @Override
        default Optional<Carriage> carriage() {
            return Optional.of(loaded());
        }
    }

    /** The receiver has decided; nothing changes any more. */
    sealed interface Received extends Manifest {

        OnTheRoad load();

        Signed<ReceiverPart> confirmed();

        @Override
        default Header header() {
            return load().header();
        }

        @Override
        default ProducerPart producer() {
            return load().producer();
        }

        @Override
        default Optional<Signature> issue() {
            return load().issue();
        }

        @Override
        default Optional<Carriage> carriage() {
            return load().carriage();
        }

        @Override
        default Optional<Signature> arrival() {
            return load().arrival();
        }

        @Override
        default Optional<Signed<ReceiverPart>> receipt() {
            return Optional.of(confirmed());
        }
    }

    /** 草稿: only its producer sees it. */
    record Draft(Header header, ProducerPart producer, List<Warning> warnings) implements Cancellable {

        public Draft {
            warnings = List.copyOf(warnings);
        }

        @Override
        public ManifestState state() {
            return ManifestState.DRAFT;
        }

        Outcome<Draft> edit(Consignment asked, Entries entries, Actor actor, Circumstances at) {
            return Drafting.edit(this, asked, entries, actor, at);
        }

        Outcome<Issued> issue(Actor actor, Circumstances at) {
            List<Refusal> refusals = new ArrayList<>(ProducerRules.fieldsAskedForSince(producer, at));
            refusals.addAll(ProducerRules.part(
                    header.producer(), header.origin(), header.destination(), producer, header.lineage(), at));
            if (!refusals.isEmpty()) {
                return new Outcome.Refused<>(refusals);
            }
            Signed<ProducerPart> signed = new Signed<>(producer, Signature.of(actor, at.now()));
            List<Warning> found = ProducerRules.warnings(header, producer, at);
            return new Outcome.Accepted<>(
                    new Issued(header, signed, found),
                    new ManifestEvent(ManifestEvent.Kind.ISSUED, actor, at.now(), producer.entries()));
        }

        Outcome<Cancelled> cancel(String reason, Actor actor, Circumstances at) {
            return Cancelling.cancel(this, reason, actor, at.now());
        }
    }

    /** 已签发: waiting for the truck. */
    record Issued(Header header, Signed<ProducerPart> signed, List<Warning> warnings) implements Cancellable {

        public Issued {
            warnings = List.copyOf(warnings);
        }

        @Override
        public ProducerPart producer() {
            return signed.part();
        }

        @Override
        public Optional<Signature> issue() {
            return Optional.of(signed.by());
        }

        @Override
        public ManifestState state() {
            return ManifestState.ISSUED;
        }

        Outcome<InTransit> carry(Step.Carry carry, Actor actor, Circumstances at) {
            return Carrying.carry(this, carry, actor, at);
        }

        Outcome<Cancelled> cancel(String reason, Actor actor, Circumstances at) {
            return Cancelling.cancel(this, reason, actor, at.now());
        }
    }

    /** 运输中. */
    record InTransit(Issued issued, Carriage loaded, List<Warning> warnings) implements Cancellable, OnTheRoad {

        public InTransit {
            warnings = List.copyOf(warnings);
        }

        @Override
        public Header header() {
            return issued.header();
        }

        @Override
        public ProducerPart producer() {
            return issued.producer();
        }

        @Override
        public Optional<Signature> issue() {
            return issued.issue();
        }

        @Override
        public ManifestState state() {
            return ManifestState.IN_TRANSIT;
        }

        Outcome<Delivered> arrive(Channel channel, Actor actor, Circumstances at) {
            return new Outcome.Accepted<>(
                    new Delivered(this, Signature.of(actor, at.now())),
                    new ManifestEvent(ManifestEvent.Kind.ARRIVED, actor, at.now(), channel.onto(Entries.NONE)));
        }

        Outcome<Received> receive(Entries entries, Actor actor, Circumstances at) {
            return Receiving.receive(this, entries, actor, at);
        }

        Outcome<Cancelled> cancel(String reason, Actor actor, Circumstances at) {
            return Cancelling.cancel(this, reason, actor, at.now());
        }
    }

    /** 已到达: waiting for the gate-keeper. */
    record Delivered(InTransit load, Signature arrived) implements Cancellable, OnTheRoad {

        @Override
        public Header header() {
            return load.header();
        }

        @Override
        public ProducerPart producer() {
            return load.producer();
        }

        @Override
        public Optional<Signature> issue() {
            return load.issue();
        }

        @Override
        public Carriage loaded() {
            return load.loaded();
        }

        @Override
        public Optional<Signature> arrival() {
            return Optional.of(arrived);
        }

        @Override
        public List<Warning> warnings() {
            return load.warnings();
        }

        @Override
        public ManifestState state() {
            return ManifestState.DELIVERED;
        }

        Outcome<Received> receive(Entries entries, Actor actor, Circumstances at) {
            return Receiving.receive(this, entries, actor, at);
        }

        Outcome<Cancelled> cancel(String reason, Actor actor, Circumstances at) {
            return Cancelling.cancel(this, reason, actor, at.now());
        }
    }

    /** 已办结: accepted, in full or in part; this is the load's 身份证. */
    record Closed(OnTheRoad load, Signed<ReceiverPart> confirmed, List<Warning> warnings) implements Received {

        public Closed {
            warnings = List.copyOf(warnings);
        }

        @Override
        public ManifestState state() {
            return ManifestState.CLOSED;
        }
    }

    /** 已拒收: nothing of the load was accepted. */
    record Rejected(OnTheRoad load, Signed<ReceiverPart> confirmed, List<Warning> warnings) implements Received {

        public Rejected {
            warnings = List.copyOf(warnings);
        }

        @Override
        public ManifestState state() {
            return ManifestState.REJECTED;
        }
    }

    /** 已作废: keeps what it was. */
    record Cancelled(Cancellable before, Cancellation voided) implements Manifest {

        @Override
        public Header header() {
            return before.header();
        }

        @Override
        public ProducerPart producer() {
            return before.producer();
        }

        @Override
        public List<Warning> warnings() {
            return before.warnings();
        }

        @Override
        public Optional<Signature> issue() {
            return before.issue();
        }

        @Override
        public Optional<Carriage> carriage() {
            return before.carriage();
        }

        @Override
        public Optional<Signature> arrival() {
            return before.arrival();
        }

        @Override
        public Optional<Cancellation> cancellation() {
            return Optional.of(voided);
        }

        @Override
        public ManifestState state() {
            return ManifestState.CANCELLED;
        }
    }

    /** Earlier warnings with later ones behind them. */
    static List<Warning> joined(List<Warning> earlier, List<Warning> later) {
        List<Warning> all = new ArrayList<>(earlier);
        all.addAll(later);
        return List.copyOf(all);
    }
}
