package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/** What must hold when the carrier confirms the carriage (notice 二（二）2（1）②). */
final class CarrierRules {

    private CarrierRules() {}

    static List<Refusal> all(
            Manifest.Issued manifest, CarrierPart part, @Nullable Truck truck, Trucks trucks, Instant now) {
        return Stream.of(
                        creditCodeIsRegistered(manifest, part),
                        truckIsRegistered(truck),
                        truckIsFree(truck, trucks),
                        // judged again: the registry may have changed since the producer signed
                        ProducerRules.destinationIsAllowed(manifest.header().destination(), manifest.producer()),
                        handoverHasCome(manifest, now))
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

    static Optional<Refusal> handoverHasCome(Manifest manifest, Instant now) {
        Instant handover = manifest.producer().handedOverAt();
        return handover.isAfter(DistrictTime.toMinute(now).plus(Policy.EARLY_CARRIAGE))
                ? Optional.of(Refusal.of(
                        RefusalCode.CARRIED_BEFORE_HANDED_OVER,
                        ManifestFields.HANDED_OVER_AT.path(),
                        Sentence.same(DistrictTime.shown(handover))))
                : Optional.empty();
    }

    /** What looks odd about the part. */
    static List<Warning> warnings(Manifest.Issued manifest, CarrierPart part, Truck truck) {
        List<Warning> warnings = new ArrayList<>();
        String registered = manifest.header().carrier().name();
        if (!part.responsibleParty().equals(registered)) {
            warnings.add(Warning.of(
                    WarningCode.RESPONSIBLE_PARTY_DIFFERS,
                    ManifestFields.CARRIER_RESPONSIBLE.path(),
                    Sentence.same(registered)));
        }
        WasteCategory category = manifest.producer().wasteCategory();
        if (isUnusual(part.transportMode(), category)) {
            warnings.add(Warning.of(
                    WarningCode.MODE_UNUSUAL,
                    ManifestFields.TRANSPORT_MODE.path(),
                    new Sentence(category.chinese(), category.english())));
        }
        BigDecimal volumeM3 = manifest.producer().volumeM3();
        BigDecimal boxM3 = truck.boxVolumeM3();
        if (boxM3 != null && volumeM3.compareTo(boxM3) > 0) {
            warnings.add(Warning.of(
                    WarningCode.VOLUME_ABOVE_BOX,
                    ManifestFields.PRODUCED_VOLUME.path(),
                    Sentence.same(volumeM3.toPlainString()),
                    Sentence.same(boxM3.toPlainString())));
        }
        return warnings;
    }

    /** what other witnesses say of driver and time. */
    static List<Warning> evidence(CarrierPart part, Truck truck, Trucks trucks, Channel channel, Instant now) {
        List<Warning> warnings = new ArrayList<>();
        trucks.driverByCard(truck.id(), now)
                .filter(name -> !name.equals(part.driverName()))
                .ifPresent(name -> warnings.add(Warning.of(
                        WarningCode.DRIVER_NOT_OF_CARD, ManifestFields.DRIVER_NAME.path(), Sentence.same(name))));
        Instant declared = channel.declaredAt();
        if (declared != null && declared.isBefore(now.minus(Channel.LATE))) {
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
