package org.liandan.manifest.waybill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.liandan.fleet.PlateNumber;
import org.liandan.manifest.Channel;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestNumber;

/** Which manifest a waybill fills, or why none. */
public sealed interface WaybillMatch {

    /** It fills that one. */
    record Found(ManifestNumber number) implements WaybillMatch {}

    /** It fills none. */
    record Refused(List<WaybillReason> reasons) implements WaybillMatch {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The one manifest that a waybill means: the one that it names; else, among those that wait for the truck's carrier, the
     * one for which the producer has named this truck; else the one at whose place of origin the truck stands; else the only
     * one. Several that are alike are refused: which load a truck carries is never guessed.
     *
     * <p>R-427: what was filled in longer ago than {@link Channel#LATE} is not taken from a terminal any more.
     *
     * @param plate of the vehicle that the terminal is bound to
     * @param candidates the manifests that wait for its carrier
     */
    static WaybillMatch of(WaybillContent waybill, String plate, List<Candidate> candidates, Instant receivedAt) {
        List<WaybillReason> reasons = new ArrayList<>();
        late(waybill, receivedAt).ifPresent(reasons::add);
        wrongTruck(waybill, plate).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            return new Refused(reasons);
        }
        ManifestNumber named = waybill.number();
        if (named != null) {
            // of what state it is, the manifest itself will say
            return new Found(named);
        }
        List<Candidate> left = narrowed(narrowed(candidates, Candidate::namesTruck), Candidate::truckIsThere);
        return switch (left.size()) {
            case 0 -> refused(WaybillReason.of(WaybillCode.WAYBILL_NO_MANIFEST, null));
            case 1 -> new Found(left.getFirst().number());
            default -> refused(WaybillReason.of(WaybillCode.WAYBILL_AMBIGUOUS, "manifestNumber", left.size()));
        };
    }

    private static Optional<WaybillReason> late(WaybillContent waybill, Instant receivedAt) {
        Instant at = waybill.filledInAt();
        if (at == null) {
            return Optional.empty();
        }
        String shown = DistrictTime.shown(at);
        if (at.isAfter(receivedAt.plus(Channel.CLOCK_AHEAD))) {
            return Optional.of(WaybillReason.of(WaybillCode.WAYBILL_AHEAD, "filledInAt", shown));
        }
        return at.isBefore(receivedAt.minus(Channel.LATE))
                ? Optional.of(WaybillReason.of(WaybillCode.WAYBILL_LATE, "filledInAt", shown, Channel.LATE.toHours()))
                : Optional.empty();
    }

    private static Optional<WaybillReason> wrongTruck(WaybillContent waybill, String plate) {
        return waybill.carrier()
                .text("plate")
                .filter(named -> !PlateNumber.normalize(named).equals(plate))
                .map(named -> WaybillReason.of(WaybillCode.WAYBILL_WRONG_TRUCK, "plate", brief(named)));
    }

    private static String brief(String text) {
        String clean = text.replaceAll("[^\\p{L}\\p{N}·]", "");
        return clean.substring(0, clean.offsetByCodePoints(0, Math.min(10, clean.codePointCount(0, clean.length()))));
    }

    private static List<Candidate> narrowed(List<Candidate> candidates, Predicate<Candidate> better) {
        List<Candidate> those = candidates.stream().filter(better).toList();
        return those.isEmpty() ? candidates : those;
    }

    private static WaybillMatch refused(WaybillReason reason) {
        return new Refused(List.of(reason));
    }
}
