package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.place.RoadNetwork;
import org.liandan.track.Position;

/**
 * PROVEN is a proof: no truck that kept to 10 km/h in the core of its turn is ever accused, however hard it braked and
 * accelerated within the bounds, whenever its terminal reported, and with places, courses, speeds and times as inexact as
 * 0x0200 has them.
 */
class ProofTest {

    private static final LocalPlane PLANE = LocalPlane.at(109.84, 40.657);
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final double LAWFUL_MPS = 10 / 3.6;
    private static final double STREET_M = 900;
    private static final HaulContext ON_ROADS = new HaulContext(
            new Ground(
                    List.of(),
                    List.of(),
                    RoadNetwork.of(List.of(
                            List.of(PLANE.lonLat(0, -STREET_M), PLANE.lonLat(0, 0), PLANE.lonLat(STREET_M, 0))))),
            List.of(),
            null,
            null,
            HaulSettings.DEFAULT);

    /** A truck that drives up one street, turns right, and drives on. */
    private record Truck(
            double radiusM,
            double angleDeg,
            double approachMps,
            double exitMps,
            double turnMps,
            double brakingMps2,
            double accelerationMps2) {

        double arcM() {
            return Math.toRadians(angleDeg) * radiusM;
        }

        /** Greatest speed so many metres after the beginning of the arc; the core is what lies between a tenth and nine. */
        double mps(double metres) {
            double coreFrom = 0.1 * arcM();
            double coreTo = 0.9 * arcM();
            if (metres < coreFrom) {
                return Math.min(approachMps, Math.sqrt(turnMps * turnMps + 2 * brakingMps2 * (coreFrom - metres)));
            }
            return metres <= coreTo
                    ? turnMps
                    : Math.min(exitMps, Math.sqrt(turnMps * turnMps + 2 * accelerationMps2 * (metres - coreTo)));
        }

        double courseDeg(double metres) {
            return Math.clamp(Math.toDegrees(metres / radiusM), 0, angleDeg);
        }

        double x(double metres) {
            double arc = Math.toRadians(courseDeg(metres));
            return radiusM * (1 - Math.cos(arc)) + Math.max(0, metres - arcM()) * Math.sin(Math.toRadians(angleDeg));
        }

        double y(double metres) {
            double arc = Math.toRadians(courseDeg(metres));
            double straightM = Math.max(0, metres - arcM()) * Math.cos(Math.toRadians(angleDeg));
            return Math.min(0, metres) + radiusM * Math.sin(arc) + straightM;
        }
    }

    @Property(tries = 3000)
    void noLawfulTruckIsAccusedByProof(
            @ForAll @DoubleRange(min = 9, max = 30) double radiusM,
            @ForAll @DoubleRange(min = 60, max = 130) double angleDeg,
            @ForAll @DoubleRange(min = 0, max = 1) double eagerness,
            @ForAll @IntRange(min = 1, max = 30) int everyS,
            @ForAll long seed) {
        Truck truck = truck(radiusM, angleDeg, eagerness, new Random(seed));

        assertThat(findings(reports(truck, everyS, new Random(seed)), HaulContext.NONE))
                .doesNotContain("PROVEN");
    }

    @Property(tries = 1000)
    void noneIsWhereTheRoadsAreKnown(
            @ForAll @DoubleRange(min = 9, max = 20) double radiusM,
            @ForAll @DoubleRange(min = 0, max = 1) double eagerness,
            @ForAll @IntRange(min = 5, max = 30) int everyS,
            @ForAll long seed) {
        Truck truck = truck(radiusM, 90, eagerness, new Random(seed));

        assertThat(findings(reports(truck, everyS, new Random(seed)), ON_ROADS)).doesNotContain("PROVEN");
    }

    /** From a leisurely driver to one who brakes and accelerates as hard as the proof grants. */
    private static Truck truck(double radiusM, double angleDeg, double eagerness, Random random) {
        HaulSettings settings = HaulSettings.DEFAULT;
        return new Truck(
                radiusM,
                angleDeg,
                3 + 17 * random.nextDouble(),
                3 + 17 * random.nextDouble(),
                LAWFUL_MPS * (0.6 + 0.4 * eagerness),
                0.5 + (settings.brakingMps2() - 0.5) * eagerness,
                0.3 + (settings.accelerationMps2() - 0.3) * eagerness);
    }

    private static List<Position> reports(Truck truck, int everyS, Random random) {
        List<Position> reports = new ArrayList<>();
        double seconds = -random.nextDouble() * everyS;
        double next = 0;
        int whole = 0;
        // where the corner of the streets lies, the map's roads cross
        double beforeCornerM = truck.radiusM() * Math.tan(Math.toRadians(truck.angleDeg()) / 2);
        for (double metres = -600; metres < 600; ) {
            if (seconds >= next) {
                reports.add(report(truck, metres, beforeCornerM, whole, random));
                whole += everyS;
                next += everyS;
            }
            double mps = truck.mps(metres);
            metres += mps * 0.01;
            seconds += 0.01;
        }
        return reports;
    }

    private static Position report(Truck truck, double metres, double beforeCornerM, int second, Random random) {
        double away = random.nextDouble() * HaulSettings.DEFAULT.placeToleranceM() / 2;
        double towards = random.nextDouble() * 2 * Math.PI;
        LonLat place = PLANE.lonLat(
                truck.x(metres) + away * Math.cos(towards), truck.y(metres) - beforeCornerM + away * Math.sin(towards));
        long course = Math.round(truck.courseDeg(metres) + 2 * (2 * random.nextDouble() - 1));
        return new Position(
                7,
                42,
                START.plusSeconds(second),
                START.plusSeconds(second),
                (int) Math.round(place.lonDeg() * 1e6),
                (int) Math.round(place.latDeg() * 1e6),
                (int) Math.round(truck.mps(metres) * 36),
                (int) Math.floorMod(course, 360L),
                1060,
                0,
                0b10,
                12,
                -1,
                -1,
                false,
                0);
    }

    private static String findings(List<Position> reports, HaulContext context) {
        return Findings.text(Findings.fold(reports, context));
    }
}
