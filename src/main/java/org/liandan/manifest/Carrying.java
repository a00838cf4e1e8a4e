package org.liandan.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;

/** 承运方核实联单内容: from an issued manifest to one in transit. */
final class Carrying {

    private Carrying() {}

    static Outcome<Manifest.InTransit> carry(
            Manifest.Issued manifest, Step.Carry carry, Actor actor, Circumstances at) {
        Header header = manifest.header();
        Reading reading =
                Reading.of(Stage.CARRIER, carry.carrier(), header.carrier().creditCode(), at.policyOf(manifest));
        if (!reading.faults().isEmpty()) {
            return new Outcome.Refused<>(reading.faults());
        }
        CarrierPart part = CarrierPart.of(
                reading,
                header.loadingAddress(manifest.producer()),
                header.destination().address());
        Truck truck = find(part.plate(), header, at.trucks());
        List<Refusal> refusals = CarrierRules.all(manifest, part, truck, at);
        if (!refusals.isEmpty() || truck == null) {
            return new Outcome.Refused<>(refusals);
        }
        var carriage = new Manifest.Carriage(new Signed<>(part, Signature.of(actor, at.now())), truck.id());
        List<Warning> warnings = Manifest.joined(
                manifest.warnings(),
                Manifest.joined(
                        CarrierRules.warnings(manifest, part, truck, at),
                        CarrierRules.evidence(part, truck, carry.channel(), at)));
        return new Outcome.Accepted<>(
                new Manifest.InTransit(manifest, carriage, warnings),
                new ManifestEvent(
                        ManifestEvent.Kind.CARRIED,
                        actor,
                        at.now(),
                        carry.channel().onto(part.entries())));
    }

    private static @Nullable Truck find(PlateNumber plate, Header header, Trucks trucks) {
        return trucks.find(plate, header.carrier().id()).orElse(null);
    }
}
