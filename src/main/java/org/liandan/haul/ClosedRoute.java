package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/**
 * Rule H04: driving in the corridors of routes that are all closed at that time, under a route duty. Standing tells nothing:
 * a truck caught in a jam does not drive. Inside and near places there is no route.
 */
final class ClosedRoute extends SpellRule {

    ClosedRoute() {
        super(ViolationType.OUTSIDE_TIME_WINDOW, RuleCode.H04_TIME_WINDOW, Established.REPORTS_WHILE_CLOSED);
    }

    @Override
    SpellSettings settings(HaulSettings settings) {
        return settings.episodes().closedRoute();
    }

    @Override
    int disqualifying() {
        return super.disqualifying() | Quality.CLOCK_OFF;
    }

    @Override
    int sees(@Nullable Spell spell, Position position, long corridors, boolean nearAPlace, HaulContext context) {
        if (corridors == 0 || nearAPlace || !context.isUnderRouteDuty()) {
            return NOT;
        }
        if (!Fixes.isMoving(position)) {
            return UNTOLD;
        }
        long graceS = context.settings().episodes().windowGrace().toSeconds();
        return context.areClosed(corridors, position.at().getEpochSecond(), graceS) ? 0 : NOT;
    }

    @Override
    Spell begun(Position position, int value, long corridors, HaulContext context) {
        return Spell.startingWith(position, value)
                .about(context.firstOf(corridors).id(), null, context.load());
    }
}
