package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.place.ForbiddenZone;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/**
 * Rule H05: driving in a forbidden zone or on a forbidden road while it is forbidden. Zones for loaded trucks bind those that
 * are known to be loaded. Standing tells nothing: who was there when the hour struck does not drive.
 */
final class ForbiddenGround extends SpellRule {

    ForbiddenGround() {
        super(ViolationType.FORBIDDEN_ZONE, RuleCode.H05_FORBIDDEN_ZONE, Established.REPORTS_IN_ZONE);
    }

    @Override
    SpellSettings settings(HaulSettings settings) {
        return settings.episodes().forbiddenZone();
    }

    @Override
    int disqualifying() {
        return super.disqualifying() | Quality.CLOCK_OFF;
    }

    @Override
    int sees(@Nullable Spell spell, Position position, long corridors, boolean nearAPlace, HaulContext context) {
        ForbiddenZone zone = zoneAt(position, context);
        if (zone == null) {
            return NOT;
        }
        if (spell != null && !zone.id().equals(spell.zone())) {
            return ANOTHER;
        }
        return Fixes.isMoving(position) ? 0 : UNTOLD;
    }

    @Override
    Spell begun(Position position, int value, long corridors, HaulContext context) {
        ForbiddenZone zone = zoneAt(position, context);
        return Spell.startingWith(position, value).about(null, zone == null ? null : zone.id(), context.load());
    }

    private static @Nullable ForbiddenZone zoneAt(Position position, HaulContext context) {
        return context.ground()
                .forbidding(
                        position.lonE6(),
                        position.latE6(),
                        position.at().getEpochSecond(),
                        context.load(),
                        context.settings().episodes().fenceErrorM());
    }
}
