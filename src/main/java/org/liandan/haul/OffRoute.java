package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * Rule H03: outside the corridors of all routes that the vehicle may drive, away from places, while it is under a route duty.
 * A permit's alternative routes are all among them. A truck that stands off the route does not begin to drive there, and does
 * not end it. The value is the distance to the nearest route's line, metres.
 */
final class OffRoute extends SpellRule {

    OffRoute() {
        super(ViolationType.OFF_ROUTE, RuleCode.H03_OFF_ROUTE, Established.REPORTS_OFF_ROUTE);
    }

    @Override
    SpellSettings settings(HaulSettings settings) {
        return settings.episodes().offRoute();
    }

    @Override
    int sees(@Nullable Spell spell, Position position, long corridors, boolean nearAPlace, HaulContext context) {
        if (corridors != 0 || nearAPlace || !context.isUnderRouteDuty()) {
            return NOT;
        }
        boolean begun = spell != null && spell.confirmed();
        return begun || Fixes.isMoving(position) ? context.metresOffRoutes(position) : UNTOLD;
    }

    @Override
    Measure measure(Spell spell, HaulContext context) {
        // the routes may have been changed meanwhile, or taken from the vehicle
        int limitM = context.routes().isEmpty()
                ? 0
                : context.nearestRoute(spell.peak()).corridorWidthM();
        return new Measure.Distance(limitM, spell.value());
    }
}
