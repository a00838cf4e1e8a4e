package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceKind;

/** What must hold when the receiver confirms the receipt (notice 二（二）2（1）③). */
final class ReceiverRules {

    private ReceiverRules() {}

    static List<Refusal> all(Manifest manifest, ReceiverPart part, Instant now) {
        return Stream.of(
                        creditCodeIsRegistered(manifest, part),
                        receivedAfterHandover(manifest, part),
                        receivedByNow(part, now),
                        volumeFitsDecision(manifest, part),
                        refusalHasReason(part),
                        otherIsExplained(part))
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<Refusal> creditCodeIsRegistered(Manifest manifest, ReceiverPart part) {
        return part.creditCode().equals(manifest.header().receiver().creditCode())
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(RefusalCode.CREDIT_CODE_NOT_REGISTERED, ManifestFields.RECEIVER_CREDIT_CODE.path()));
    }

    /** R-420, to the minute: handed over and received within one minute is possible. */
    static Optional<Refusal> receivedAfterHandover(Manifest manifest, ReceiverPart part) {
        Instant handover = manifest.producer().handedOverAt();
        return part.receivedAt().isBefore(handover)
                ? Optional.of(Refusal.of(
                        RefusalCode.RECEIVED_BEFORE_HANDED_OVER,
                        ManifestFields.RECEIVED_AT.path(),
                        Sentence.same(DistrictTime.shown(handover))))
                : Optional.empty();
    }

    static Optional<Refusal> receivedByNow(ReceiverPart part, Instant now) {
        return part.receivedAt().isAfter(DistrictTime.toMinute(now).plus(Policy.CLOCK_AHEAD))
                ? Optional.of(Refusal.of(RefusalCode.RECEIVED_IN_FUTURE, ManifestFields.RECEIVED_AT.path()))
                : Optional.empty();
    }

    /** nothing received exactly where all was refused; less than handed over where part was. */
    static Optional<Refusal> volumeFitsDecision(Manifest manifest, ReceiverPart part) {
        String field = ManifestFields.RECEIVED_VOLUME.path();
        boolean nothing = part.volumeM3().signum() == 0;
        BigDecimal produced = manifest.producer().volumeM3();
        return switch (part.decision()) {
            case REJECTED -> nothing ? Optional.empty() : Optional.of(Refusal.of(RefusalCode.REJECTED_VOLUME, field));
            case ACCEPTED ->
                nothing ? Optional.of(Refusal.of(RefusalCode.RECEIVED_VOLUME_MISSING, field)) : Optional.empty();
            case PARTIALLY_ACCEPTED -> {
                if (nothing) {
                    yield Optional.of(Refusal.of(RefusalCode.RECEIVED_VOLUME_MISSING, field));
                }
                yield part.volumeM3().compareTo(produced) < 0
                        ? Optional.empty()
                        : Optional.of(
                                Refusal.of(RefusalCode.PARTIAL_VOLUME, field, Sentence.same(produced.toPlainString())));
            }
        };
    }

    /** */
    static Optional<Refusal> refusalHasReason(ReceiverPart part) {
        return part.decision() == Decision.ACCEPTED || part.refusalReason() != null
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.REFUSAL_REASON_REQUIRED, ManifestFields.REFUSAL_REASON.path()));
    }

    static Optional<Refusal> otherIsExplained(ReceiverPart part) {
        boolean other = part.refusalReason() == RefusalReason.OTHER || part.disposalMethod() == DisposalMethod.OTHER;
        return other && part.remarks() == null
                ? Optional.of(Refusal.of(RefusalCode.REMARKS_REQUIRED, ManifestFields.REMARKS.path()))
                : Optional.empty();
    }

    /** What looks odd about the part. */
    static List<Warning> warnings(Manifest manifest, ReceiverPart part) {
        List<Warning> warnings = new ArrayList<>();
        String registered = manifest.header().receiver().name();
        if (!part.responsibleParty().equals(registered)) {
            warnings.add(Warning.of(
                    WarningCode.RESPONSIBLE_PARTY_DIFFERS,
                    ManifestFields.RECEIVER_RESPONSIBLE.path(),
                    Sentence.same(registered)));
        }
        WasteCategory declared = manifest.producer().wasteCategory();
        if (part.wasteCategory() != declared) {
            warnings.add(Warning.of(
                    WarningCode.CATEGORY_DIFFERS,
                    ManifestFields.RECEIVED_CATEGORY.path(),
                    new Sentence(declared.chinese(), declared.english())));
        }
        if (part.decision() == Decision.ACCEPTED && differs(manifest.producer().volumeM3(), part.volumeM3())) {
            warnings.add(Warning.of(
                    WarningCode.VOLUME_DIFFERS,
                    ManifestFields.RECEIVED_VOLUME.path(),
                    Sentence.same(manifest.producer().volumeM3().toPlainString()),
                    Sentence.same(Policy.VOLUME_DIFFERENCE.movePointRight(2).toPlainString())));
        }
        PlaceKind kind = manifest.header().destination().kind();
        if (!usualMethods(kind).contains(part.disposalMethod())) {
            warnings.add(Warning.of(
                    WarningCode.DISPOSAL_METHOD_UNUSUAL,
                    ManifestFields.DISPOSAL_METHOD.path(),
                    new Sentence(kind.chinese(), kind.english())));
        }
        if (part.decision() != Decision.ACCEPTED && part.nextDestination() == null) {
            warnings.add(Warning.of(WarningCode.NO_NEXT_DESTINATION, ManifestFields.NEXT_DESTINATION.path()));
        }
        return warnings;
    }

    private static boolean differs(BigDecimal producedM3, BigDecimal receivedM3) {
        BigDecimal tolerated = producedM3.multiply(Policy.VOLUME_DIFFERENCE);
        return producedM3.subtract(receivedM3).abs().compareTo(tolerated) > 0;
    }

    private static Set<DisposalMethod> usualMethods(PlaceKind kind) {
        return switch (kind) {
            case SORTING_CENTRE ->
                EnumSet.of(DisposalMethod.SORTING, DisposalMethod.RESOURCE_RECOVERY, DisposalMethod.RESIDUE);
            case TRANSFER_YARD -> EnumSet.of(DisposalMethod.TRANSFER, DisposalMethod.RESOURCE_RECOVERY);
            case BACKFILL_SITE -> EnumSet.of(DisposalMethod.BACKFILL, DisposalMethod.RESOURCE_RECOVERY);
            case LANDFILL -> EnumSet.of(DisposalMethod.LANDFILL);
            case CONSTRUCTION_SITE, RESIDENTIAL_COMPOUND, TEMPORARY_STORAGE, DEPOT ->
                EnumSet.allOf(DisposalMethod.class);
        };
    }
}
