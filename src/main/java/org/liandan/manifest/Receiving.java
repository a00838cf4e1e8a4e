package org.liandan.manifest;

import java.util.List;

/** 接收方核实联单内容: from a load on the road to its end. */
final class Receiving {

    private Receiving() {}

    static Outcome<Manifest.Received> receive(
            Manifest.OnTheRoad manifest, Entries entries, Actor actor, Circumstances at) {
        Reading reading = Reading.of(
                Stage.RECEIVER,
                ReceiverPart.completed(entries),
                manifest.header().receiver().creditCode(),
                at.policyOf(manifest));
        if (!reading.faults().isEmpty()) {
            return new Outcome.Refused<>(reading.faults());
        }
        ReceiverPart part = ReceiverPart.of(reading);
        List<Refusal> refusals = ReceiverRules.all(manifest, part, at);
        if (!refusals.isEmpty()) {
            return new Outcome.Refused<>(refusals);
        }
        var signed = new Signed<>(part, Signature.of(actor, at.now()));
        List<Warning> warnings = Manifest.joined(manifest.warnings(), ReceiverRules.warnings(manifest, part, at));
        return switch (part.decision()) {
            case ACCEPTED, PARTIALLY_ACCEPTED ->
                new Outcome.Accepted<>(
                        new Manifest.Closed(manifest, signed, warnings),
                        new ManifestEvent(ManifestEvent.Kind.RECEIVED, actor, at.now(), part.entries()));
            case REJECTED ->
                new Outcome.Accepted<>(
                        new Manifest.Rejected(manifest, signed, warnings),
                        new ManifestEvent(ManifestEvent.Kind.REJECTED, actor, at.now(), part.entries()));
        };
    }
}
