package org.liandan.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.VehicleId;
import org.liandan.manifest.Movements.Visit;
import org.liandan.party.Sentence;
import org.liandan.policy.OpenPoints;

/** Declared times held against the truck's track, once the receiver confirms. What does not fit is noted, never refused. */
final class TrackRules {

    private TrackRules() {}

    /** a load is handed over about when the truck leaves the origin's fence. */
    static Optional<Warning> handoverFitsExit(Manifest.OnTheRoad manifest, ReceiverPart part, Circumstances at) {
        Duration tolerance = at.policy().get(OpenPoints.FENCE_TOLERANCE);
        Instant handedOver = manifest.producer().handedOverAt();
        Instant carried = manifest.loaded().signed().by().at();
        Instant from = (handedOver.isBefore(carried) ? handedOver : carried).minus(tolerance);
        return switch (visit(manifest, manifest.header().origin(), from, part.receivedAt(), at)) {
            case Visit.NoTrack _ -> Optional.empty();
            case Visit.Absent _ ->
                Optional.of(Warning.of(WarningCode.NOT_SEEN_AT_ORIGIN, ManifestFields.HANDED_OVER_AT.path()));
            case Visit.Seen(Instant _, @Nullable Instant left) ->
                left == null || !beyond(handedOver, left, tolerance)
                        ? Optional.empty()
                        : Optional.of(Warning.of(
                                WarningCode.HANDOVER_OFF_TRACK,
                                ManifestFields.HANDED_OVER_AT.path(),
                                Sentence.same(DistrictTime.shown(left))));
        };
    }

    /** a load is received while the truck is in the destination's fence. */
    static Optional<Warning> receiptFitsVisit(Manifest.OnTheRoad manifest, ReceiverPart part, Circumstances at) {
        Duration tolerance = at.policy().get(OpenPoints.FENCE_TOLERANCE);
        Instant carried = manifest.loaded().signed().by().at();
        return switch (visit(manifest, manifest.header().destination(), carried, at.now(), at)) {
            case Visit.NoTrack _ -> Optional.empty();
            case Visit.Absent _ ->
                Optional.of(Warning.of(WarningCode.NOT_SEEN_AT_DESTINATION, ManifestFields.RECEIVED_AT.path()));
            case Visit.Seen(Instant entered, @Nullable Instant left) -> {
                boolean early = part.receivedAt()
                        .isBefore(DistrictTime.toMinute(entered).minus(tolerance));
                boolean late = left != null && part.receivedAt().isAfter(left.plus(tolerance));
                yield early || late
                        ? Optional.of(Warning.of(
                                WarningCode.RECEIPT_OFF_TRACK,
                                ManifestFields.RECEIVED_AT.path(),
                                Sentence.same(DistrictTime.shown(entered)),
                                left == null
                                        ? new Sentence("尚未离场", "still there")
                                        : Sentence.same(DistrictTime.shown(left))))
                        : Optional.empty();
            }
        };
    }

    private static Visit visit(Manifest.OnTheRoad manifest, Site place, Instant from, Instant until, Circumstances at) {
        VehicleId vehicle = manifest.loaded().vehicle();
        return from.isAfter(until) ? new Visit.NoTrack() : at.movements().visit(vehicle, place.id(), from, until);
    }

    /** Compared to the minute, as people declare it. */
    private static boolean beyond(Instant declared, Instant seen, Duration tolerance) {
        return Duration.between(declared, DistrictTime.toMinute(seen)).abs().compareTo(tolerance) > 0;
    }
}
