package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.RouteId;
import org.liandan.track.Position;

/**
 * Something that lasts, in the making, as part of the state.
 *
 * @param confirmed whether it has lasted as long as its rule asks, and has been told
 * @param first first report that shows it
 * @param latest latest report that shows it
 * @param peak the report with the greatest value
 * @param value that value; what it means is the rule's
 * @param distanceM metres from report to report
 * @param showing how many reports show it
 * @param route the route concerned, or null
 * @param zone the forbidden zone concerned, or null
 * @param load what is known of the load
 * @param witnesses the reports that are kept
 */
record Spell(
        boolean confirmed,
        Position first,
        Position latest,
        Position peak,
        int value,
        double distanceM,
        int showing,
        @Nullable RouteId route,
        @Nullable ForbiddenZoneId zone,
        @Nullable Load load,
        Witnesses witnesses) {

    static Spell startingWith(Position position, int value) {
        return new Spell(false, position, position, position, value, 0, 1, null, null, null, Witnesses.of(position));
    }

    /** The spell with one more report that shows it. */
    Spell with(Position position, int seen, SpellRule rule) {
        int combined = rule.combined(value, seen);
        return new Spell(
                confirmed,
                first,
                position,
                seen > value ? position : peak,
                combined,
                distanceM + Fixes.distanceM(latest, position),
                showing + 1,
                route,
                zone,
                load,
                witnesses.with(position));
    }

    Spell asConfirmed() {
        return new Spell(true, first, latest, peak, value, distanceM, showing, route, zone, load, witnesses);
    }

    Spell about(@Nullable RouteId whichRoute, @Nullable ForbiddenZoneId whichZone, @Nullable Load whatLoad) {
        return new Spell(
                confirmed, first, latest, peak, value, distanceM, showing, whichRoute, whichZone, whatLoad, witnesses);
    }

    /** Seconds from the first report that shows it to the latest. */
    double seconds() {
        return Fixes.secondsBetween(first, latest);
    }
}
