package org.liandan.bench;

import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.track.Position;

/**
 * A day of a district's trucks as their terminals report it: each drives its route to and fro for some hours, with
 * pauses at both ends, and stands in its depot for the rest. Every truck reports every ten seconds, moving or not; reports
 * come in order of time, as into an open day.
 */
final class BenchTrucks implements Iterable<Position> {

    static final int TRUCKS = 1_000;
    static final int REPORT_INTERVAL_S = 10;
    static final int REPORTS_A_DAY = 86_400 / REPORT_INTERVAL_S;

    private static final int ROUTES = 300;
    private static final int ROUTE_POINTS = 24;
    private static final LocalPlane DISTRICT = LocalPlane.at(109.9, 40.6);
    private static final double HALF_WIDTH_M = 25_000;
    private static final double HALF_HEIGHT_M = 13_000;

    private static final double[][][] ROUTE = routes();

    private final Instant start;
    private final Truck[] trucks = new Truck[TRUCKS];

    /**
     * Each day begins in the depot.
     *
     * @param start the day's first moment
     * @param day number of the day, which makes it different from others
     */
    BenchTrucks(Instant start, int day) {
        this.start = start;
        for (int i = 0; i < TRUCKS; i++) {
            trucks[i] = new Truck(i, new SplittableRandom(day * 100_003L + i));
        }
    }

    /** A place on some route, for whoever wants to search where trucks are. */
    static LonLat placeOnRoute(SplittableRandom random) {
        double[][] route = ROUTE[random.nextInt(ROUTES)];
        double[] point = route[random.nextInt(ROUTE_POINTS)];
        return DISTRICT.lonLat(point[0], point[1]);
    }

    static LocalPlane district() {
        return DISTRICT;
    }

    private static double[][][] routes() {
        SplittableRandom random = new SplittableRandom(20_260_301);
        double[][][] routes = new double[ROUTES][ROUTE_POINTS][2];
        for (double[][] route : routes) {
            double x = random.nextDouble(-HALF_WIDTH_M, HALF_WIDTH_M);
            double y = random.nextDouble(-HALF_HEIGHT_M, HALF_HEIGHT_M);
            double heading = random.nextDouble(2 * Math.PI);
            for (double[] point : route) {
                point[0] = x;
                point[1] = y;
                // towns have blocks: a few hundred metres, then straight on or a turn
                double length = random.nextDouble(300, 1_200);
                heading += random.nextInt(4) == 0 ? (random.nextBoolean() ? Math.PI / 2 : -Math.PI / 2) : 0;
                x = Math.clamp(x + length * Math.cos(heading), -HALF_WIDTH_M, HALF_WIDTH_M);
                y = Math.clamp(y + length * Math.sin(heading), -HALF_HEIGHT_M, HALF_HEIGHT_M);
            }
        }
        return routes;
    }

    @Override
    public Iterator<Position> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < REPORTS_A_DAY * TRUCKS;
            }

            @Override
            public Position next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int truck = next % TRUCKS;
                int second = next / TRUCKS * REPORT_INTERVAL_S + truck % REPORT_INTERVAL_S;
                next++;
                return trucks[truck].report(start.plusSeconds(second), second);
            }
        };
    }

    private static final class Truck {

        private final int id;
        private final SplittableRandom random;
        private final double[][] route;
        private final int workFromS;
        private final int workToS;
        private int segment;
        private double alongM;
        private boolean back;
        private int pauseS;
        private double speedMs;
        private double mileageM;

        private Truck(int index, SplittableRandom random) {
            this.id = index + 1;
            this.random = random;
            this.route = ROUTE[index % ROUTES];
            this.workFromS = (int) (3_600 * random.nextDouble(5, 9));
            this.workToS = workFromS + (int) (3_600 * random.nextDouble(8, 13));
        }

        private Position report(Instant at, int second) {
            boolean works = second >= workFromS && second < workToS;
            if (!works || pauseS > 0) {
                pauseS -= REPORT_INTERVAL_S;
                speedMs = 0;
            } else {
                drive();
            }
            double[] a = route[segment];
            double[] b = route[segment + 1];
            double length = Math.max(1, Math.hypot(b[0] - a[0], b[1] - a[1]));
            double part = Math.min(1, alongM / length);
            LonLat place = DISTRICT.lonLat(
                    a[0] + (b[0] - a[0]) * part + random.nextDouble(-4, 4),
                    a[1] + (b[1] - a[1]) * part + random.nextDouble(-4, 4));
            int headingDeg = (int) (Math.toDegrees(Math.atan2(b[0] - a[0], b[1] - a[1])) + (back ? 540 : 360)) % 360;
            int speedDeciKph = (int) (speedMs * 36);
            return new Position(
                    id,
                    id,
                    at,
                    at.plusMillis(random.nextInt(200, 3_000)),
                    (int) (place.lonDeg() * 1e6),
                    (int) (place.latDeg() * 1e6),
                    speedDeciKph,
                    headingDeg,
                    1_060 + random.nextInt(10),
                    0,
                    speedMs > 0 ? 3 : 2,
                    random.nextInt(7, 16),
                    speedDeciKph,
                    (long) (mileageM / 100),
                    false,
                    0);
        }

        private void drive() {
            speedMs = Math.clamp(speedMs + random.nextDouble(-2, 2.2), 3, 16);
            double stepM = speedMs * REPORT_INTERVAL_S;
            mileageM += stepM;
            while (stepM > 0 && pauseS <= 0) {
                double[] a = route[segment];
                double[] b = route[segment + 1];
                double length = Math.max(1, Math.hypot(b[0] - a[0], b[1] - a[1]));
                double rest = back ? alongM : length - alongM;
                double step = Math.min(rest, stepM);
                alongM += back ? -step : step;
                stepM -= step;
                if (step >= rest) {
                    turnIntoNext(length);
                }
            }
        }

        private void turnIntoNext(double length) {
            if (!back && segment + 2 < ROUTE_POINTS) {
                segment++;
                alongM = 0;
            } else if (back && segment > 0) {
                segment--;
                alongM = Math.max(
                        1,
                        Math.hypot(
                                route[segment + 1][0] - route[segment][0], route[segment + 1][1] - route[segment][1]));
            } else {
                // loaded or tipped
                back = !back;
                alongM = back ? length : 0;
                pauseS = random.nextInt(300, 1_200);
            }
        }
    }
}
