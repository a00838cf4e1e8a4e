package org.liandan.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** 产出方创建电子联单: from what was asked for to a draft. */
final class Drafting {

    private Drafting() {}

    static Outcome<Manifest.Draft> create(
            Supplier<ManifestNumber> numbers, Consignment asked, Entries entries, Actor actor, Circumstances at) {
        return draft(
                asked,
                entries,
                ManifestEvent.Kind.CREATED,
                actor,
                at,
                (origin, destination, carrier, receiver) -> new Header(
                        numbers.get(),
                        asked.producer(),
                        carrier,
                        receiver,
                        origin,
                        destination,
                        at.now(),
                        actor.username(),
                        asked.lineage()));
    }

    static Outcome<Manifest.Draft> edit(
            Manifest.Draft draft, Consignment asked, Entries entries, Actor actor, Circumstances at) {
        Header before = draft.header();
        return draft(
                asked.on(before.lineage()),
                entries,
                ManifestEvent.Kind.EDITED,
                actor,
                at,
                (origin, destination, carrier, receiver) -> new Header(
                        before.number(),
                        before.producer(),
                        carrier,
                        receiver,
                        origin,
                        destination,
                        before.createdAt(),
                        before.createdBy(),
                        before.lineage()));
    }

    /** Makes the header, once all four are known to be good. */
    private interface HeaderMaker {
        Header make(Site origin, Site destination, Party carrier, Party receiver);
    }

    private static Outcome<Manifest.Draft> draft(
            Consignment asked,
            Entries entries,
            ManifestEvent.Kind kind,
            Actor actor,
            Circumstances at,
            HeaderMaker maker) {
        Reading reading = Reading.of(Stage.PRODUCER, entries, asked.producer().creditCode(), at.policy());
        List<Refusal> refusals = new ArrayList<>(reading.faults());
        refusals.addAll(ProducerRules.consignment(asked));
        Site origin = asked.origin();
        Site destination = asked.destination();
        Party carrier = asked.carrier();
        Party receiver = asked.receiver();
        if (!refusals.isEmpty() || origin == null || destination == null || carrier == null || receiver == null) {
            return new Outcome.Refused<>(refusals);
        }
        ProducerPart part = ProducerPart.of(reading);
        refusals.addAll(ProducerRules.part(asked.producer(), origin, destination, part, asked.lineage(), at));
        if (!refusals.isEmpty()) {
            return new Outcome.Refused<>(refusals);
        }
        Header header = maker.make(origin, destination, carrier, receiver);
        return new Outcome.Accepted<>(
                new Manifest.Draft(header, part, ProducerRules.warnings(header, part, at)),
                new ManifestEvent(kind, actor, at.now(), part.entries()));
    }
}
