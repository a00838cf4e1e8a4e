package org.liandan.manifest;

import java.util.Optional;
import org.liandan.party.Role;

/** Who may do which step (notice 二（二）2（1）). */
final class Rights {

    private Rights() {}

    /** Why the actor may not take this step on this manifest, whatever its content; empty when he or she may. */
    static Optional<Refusal> missing(Manifest manifest, Step step, Actor actor) {
        Header header = manifest.header();
        return switch (step) {
            case Step.Edit _, Step.Issue _ -> unless(isProducer(header, actor), RefusalCode.NOT_THE_PRODUCER);
            case Step.Carry _ -> unless(isCarrier(header, actor), RefusalCode.NOT_THE_CARRIER);
            case Step.Arrive _ ->
                unless(isCarrier(header, actor) || isReceiver(header, actor), RefusalCode.NOT_CARRIER_OR_RECEIVER);
            case Step.Receive _ -> unless(isReceiver(header, actor), RefusalCode.NOT_THE_RECEIVER);
            case Step.Cancel _ ->
                manifest instanceof Manifest.OnTheRoad
                        ? unless(actor.isAnyOf(Role.BUREAU, Role.BUREAU_ADMIN), RefusalCode.BUREAU_ONLY)
                        : unless(isProducer(header, actor), RefusalCode.NOT_THE_PRODUCER);
        };
    }

    /** Why the actor may not create a manifest for that producer; empty when he or she may. */
    static Optional<Refusal> missingToCreate(Party producer, Lineage lineage, Actor actor) {
        return unless(
                mayProduce(lineage, actor) && producer.id().equals(actor.organization()), RefusalCode.NOT_THE_PRODUCER);
    }

    /** Why the actor may not send on what was refused; empty when he or she may. */
    static Optional<Refusal> missingToContinue(Manifest refused, Actor actor) {
        return unless(
                isProducer(refused.header(), actor) || isReceiver(refused.header(), actor),
                RefusalCode.NOT_PRODUCER_OR_RECEIVER);
    }

    /** Whether the actor acts for a party that has signed. */
    static boolean signsFor(Manifest manifest, Actor actor) {
        Header header = manifest.header();
        return (manifest.issue().isPresent() && isProducer(header, actor))
                || (manifest.carriage().isPresent() && isCarrier(header, actor))
                || (manifest.receipt().isPresent() && isReceiver(header, actor));
    }

    private static boolean isProducer(Header header, Actor actor) {
        return mayProduce(header.lineage(), actor) && header.producer().id().equals(actor.organization());
    }

    /** What leaves a sorting centre is handed over by the people who received it there. */
    private static boolean mayProduce(Lineage lineage, Actor actor) {
        return actor.isAnyOf(Role.PRODUCER) || (lineage.leg() != Leg.FIRST && actor.isAnyOf(Role.RECEIVER));
    }

    private static boolean isCarrier(Header header, Actor actor) {
        return actor.isAnyOf(Role.CARRIER, Role.DRIVER) && header.carrier().id().equals(actor.organization());
    }

    private static boolean isReceiver(Header header, Actor actor) {
        // what comes back to a site is taken by the people who sent it
        boolean takesBack = header.lineage().leg() == Leg.RETURNED && actor.isAnyOf(Role.PRODUCER);
        return (takesBack || actor.isAnyOf(Role.RECEIVER))
                && header.receiver().id().equals(actor.organization());
    }

    private static Optional<Refusal> unless(boolean allowed, RefusalCode code) {
        return allowed ? Optional.empty() : Optional.of(Refusal.of(code, null));
    }
}
