package org.liandan.haul;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * Rule H01. One report above the limit is a suspicion; it becomes an episode when reports above the limit follow one
 * another for long enough, and a lawful report in between clears it, unless reports on both sides and the distances between
 * them show that the truck must have been above the limit for as long as the rule asks. A confirmed episode ends when the
 * truck has kept the limit for a while, or has not been heard of.
 *
 * <pre>
 *  lawful ──over──▶ suspected ──10 s or 3 reports──▶ confirmed ──lawful for 10 s, or silence──▶ lawful
 *     ▲                 │                               │  ▲
 *     └──lawful report──┘                               └──┘ over, or lawful for less
 * </pre>
 */
final class SpeedingDetector {

    private SpeedingDetector() {}

    /** The episode after a good report, or null; events go to the consumer. */
    static @Nullable Speeding step(
            @Nullable Speeding before,
            @Nullable Position last,
            Position position,
            HaulContext context,
            Consumer<HaulEvent> found) {
        Speeding speeding = before;
        HaulSettings settings = context.settings();
        if (speeding != null
                && Fixes.secondsBetween(speeding.latest(), position)
                        > settings.gap().toSeconds()) {
            end(speeding, found);
            speeding = null;
        }
        SpeedLimit broken = context.speedLimitBrokenBy(position);
        if (broken == null) {
            return speeding == null ? null : afterLawfulReport(speeding, position, settings, found);
        }
        Speeding longer =
                speeding == null ? Speeding.startingWith(last, position, broken) : speeding.with(position, broken);
        if (longer.confirmed() || !longer.isConfirmedBy(settings)) {
            return longer;
        }
        Speeding confirmed = longer.asConfirmed();
        found.accept(new HaulEvent.SpeedingStarted(confirmed.episode()));
        return confirmed;
    }

    private static @Nullable Speeding afterLawfulReport(
            Speeding speeding, Position position, HaulSettings settings, Consumer<HaulEvent> found) {
        boolean goesOn = speeding.confirmed()
                && Fixes.secondsBetween(speeding.latest(), position)
                        < settings.mergeWithin().toSeconds();
        if (goesOn) {
            return speeding;
        }
        if (!speeding.confirmed() && speeding.isBorneOutBy(position, settings)) {
            Speeding confirmed = speeding.borneOutBy(position);
            found.accept(new HaulEvent.SpeedingStarted(confirmed.episode()));
            end(confirmed, found);
        } else {
            end(speeding, found);
        }
        return null;
    }

    static void end(@Nullable Speeding speeding, Consumer<HaulEvent> found) {
        if (speeding != null && speeding.confirmed()) {
            found.accept(new HaulEvent.SpeedingEnded(speeding.episode()));
        }
    }
}
