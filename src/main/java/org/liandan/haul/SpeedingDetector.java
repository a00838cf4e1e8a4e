package org.liandan.haul;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * Rule H01. One report above the limit is a suspicion; it becomes an episode when reports above the limit follow one
 * another for long enough, and the ways between them are those of such speeds. A lawful report in between clears it, unless
 * reports on both sides and the ways between them show that the truck was above the limit for as long as the rule asks. A
 * confirmed episode ends when the truck has kept the limit for a while, or has not been heard of.
 *
 * <pre>
 *  lawful ──over──▶ suspected ──10 s or 3 reports──▶ confirmed ──well below for 3 s, or silence──▶ lawful
 *     ▲                 │                               │  ▲
 *     └──lawful report──┘                               └──┘ over, just below, or below for less
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
        HaulSettings settings = context.settings();
        Speeding speeding = before;
        if (speeding != null
                && Fixes.secondsBetween(speeding.latest(), position)
                        > settings.gap().toSeconds()) {
            speeding = ended(speeding, found);
        }
        SpeedLimit broken = context.speedLimitBrokenBy(position);
        if (broken == null) {
            return speeding == null ? null : afterLawfulReport(speeding, position, settings, found);
        }
        if (speeding != null && !speeding.isHeldUntil(position)) {
            speeding = ended(speeding, found);
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
        if (!speeding.confirmed()) {
            if (speeding.isBorneOutBy(position, settings)) {
                Speeding confirmed = speeding.borneOutBy(position);
                found.accept(new HaulEvent.SpeedingStarted(confirmed.episode()));
                end(confirmed, found);
            }
            return null;
        }
        boolean justBelow = position.speedDeciKph() > speeding.limit().deciKph() - settings.hysteresisDeciKph();
        boolean goesOn = justBelow
                || Fixes.secondsBetween(speeding.latest(), position)
                        < settings.mergeWithin().toSeconds();
        return goesOn ? speeding : ended(speeding, found);
    }

    private static @Nullable Speeding ended(Speeding speeding, Consumer<HaulEvent> found) {
        end(speeding, found);
        return null;
    }

    static void end(@Nullable Speeding speeding, Consumer<HaulEvent> found) {
        if (speeding != null && speeding.confirmed()) {
            found.accept(new HaulEvent.SpeedingEnded(speeding.episode()));
        }
    }
}
