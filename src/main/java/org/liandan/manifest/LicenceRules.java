package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceId;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;

/**
 * a site takes what its licence names and treats it as its licence says. What may come in is judged by the licence
 * that held when the manifest was issued, so that a new one never stops a load on the road; what is done with it by the one
 * that holds when the receiver signs.
 */
final class LicenceRules {

    private static final String REFUSE = "REFUSE";

    private LicenceRules() {}

    /** At the producer's signature. A load that goes back to where it came from needs nobody's licence. */
    static Optional<Refusal> destinationTakes(Site destination, ProducerPart part, Lineage lineage, Circumstances at) {
        return lineage.leg() == Leg.RETURNED || !refuses(at.policy())
                ? Optional.empty()
                : without(destination.id(), part.wasteCategory(), at.now(), at.licences())
                        .map(licence -> Refusal.of(
                                RefusalCode.CATEGORY_NOT_LICENSED,
                                ManifestFields.PRODUCER_CATEGORY.path(),
                                named(licence)));
    }

    /** At the receiver's signature, unless nothing is accepted. */
    static List<Refusal> receipt(Manifest manifest, ReceiverPart part, Circumstances at) {
        if (part.decision() == Decision.REJECTED) {
            return List.of();
        }
        return Stream.of(categoryIsLicensed(manifest, part, at), methodIsLicensed(manifest, part, at))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Refusal> categoryIsLicensed(Manifest manifest, ReceiverPart part, Circumstances at) {
        return manifest.header().lineage().leg() != Leg.RETURNED && refuses(at.policyOf(manifest))
                ? without(place(manifest), part.wasteCategory(), issued(manifest, at), at.licences())
                        .map(licence -> Refusal.of(
                                RefusalCode.CATEGORY_NOT_LICENSED,
                                ManifestFields.RECEIVED_CATEGORY.path(),
                                named(licence)))
                : Optional.empty();
    }

    private static Optional<Refusal> methodIsLicensed(Manifest manifest, ReceiverPart part, Circumstances at) {
        return refuses(at.policy())
                ? inForce(manifest, at)
                        .filter(licence -> !licence.methods().contains(part.disposalMethod()))
                        .map(licence -> Refusal.of(
                                RefusalCode.METHOD_NOT_LICENSED, ManifestFields.DISPOSAL_METHOD.path(), named(licence)))
                : Optional.empty();
    }

    /** What is beyond the licence where that does not block, and how full the site is. */
    static List<Warning> warnings(Manifest manifest, ReceiverPart part, Circumstances at) {
        if (part.decision() == Decision.REJECTED) {
            return List.of();
        }
        return Stream.of(
                        without(place(manifest), part.wasteCategory(), at.now(), at.licences())
                                .filter(_ -> manifest.header().lineage().leg() != Leg.RETURNED)
                                .map(licence -> Warning.of(
                                        WarningCode.BEYOND_LICENCE,
                                        ManifestFields.RECEIVED_CATEGORY.path(),
                                        named(licence))),
                        inForce(manifest, at)
                                .filter(licence -> !licence.methods().contains(part.disposalMethod()))
                                .map(licence -> Warning.of(
                                        WarningCode.BEYOND_LICENCE,
                                        ManifestFields.DISPOSAL_METHOD.path(),
                                        named(licence))),
                        inForce(manifest, at).flatMap(licence -> nearlyFull(manifest, part, licence, at)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Warning> nearlyFull(
            Manifest manifest, ReceiverPart part, SiteLicence licence, Circumstances at) {
        BigDecimal capacityM3 = licence.capacityM3();
        if (capacityM3 == null) {
            return Optional.empty();
        }
        BigDecimal after =
                at.licences().acceptedM3(place(manifest), licence.validFrom()).add(part.volumeM3());
        BigDecimal warnedM3 =
                capacityM3.multiply(at.policy().get(OpenPoints.CAPACITY_WARNING).movePointLeft(2));
        return after.compareTo(warnedM3) > 0
                ? Optional.of(Warning.of(
                        WarningCode.SITE_NEARLY_FULL,
                        ManifestFields.RECEIVED_VOLUME.path(),
                        Sentence.same(after.stripTrailingZeros().toPlainString()),
                        Sentence.same(capacityM3.stripTrailingZeros().toPlainString())))
                : Optional.empty();
    }

    /** Whether a licence of that very site is known; then its kind's usual methods say nothing more. */
    static boolean known(Manifest manifest, Circumstances at) {
        return inForce(manifest, at).isPresent();
    }

    private static Optional<SiteLicence> inForce(Manifest manifest, Circumstances at) {
        return at.licences().of(place(manifest), at.now());
    }

    /** The licence of that moment, if it does not name the category. */
    private static Optional<SiteLicence> without(
            PlaceId place, WasteCategory category, Instant moment, Licences licences) {
        return licences.of(place, moment)
                .filter(licence -> !licence.categories().contains(category));
    }

    private static boolean refuses(Policy policy) {
        return policy.get(OpenPoints.SITE_LICENCE).equals(REFUSE);
    }

    private static Instant issued(Manifest manifest, Circumstances at) {
        return manifest.issue().map(Signature::at).orElse(at.now());
    }

    private static PlaceId place(Manifest manifest) {
        return manifest.header().destination().id();
    }

    private static Sentence named(SiteLicence licence) {
        return Sentence.same(licence.number());
    }
}
