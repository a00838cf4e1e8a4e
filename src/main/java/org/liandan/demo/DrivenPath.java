package org.liandan.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.liandan.geo.Bearings;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;

/**
 * The curve that a truck really follows along a route's line: straight between the corners, an arc at each of them. Kept as
 * samples about a metre apart, with the heading at each and the corner that it belongs to.
 */
final class DrivenPath {

    /** Radius that a four-axle tipper takes at a junction, metres. */
    private static final double RADIUS_M = 15;

    private static final double STEP_M = 1;

    /** Below this change of direction the line is as good as straight, degrees. */
    private static final double STRAIGHT_DEG = 3;

    private final LocalPlane plane;
    private final double[] xM;
    private final double[] yM;
    private final double[] headingDeg;
    private final double[] alongM;
    private final int[] cornerOf;
    private final double[] cornerAngleDeg;
    private final double[] cornerRadiusM;

    private DrivenPath(LocalPlane plane, Builder samples) {
        this.plane = plane;
        this.xM = Arrays.copyOf(samples.xM, samples.size);
        this.yM = Arrays.copyOf(samples.yM, samples.size);
        this.headingDeg = Arrays.copyOf(samples.headingDeg, samples.size);
        this.cornerOf = Arrays.copyOf(samples.cornerOf, samples.size);
        this.cornerAngleDeg =
                samples.angles.stream().mapToDouble(Double::doubleValue).toArray();
        this.cornerRadiusM =
                samples.radii.stream().mapToDouble(Double::doubleValue).toArray();
        this.alongM = new double[samples.size];
        for (int i = 1; i < samples.size; i++) {
            alongM[i] = alongM[i - 1] + Math.hypot(xM[i] - xM[i - 1], yM[i] - yM[i - 1]);
        }
    }

    /**
     * The path along a line, in its direction.
     *
     * @throws IllegalArgumentException if the line has fewer than two different points
     */
    static DrivenPath along(List<LonLat> line) {
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least two different points, has none");
        }
        LocalPlane plane = LocalPlane.at(line.get(line.size() / 2));
        List<Vertex> vertices = new ArrayList<>();
        for (LonLat point : line) {
            Vertex vertex = new Vertex(plane.xM(point.lonDeg()), plane.yM(point.latDeg()));
            if (vertices.isEmpty() || vertices.getLast().distanceM(vertex) > 0.1) {
                vertices.add(vertex);
            }
        }
        if (vertices.size() < 2) {
            throw new IllegalArgumentException("a path needs at least two different points");
        }
        return new DrivenPath(plane, sample(vertices));
    }

    private static Builder sample(List<Vertex> vertices) {
        Builder samples = new Builder();
        Vertex from = vertices.getFirst();
        for (int i = 1; i < vertices.size() - 1; i++) {
            Vertex corner = vertices.get(i);
            double in = vertices.get(i - 1).bearingDeg(corner);
            double turn = Bearings.turn(in, corner.bearingDeg(vertices.get(i + 1)));
            if (Math.abs(turn) < STRAIGHT_DEG) {
                samples.straight(from, corner);
                from = corner;
                continue;
            }
            double room = 0.45 * Math.min(vertices.get(i - 1).distanceM(corner), corner.distanceM(vertices.get(i + 1)));
            double half = Math.tan(Math.toRadians(Math.min(Math.abs(turn), 170) / 2));
            double tangentM = Math.min(room, RADIUS_M * half);
            Vertex entry = corner.moved(in + 180, tangentM);
            samples.straight(from, entry);
            from = samples.arc(entry, in, turn, tangentM / half);
        }
        samples.straight(from, vertices.getLast());
        samples.add(vertices.getLast(), samples.headingDeg[samples.size - 1], -1);
        return samples;
    }

    int samples() {
        return alongM.length;
    }

    /** Distance of a sample from the start, metres. */
    double alongM(int sample) {
        return alongM[sample];
    }

    double lengthM() {
        return alongM[alongM.length - 1];
    }

    boolean inCorner(int sample) {
        return cornerOf[sample] >= 0;
    }

    /** How far the corner of a sample turns in all, clockwise positive, degrees; 0 where there is no corner. */
    double cornerAngleDeg(int sample) {
        return inCorner(sample) ? cornerAngleDeg[cornerOf[sample]] : 0;
    }

    /** Radius of the corner of a sample, metres; infinite where there is none. */
    double cornerRadiusM(int sample) {
        return inCorner(sample) ? cornerRadiusM[cornerOf[sample]] : Double.POSITIVE_INFINITY;
    }

    /** The place a part of the way from one sample to the next, with the speed of the one who is there. */
    Motion motion(int sample, double part, double speedKph) {
        int next = Math.min(sample + 1, alongM.length - 1);
        return new Motion(
                plane.lonLat(between(xM, sample, next, part), between(yM, sample, next, part)),
                between(alongM, sample, next, part),
                speedKph,
                Bearings.normalized(headingDeg[sample] + part * Bearings.turn(headingDeg[sample], headingDeg[next])),
                inCorner(sample));
    }

    private static double between(double[] values, int from, int to, double part) {
        return values[from] + part * (values[to] - values[from]);
    }

    private record Vertex(double xM, double yM) {

        double distanceM(Vertex other) {
            return Math.hypot(other.xM - xM, other.yM - yM);
        }

        double bearingDeg(Vertex other) {
            return Math.toDegrees(Math.atan2(other.xM - xM, other.yM - yM));
        }

        Vertex moved(double bearingDeg, double metres) {
            double radians = Math.toRadians(bearingDeg);
            return new Vertex(xM + metres * Math.sin(radians), yM + metres * Math.cos(radians));
        }
    }

    /** Samples in the making. */
    private static final class Builder {

        private double[] xM = new double[1024];
        private double[] yM = new double[1024];
        private double[] headingDeg = new double[1024];
        private int[] cornerOf = new int[1024];
        private int size;
        private final List<Double> angles = new ArrayList<>();
        private final List<Double> radii = new ArrayList<>();

        /** Samples from one point up to, and without, the other. */
        void straight(Vertex from, Vertex to) {
            double lengthM = from.distanceM(to);
            double bearing = from.bearingDeg(to);
            int steps = (int) Math.max(1, Math.round(lengthM / STEP_M));
            for (int i = 0; i < steps; i++) {
                add(from.moved(bearing, lengthM * i / steps), bearing, -1);
            }
        }

        /** Samples of an arc up to, and without, its end; answers the end. */
        Vertex arc(Vertex entry, double bearingDeg, double turnDeg, double radiusM) {
            angles.add(turnDeg);
            radii.add(radiusM);
            double side = Math.signum(turnDeg) * 90;
            Vertex centre = entry.moved(bearingDeg + side, radiusM);
            int steps = (int) Math.max(3, Math.ceil(Math.toRadians(Math.abs(turnDeg)) * radiusM / STEP_M));
            for (int i = 0; i < steps; i++) {
                double turned = turnDeg * i / steps;
                add(centre.moved(bearingDeg - side + turned, radiusM), bearingDeg + turned, angles.size() - 1);
            }
            return centre.moved(bearingDeg - side + turnDeg, radiusM);
        }

        void add(Vertex at, double heading, int corner) {
            if (size == xM.length) {
                xM = Arrays.copyOf(xM, 2 * size);
                yM = Arrays.copyOf(yM, 2 * size);
                headingDeg = Arrays.copyOf(headingDeg, 2 * size);
                cornerOf = Arrays.copyOf(cornerOf, 2 * size);
            }
            xM[size] = at.xM;
            yM[size] = at.yM;
            headingDeg[size] = Bearings.normalized(heading);
            cornerOf[size] = corner;
            size++;
        }
    }
}
