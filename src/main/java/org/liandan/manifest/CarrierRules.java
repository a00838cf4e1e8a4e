package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Movements.Sighting;
import org.liandan.party.Sentence;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;

/** What must hold when the carrier confirms the carriage (notice 二（二）2（1）②). */
final class CarrierRules {

    private CarrierRules() {}

    static List<Refusal> all(Manifest.Issued manifest, CarrierPart part, @Nullable Truck truck, Circumstances at) {
        return Stream.of(
                        creditCodeIsRegistered(manifest, part),
                        truckIsRegistered(truck),
                        truckIsFree(truck, at.trucks()),
                        // judged again: the registry may have changed since the producer signed
                        ProducerRules.destinationIsAllowed(
                                manifest.header().destination(),
                                manifest.producer(),
                                manifest.header().lineage(),
                                at.policyOf(manifest)),
                        handoverHasCome(manifest, at),
                        contentIsChecked(part))
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<Refusal> creditCodeIsRegistered(Manifest manifest, CarrierPart part) {
        return part.creditCode().equals(manifest.header().carrier().creditCode())
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(RefusalCode.CREDIT_CODE_NOT_REGISTERED, ManifestFields.CARRIER_CREDIT_CODE.path()));
    }

    /** Another carrier's truck and an unknown one look the same: registers are not to be probed. */
    static Optional<Refusal> truckIsRegistered(@Nullable Truck truck) {
        return truck != null
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.PLATE_NOT_REGISTERED, ManifestFields.PLATE.path()));
    }

    /** one truck, one trip, one manifest. An arrival ends the trip; a slow receiver does not stop a truck. */
    static Optional<Refusal> truckIsFree(@Nullable Truck truck, Trucks trucks) {
        return Optional.ofNullable(truck)
                .flatMap(known -> trucks.carrying(known.id()))
                .map(CarrierRules::busy);
    }

    /** The refusal for a truck that carries another manifest. */
    static Refusal busy(ManifestNumber other) {
        return Refusal.of(RefusalCode.PLATE_BUSY, ManifestFields.PLATE.path(), Sentence.same(other.printed()));
    }

    /** whoever says that the content was not checked does not sign. */
    static Optional<Refusal> contentIsChecked(CarrierPart part) {
        return Boolean.FALSE.equals(part.checked())
                ? Optional.of(Refusal.of(RefusalCode.CONTENT_NOT_CHECKED, ManifestFields.CARRIER_CHECKED.path()))
                : Optional.empty();
    }

    static Optional<Refusal> handoverHasCome(Manifest manifest, Circumstances at) {
        Instant handover = manifest.producer().handedOverAt();
        return handover.isAfter(DistrictTime.toMinute(at.now()).plus(at.policy().get(OpenPoints.EARLY_CARRIAGE)))
                ? Optional.of(Refusal.of(
                        RefusalCode.CARRIED_BEFORE_HANDED_OVER,
                        ManifestFields.HANDED_OVER_AT.path(),
                        Sentence.same(DistrictTime.shown(handover))))
                : Optional.empty();
    }

    /** What looks odd about the part, and about where the truck is. */
    static List<Warning> warnings(Manifest.Issued manifest, CarrierPart part, Truck truck, Circumstances at) {
        return Stream.of(
                        nameDiffers(manifest, part),
                        modeIsUnusual(manifest, part),
                        volumeIsAboveBox(manifest.producer(), truck, at.policy()),
                        truckIsElsewhere(manifest, truck, at))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Warning> nameDiffers(Manifest.Issued manifest, CarrierPart part) {
        String registered = manifest.header().carrier().name();
        return part.responsibleParty().equals(registered)
                ? Optional.empty()
                : Optional.of(Warning.of(
                        WarningCode.RESPONSIBLE_PARTY_DIFFERS,
                        ManifestFields.CARRIER_RESPONSIBLE.path(),
                        Sentence.same(registered)));
    }

    /** */
    private static Optional<Warning> modeIsUnusual(Manifest.Issued manifest, CarrierPart part) {
        WasteCategory category = manifest.producer().wasteCategory();
        return isUnusual(part.transportMode(), category)
                ? Optional.of(Warning.of(
                        WarningCode.MODE_UNUSUAL,
                        ManifestFields.TRANSPORT_MODE.path(),
                        new Sentence(category.chinese(), category.english())))
                : Optional.empty();
    }

    /** soil grows when it is dug, so a volume in situ is compared as what it becomes in the box. */
    static Optional<Warning> volumeIsAboveBox(ProducerPart part, Truck truck, Policy policy) {
        BigDecimal boxM3 = truck.boxVolumeM3();
        if (boxM3 == null) {
            return Optional.empty();
        }
        BigDecimal looseM3 = part.volumeBasis() == VolumeBasis.IN_SITU
                ? part.volumeM3().multiply(policy.get(OpenPoints.LOOSENING_FACTOR))
                : part.volumeM3();
        BigDecimal tolerated =
                boxM3.add(boxM3.multiply(policy.get(OpenPoints.BOX_TOLERANCE).movePointLeft(2)));
        return looseM3.compareTo(tolerated) > 0
                ? Optional.of(Warning.of(
                        WarningCode.VOLUME_ABOVE_BOX,
                        ManifestFields.PRODUCED_VOLUME.path(),
                        Sentence.same(looseM3.stripTrailingZeros().toPlainString()),
                        Sentence.same(boxM3.toPlainString())))
                : Optional.empty();
    }

    /** the truck reports, and stands where the load is. */
    static Optional<Warning> truckIsElsewhere(Manifest.Issued manifest, Truck truck, Circumstances at) {
        Duration age = at.policy().get(OpenPoints.FIX_AGE);
        var origin = manifest.header().origin().id();
        return switch (at.movements().latest(truck.id(), origin, at.now().minus(age), at.now())) {
            case Sighting.NotLooked _ -> Optional.empty();
            case Sighting.NotSeen _ ->
                Optional.of(Warning.of(
                        WarningCode.TRUCK_NOT_SEEN, ManifestFields.PLATE.path(), Sentence.same(age.toMinutes())));
            case Sighting.Seen(Instant _, long distanceM) ->
                distanceM > at.policy().get(OpenPoints.ORIGIN_DISTANCE)
                        ? Optional.of(Warning.of(
                                WarningCode.TRUCK_FAR_FROM_ORIGIN,
                                ManifestFields.CARRIER_ORIGIN.path(),
                                Sentence.same(distanceM)))
                        : Optional.empty();
        };
    }

    /** what other witnesses say of driver and time. */
    static List<Warning> evidence(CarrierPart part, Truck truck, Channel channel, Circumstances at) {
        List<Warning> warnings = new ArrayList<>();
        Instant now = at.now();
        at.trucks()
                .driverByCard(truck.id(), now)
                .filter(name -> !name.equals(part.driverName()))
                .ifPresent(name -> warnings.add(Warning.of(
                        WarningCode.DRIVER_NOT_OF_CARD, ManifestFields.DRIVER_NAME.path(), Sentence.same(name))));
        Instant declared = channel.declaredAt();
        if (declared != null && declared.isBefore(now.minus(at.policy().get(OpenPoints.CONFIRMATION_LATE)))) {
            warnings.add(Warning.of(
                    WarningCode.CARRIED_LATE, Stage.CARRIER.path(), Sentence.same(DistrictTime.shown(declared))));
        }
        if (declared != null && declared.isAfter(now.plus(Channel.CLOCK_AHEAD))) {
            warnings.add(Warning.of(
                    WarningCode.CARRIED_IN_FUTURE, Stage.CARRIER.path(), Sentence.same(DistrictTime.shown(declared))));
        }
        return warnings;
    }

    /** Slurry runs out of anything but a tank, and nothing else goes into one. */
    private static boolean isUnusual(TransportMode mode, WasteCategory category) {
        return mode != TransportMode.OTHER
                && (category == WasteCategory.ENGINEERING_SLURRY) != (mode == TransportMode.ROAD_TANK);
    }
}
