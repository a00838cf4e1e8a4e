package org.liandan.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceKind;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;

/** What must hold when the producer creates and issues a manifest (notice 二（一）, 二（二）2（1）①). */
final class ProducerRules {

    /** Digits, letters and the words that buildings, entrances, floors and doors are counted by; with at least one digit. */
    private static final Pattern ROOM = Pattern.compile("(?=.*\\d)[0-9A-Za-z栋幢号楼座单元层室户区期#\\- ]{1,30}");

    private ProducerRules() {}

    /** Rules on the parties and places that were asked for. */
    static List<Refusal> consignment(Consignment asked) {
        return Stream.of(originIsOwn(asked), destinationExists(asked), carrierExists(asked), receiverOperates(asked))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Rules on the part itself, once parties and places are known. */
    static List<Refusal> part(
            Party producer, Site origin, Site destination, ProducerPart part, Lineage lineage, Circumstances at) {
        Policy policy = at.policy();
        return Stream.of(
                        creditCodeIsRegistered(producer, part),
                        originMayProduce(origin, lineage),
                        destinationIsAllowed(destination, part, lineage, policy),
                        LicenceRules.destinationTakes(destination, part, lineage, at),
                        crossDistrictIsLetIn(part, policy),
                        residentIsARoom(origin, part),
                        handoverIsNotFarAhead(part, at),
                        handoverIsNotLongAgo(part, at))
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<Refusal> originIsOwn(Consignment asked) {
        Site origin = asked.origin();
        return origin != null && origin.operator().id().equals(asked.producer().id())
                ? Optional.empty()
                : Optional.of(unknown(asked, RefusalCode.ORIGIN_UNKNOWN, Consignment.ORIGIN));
    }

    static Optional<Refusal> destinationExists(Consignment asked) {
        return asked.destination() != null
                ? Optional.empty()
                : Optional.of(unknown(asked, RefusalCode.DESTINATION_UNKNOWN, Consignment.DESTINATION));
    }

    static Optional<Refusal> carrierExists(Consignment asked) {
        return asked.carrier() != null
                ? Optional.empty()
                : Optional.of(unknown(asked, RefusalCode.CARRIER_UNKNOWN, Consignment.CARRIER));
    }

    /** Only the operator of a place can confirm what came through its gate. */
    static Optional<Refusal> receiverOperates(Consignment asked) {
        Site destination = asked.destination();
        if (destination == null) {
            return Optional.empty();
        }
        Party receiver = asked.receiver();
        return receiver != null && receiver.id().equals(destination.operator().id())
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.RECEIVER_NOT_OPERATOR, Consignment.RECEIVER));
    }

    static Optional<Refusal> creditCodeIsRegistered(Party producer, ProducerPart part) {
        return part.creditCode().equals(producer.creditCode())
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(RefusalCode.CREDIT_CODE_NOT_REGISTERED, ManifestFields.PRODUCER_CREDIT_CODE.path()));
    }

    static Optional<Refusal> originMayProduce(Site origin, Lineage lineage) {
        return switch (lineage.leg()) {
            case FIRST -> originProduces(origin);
            case ONWARD -> DestinationMatrix.judgeOnwardOrigin(origin.kind());
            // it is wherever it was refused
            case DIVERTED, RETURNED -> Optional.empty();
        };
    }

    private static Optional<Refusal> originProduces(Site origin) {
        return switch (origin.kind()) {
            case CONSTRUCTION_SITE, RESIDENTIAL_COMPOUND, TEMPORARY_STORAGE -> Optional.empty();
            case TRANSFER_YARD, SORTING_CENTRE, BACKFILL_SITE, LANDFILL, DEPOT ->
                Optional.of(Refusal.of(RefusalCode.ORIGIN_KIND, Consignment.ORIGIN, named(origin.kind())));
        };
    }

    /** R-201, by the leg that the load is on. */
    static Optional<Refusal> destinationIsAllowed(Site destination, ProducerPart part, Lineage lineage, Policy policy) {
        return switch (lineage.leg()) {
            case FIRST -> DestinationMatrix.judge(part.wasteCategory(), part.goodSoil(), destination.kind(), policy);
            case ONWARD -> DestinationMatrix.judgeOnward(lineage.fitness(), destination.kind());
            case DIVERTED ->
                lineage.fitness() == null
                        ? DestinationMatrix.judge(part.wasteCategory(), part.goodSoil(), destination.kind(), policy)
                        : DestinationMatrix.judgeOnward(lineage.fitness(), destination.kind());
            case RETURNED -> Optional.empty();
        };
    }

    /** a compound's manager acts for a home of the compound; who lives there stays unwritten. */
    static Optional<Refusal> residentIsARoom(Site origin, ProducerPart part) {
        String room = part.residentRoom();
        if (room == null) {
            return Optional.empty();
        }
        if (!ROOM.matcher(room).matches()) {
            return Optional.of(Refusal.of(RefusalCode.RESIDENT_ROOM_FORM, ManifestFields.RESIDENT_ROOM.path()));
        }
        return switch (origin.kind()) {
            case RESIDENTIAL_COMPOUND, TEMPORARY_STORAGE -> Optional.empty();
            case CONSTRUCTION_SITE, TRANSFER_YARD, SORTING_CENTRE, BACKFILL_SITE, LANDFILL, DEPOT ->
                Optional.of(Refusal.of(
                        RefusalCode.RESIDENT_ROOM_PLACE, ManifestFields.RESIDENT_ROOM.path(), named(origin.kind())));
        };
    }

    /** the notice asks and does not say what follows from a yes. */
    static Optional<Refusal> crossDistrictIsLetIn(ProducerPart part, Policy policy) {
        return part.crossDistrict()
                        && policy.get(OpenPoints.CROSS_DISTRICT_WASTE).equals("REFUSE")
                ? Optional.of(Refusal.of(RefusalCode.CROSS_DISTRICT_REFUSED, ManifestFields.CROSS_DISTRICT.path()))
                : Optional.empty();
    }

    /** A draft may be older than a ruling that asks for a field; it is issued under the policy of its issue. */
    static List<Refusal> fieldsAskedForSince(ProducerPart part, Circumstances at) {
        Entries entries = part.entries();
        return ManifestFields.of(Stage.PRODUCER).stream()
                .filter(field -> field.requiredIn(entries, at.policy())
                        && entries.text(field.name()).isEmpty())
                .map(field -> Refusal.of(RefusalCode.FIELD_REQUIRED, field.path()))
                .toList();
    }

    static Optional<Refusal> handoverIsNotFarAhead(ProducerPart part, Circumstances at) {
        Duration ahead = at.policy().get(OpenPoints.HANDOVER_AHEAD);
        Instant latest = DistrictTime.toMinute(at.now()).plus(ahead);
        return part.handedOverAt().isAfter(latest)
                ? Optional.of(Refusal.of(
                        RefusalCode.HANDED_OVER_TOO_FAR_AHEAD,
                        ManifestFields.HANDED_OVER_AT.path(),
                        Sentence.same(ahead.toHours())))
                : Optional.empty();
    }

    static Optional<Refusal> handoverIsNotLongAgo(ProducerPart part, Circumstances at) {
        Duration back = at.policy().get(OpenPoints.HANDOVER_BACK);
        return part.handedOverAt().isBefore(at.now().minus(back))
                ? Optional.of(Refusal.of(
                        RefusalCode.HANDED_OVER_TOO_LONG_AGO,
                        ManifestFields.HANDED_OVER_AT.path(),
                        Sentence.same(back.toDays())))
                : Optional.empty();
    }

    /** What looks odd about the part. */
    static List<Warning> warnings(Header header, ProducerPart part, Circumstances at) {
        List<Warning> warnings = new ArrayList<>();
        Boolean inside = header.origin().insideDistrict();
        if (inside != null && inside == part.crossDistrict()) {
            warnings.add(Warning.of(
                    WarningCode.CROSS_DISTRICT_DIFFERS,
                    ManifestFields.CROSS_DISTRICT.path(),
                    inside ? new Sentence("否", "no") : new Sentence("是", "yes")));
        }
        if (part.wasteCategory() == WasteCategory.ENGINEERING_SOIL && part.goodSoil() == null) {
            warnings.add(Warning.of(WarningCode.SOIL_QUALITY_UNDECLARED, ManifestFields.GOOD_SOIL.path()));
        }
        if (part.wasteCategory() == WasteCategory.RENOVATION_WASTE && part.recyclable() == null) {
            warnings.add(Warning.of(WarningCode.RECYCLABLE_UNDECLARED, ManifestFields.RECYCLABLE.path()));
        }
        if (!part.responsibleParty().equals(header.producer().name())) {
            warnings.add(Warning.of(
                    WarningCode.RESPONSIBLE_PARTY_DIFFERS,
                    ManifestFields.PRODUCER_RESPONSIBLE.path(),
                    Sentence.same(header.producer().name())));
        }
        if (header.producer().equals(header.carrier()) && header.carrier().equals(header.receiver())) {
            warnings.add(Warning.of(WarningCode.ONE_ORGANIZATION, Consignment.CARRIER));
        }
        if (part.handedOverAt().isBefore(at.now().minus(at.policy().get(OpenPoints.HANDOVER_LATE)))) {
            warnings.add(Warning.of(WarningCode.HANDED_OVER_LATE, ManifestFields.HANDED_OVER_AT.path()));
        }
        return warnings;
    }

    private static Refusal unknown(Consignment asked, RefusalCode code, String field) {
        return Refusal.of(asked.unnamed().contains(field) ? RefusalCode.FIELD_REQUIRED : code, field);
    }

    private static Sentence named(PlaceKind kind) {
        return new Sentence(kind.chinese(), kind.english());
    }
}
