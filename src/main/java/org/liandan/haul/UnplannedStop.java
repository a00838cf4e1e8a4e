package org.liandan.haul;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * Rule H06: standing away from every place with a load that is known to be on board. It stands as long as its reports stay
 * around the first one, whatever speed a drifting receiver or a creeping jam shows.
 */
final class UnplannedStop extends SpellRule {

    UnplannedStop() {
        super(ViolationType.UNPLANNED_STOP, RuleCode.H06_UNPLANNED_STOP, Established.REPORTS_AT_ONE_SPOT);
    }

    @Override
    SpellSettings settings(HaulSettings settings) {
        return settings.episodes().stop();
    }

    @Override
    int sees(@Nullable Spell spell, Position position, long corridors, boolean nearAPlace, HaulContext context) {
        Load load = context.load();
        if (load == null || !load.aboard() || nearAPlace) {
            return NOT;
        }
        if (spell == null) {
            return Fixes.isMoving(position) ? NOT : 0;
        }
        int radiusM = context.settings().episodes().stopRadiusM();
        return Fixes.distanceM(spell.first(), position) <= radiusM ? 0 : NOT;
    }

    /** One report that is off must not make a stop begin again. */
    @Override
    long suspicionLapseS(SpellSettings settings) {
        return settings.lapse().toSeconds();
    }

    @Override
    Measure measure(Spell spell, HaulContext context) {
        return new Measure.Time(settings(context.settings()).after(), Duration.ofSeconds((long) spell.seconds()));
    }
}
