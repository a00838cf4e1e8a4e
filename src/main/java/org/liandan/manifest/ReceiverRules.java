package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceKind;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;

/** What must hold when the receiver confirms the receipt (notice 二（二）2（1）③). */
final class ReceiverRules {

    private ReceiverRules() {}

    static List<Refusal> all(Manifest manifest, ReceiverPart part, Circumstances at) {
        Stream<Refusal> own = Stream.of(
                        creditCodeIsRegistered(manifest, part),
                        receivedAfterHandover(manifest, part),
                        receivedByNow(part, at),
                        volumeFitsDecision(manifest, part),
                        refusalHasReason(part),
                        otherIsExplained(part),
                        methodIsLicensed(manifest, part, at),
                        contentIsChecked(part))
                .flatMap(Optional::stream);
        return Stream.concat(own, LicenceRules.receipt(manifest, part, at).stream())
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

    static Optional<Refusal> receivedByNow(ReceiverPart part, Circumstances at) {
        return part.receivedAt()
                        .isAfter(
                                DistrictTime.toMinute(at.now()).plus(at.policy().get(OpenPoints.CLOCK_AHEAD)))
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

    /** the notice licenses no methods; the bureau may rule that a site without a licence keeps to those of its kind. */
    static Optional<Refusal> methodIsLicensed(Manifest manifest, ReceiverPart part, Circumstances at) {
        PlaceKind kind = manifest.header().destination().kind();
        return part.decision() != Decision.REJECTED
                        && at.policy().get(OpenPoints.METHOD_UNUSUAL).equals("REFUSE")
                        && !LicenceRules.known(manifest, at)
                        && !usualMethods(kind).contains(part.disposalMethod())
                ? Optional.of(Refusal.of(
                        RefusalCode.DISPOSAL_METHOD_NOT_LICENSED,
                        ManifestFields.DISPOSAL_METHOD.path(),
                        new Sentence(kind.chinese(), kind.english())))
                : Optional.empty();
    }

    /** whoever says that the content was not checked does not sign. */
    static Optional<Refusal> contentIsChecked(ReceiverPart part) {
        return Boolean.FALSE.equals(part.checked())
                ? Optional.of(Refusal.of(RefusalCode.CONTENT_NOT_CHECKED, ManifestFields.RECEIVER_CHECKED.path()))
                : Optional.empty();
    }

    /** What looks odd about the part, and about the way the truck went. */
    static List<Warning> warnings(Manifest.OnTheRoad manifest, ReceiverPart part, Circumstances at) {
        Stream<Warning> own = Stream.of(
                        nameDiffers(manifest, part),
                        categoryDiffers(manifest, part),
                        volumeDiffers(manifest, part, at.policy()),
                        methodIsUnusual(manifest, part, at),
                        nextDestinationIsOpen(part),
                        receiptIsLate(part, at),
                        TrackRules.handoverFitsExit(manifest, part, at),
                        TrackRules.receiptFitsVisit(manifest, part, at))
                .flatMap(Optional::stream);
        return Stream.concat(own, LicenceRules.warnings(manifest, part, at).stream())
                .toList();
    }

    private static Optional<Warning> nameDiffers(Manifest manifest, ReceiverPart part) {
        String registered = manifest.header().receiver().name();
        return part.responsibleParty().equals(registered)
                ? Optional.empty()
                : Optional.of(Warning.of(
                        WarningCode.RESPONSIBLE_PARTY_DIFFERS,
                        ManifestFields.RECEIVER_RESPONSIBLE.path(),
                        Sentence.same(registered)));
    }

    /** */
    private static Optional<Warning> categoryDiffers(Manifest manifest, ReceiverPart part) {
        WasteCategory declared = manifest.producer().wasteCategory();
        return part.wasteCategory() == declared
                ? Optional.empty()
                : Optional.of(Warning.of(
                        WarningCode.CATEGORY_DIFFERS,
                        ManifestFields.RECEIVED_CATEGORY.path(),
                        new Sentence(declared.chinese(), declared.english())));
    }

    /** exactly the tolerance is still within it. */
    private static Optional<Warning> volumeDiffers(Manifest manifest, ReceiverPart part, Policy policy) {
        BigDecimal producedM3 = manifest.producer().volumeM3();
        BigDecimal percent = policy.get(OpenPoints.VOLUME_DIFFERENCE);
        BigDecimal tolerated = producedM3.multiply(percent.movePointLeft(2));
        boolean differs = producedM3.subtract(part.volumeM3()).abs().compareTo(tolerated) > 0;
        return part.decision() == Decision.ACCEPTED && differs
                ? Optional.of(Warning.of(
                        WarningCode.VOLUME_DIFFERS,
                        ManifestFields.RECEIVED_VOLUME.path(),
                        Sentence.same(producedM3.toPlainString()),
                        Sentence.same(percent.toPlainString())))
                : Optional.empty();
    }

    /** */
    private static Optional<Warning> methodIsUnusual(Manifest manifest, ReceiverPart part, Circumstances at) {
        PlaceKind kind = manifest.header().destination().kind();
        return LicenceRules.known(manifest, at) || usualMethods(kind).contains(part.disposalMethod())
                ? Optional.empty()
                : Optional.of(Warning.of(
                        WarningCode.DISPOSAL_METHOD_UNUSUAL,
                        ManifestFields.DISPOSAL_METHOD.path(),
                        new Sentence(kind.chinese(), kind.english())));
    }

    /** */
    private static Optional<Warning> nextDestinationIsOpen(ReceiverPart part) {
        return part.decision() != Decision.ACCEPTED && part.nextDestination() == null
                ? Optional.of(Warning.of(WarningCode.NO_NEXT_DESTINATION, ManifestFields.NEXT_DESTINATION.path()))
                : Optional.empty();
    }

    /** a gate without network writes down later what came through it. */
    private static Optional<Warning> receiptIsLate(ReceiverPart part, Circumstances at) {
        return part.receivedAt().isBefore(at.now().minus(at.policy().get(OpenPoints.HANDOVER_LATE)))
                ? Optional.of(Warning.of(WarningCode.RECEIVED_LATE, ManifestFields.RECEIVED_AT.path()))
                : Optional.empty();
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
