package org.liandan.haul;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Thresholds of what lasts: drives off the route or at closed hours, forbidden zones, stops, signs of tampering. Why they
 * are what they are: docs/decisions/0015.
 *
 * @param offRoute outside all corridors: 1 min and 300 m, about a block, more than avoiding an obstacle takes
 * @param closedRoute on a closed route: 1 min and 300 m
 * @param forbiddenZone in a forbidden zone: 15 s and 100 m, more than crossing a forbidden road takes
 * @param stop standing outside every place: 5 min, longer than any traffic light
 * @param tamper an alarm bit of a tamper cause: 30 s, longer than the engine's starter pulls the voltage down
 * @param jumps impossible jumps; {@code lapse} is the time within which the next one must follow
 * @param nearPlaceM metres around a place within which neither a stop nor leaving the route counts: gates, queues at them
 * @param stopRadiusM a truck stands as long as its reports stay within so many metres of the first: receivers drift
 * @param windowGrace a route counts as closed so long after its window ended and before it begins: a trip may finish
 * @param fenceErrorM metres by which a place may be off at the edge of a forbidden zone
 */
public record EpisodeSettings(
        SpellSettings offRoute,
        SpellSettings closedRoute,
        SpellSettings forbiddenZone,
        SpellSettings stop,
        SpellSettings tamper,
        SpellSettings jumps,
        int nearPlaceM,
        int stopRadiusM,
        Duration windowGrace,
        int fenceErrorM) {

    /** The values in force where an operator sets nothing. */
    public static final EpisodeSettings DEFAULT = new EpisodeSettings(
            new SpellSettings(Duration.ofSeconds(60), 300, 3, Duration.ofSeconds(30), Duration.ofMinutes(5)),
            new SpellSettings(Duration.ofSeconds(60), 300, 3, Duration.ofMinutes(2), Duration.ofMinutes(5)),
            new SpellSettings(Duration.ofSeconds(15), 100, 2, Duration.ofSeconds(30), Duration.ofMinutes(5)),
            new SpellSettings(Duration.ofMinutes(5), 0, 3, Duration.ofSeconds(60), Duration.ofMinutes(15)),
            new SpellSettings(Duration.ofSeconds(30), 0, 3, Duration.ofMinutes(5), Duration.ofMinutes(15)),
            new SpellSettings(Duration.ZERO, 0, 3, Duration.ofMinutes(10), Duration.ofMinutes(30)),
            100,
            60,
            Duration.ofMinutes(5),
            10);

    /** @throws IllegalArgumentException if {@code nearPlaceM} lies beyond what can be asked */
    public EpisodeSettings {
        if (nearPlaceM < 0 || nearPlaceM > Ground.REACH_M) {
            throw new IllegalArgumentException("nearPlaceM must lie in [0, " + Ground.REACH_M + "], is " + nearPlaceM);
        }
        if (stopRadiusM < 0 || fenceErrorM < 0 || windowGrace.isNegative()) {
            throw new IllegalArgumentException("stopRadiusM, fenceErrorM and windowGrace must not be negative");
        }
    }

    /** How far back from the newest report an episode may have begun that has not been confirmed yet. */
    Duration reach() {
        return Stream.of(offRoute, closedRoute, forbiddenZone, stop, tamper, jumps)
                .map(SpellSettings::reach)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
