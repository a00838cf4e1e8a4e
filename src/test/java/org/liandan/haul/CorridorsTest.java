package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.place.Route;

class CorridorsTest {

    @Property(tries = 100)
    void saysWhatMeasuringEverySegmentSays(@ForAll long seed) {
        Random random = new Random(seed);
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            routes.add(Scenery.route(i, List.of(), walk(random)));
        }
        Corridors corridors = new Corridors(routes);

        for (int i = 0; i < 100; i++) {
            LonLat at = Drive.point(random.nextInt(3_000) - 1_500, random.nextInt(3_000) - 1_500);
            int lonE6 = (int) Math.round(at.lonDeg() * 1e6);
            int latE6 = (int) Math.round(at.latDeg() * 1e6);
            assertThat(corridors.at(lonE6, latE6)).isEqualTo(measured(routes, lonE6 / 1e6, latE6 / 1e6));
        }
    }

    /** What the line says about itself, the whole of it or a stretch, with and without an object for the answer. */
    @Property(tries = 100)
    void theLineGivesTheSamePlaceWithoutAnObject(@ForAll long seed) {
        Random random = new Random(seed);
        Polyline line = Scenery.route(1, List.of(), walk(random)).line();
        for (int i = 0; i < 50; i++) {
            LonLat at = Drive.point(random.nextInt(3_000) - 1_500, random.nextInt(3_000) - 1_500);
            double from = random.nextDouble() * line.lengthM() / 2;
            double to = from + random.nextDouble() * line.lengthM();
            Polyline.Nearest nearest = line.nearest(at.lonDeg(), at.latDeg(), from, to);

            assertThat(line.alongM(at.lonDeg(), at.latDeg(), from, to, 10_000))
                    .isCloseTo(nearest.alongM(), within(1e-6));
            assertThat(line.alongM(at.lonDeg(), at.latDeg(), from, to, nearest.distanceM() - 0.01))
                    .isNaN();
            assertThat(line.distanceM(at.lonDeg(), at.latDeg()))
                    .isCloseTo(line.nearest(at).distanceM(), within(1e-6));
        }
    }

    private static long measured(List<Route> routes, double lonDeg, double latDeg) {
        long bits = 0;
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (route.line().distanceM(lonDeg, latDeg) <= route.corridorWidthM()) {
                bits |= 1L << Math.min(i, 63);
            }
        }
        return bits;
    }

    private static double[][] walk(Random random) {
        double[][] points = new double[2 + random.nextInt(40)][2];
        points[0] = new double[] {random.nextInt(2_000) - 1_000, random.nextInt(2_000) - 1_000};
        for (int i = 1; i < points.length; i++) {
            points[i][0] = points[i - 1][0] + random.nextInt(200) - 100;
            points[i][1] = points[i - 1][1] + random.nextInt(200) - 100;
        }
        return points;
    }
}
