package org.liandan.haul;

import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.track.Position;

/**
 * Where two streets meet, as two reports show it: one before the turn, one after it, each with its course. Drawn on the
 * flat map around the first report.
 *
 * @param at the meeting point, or the middle between the reports where the courses do not meet
 * @param beforeM metres from the first report to it, negative if it lies behind
 * @param afterM metres from it to the second report, negative if it lies beyond
 * @param straightM metres between the reports
 * @param meets whether the courses cross at all
 */
record Corner(LonLat at, double beforeM, double afterM, double straightM, boolean meets) {

    /**
     * Tightest path of the receiver on a tipper's cab. A truck must be able to turn within a circle of 12.5 m radius
     * (GB 1589), measured at its outermost point; its cab then runs on some 9 m.
     */
    static final double TIGHTEST_RADIUS_M = 9;

    /** A course is good to some 3 degrees: metres to the side per metre ahead. */
    static final double COURSE_ERROR = 0.05;

    /**
     * So far to the side of the line that another report shows a truck may drive on one street: the width of a lane and
     * what a place may be off across it.
     */
    static final double BESIDE_M = 5;

    static final double COURSE_ERROR_DEG = 3;
    /** Beyond that it is a U-turn. */
    private static final double SHARPEST_DEG = 150;

    static Corner between(Position before, double courseBeforeDeg, Position after, double courseAfterDeg) {
        LocalPlane plane = LocalPlane.at(before.lonE6() / 1e6, before.latE6() / 1e6);
        double x = plane.xM(after.lonE6() / 1e6);
        double y = plane.yM(after.latE6() / 1e6);
        double ux = Math.sin(Math.toRadians(courseBeforeDeg));
        double uy = Math.cos(Math.toRadians(courseBeforeDeg));
        double vx = Math.sin(Math.toRadians(courseAfterDeg));
        double vy = Math.cos(Math.toRadians(courseAfterDeg));
        double cross = ux * vy - uy * vx;
        double straightM = Math.hypot(x, y);
        if (Math.abs(cross) < 0.3) {
            return new Corner(plane.lonLat(x / 2, y / 2), straightM / 2, straightM / 2, straightM, false);
        }
        double beforeM = (x * vy - y * vx) / cross;
        double afterM = (ux * y - uy * x) / cross;
        return new Corner(plane.lonLat(beforeM * ux, beforeM * uy), beforeM, afterM, straightM, true);
    }

    /** Metres along both streets, less what a truck saves by cutting the corner; never less than the straight line. */
    double pathM(double angleDeg) {
        return Math.max(straightM, beforeM + afterM - savedM(angleDeg));
    }

    /** What a truck saves that takes a corner on the tightest circle; on a wider one it would save more, but be slow longer. */
    static double savedM(double angleDeg) {
        // the sharper the corner really is, the more is saved
        double angle = Math.toRadians(Math.min(angleDeg + COURSE_ERROR_DEG, SHARPEST_DEG));
        return TIGHTEST_RADIUS_M * (2 * Math.tan(angle / 2) - angle);
    }

    /**
     * The widest circle that a road bending evenly from the one street into the other has room for: it leaves the first
     * street no earlier than at the first report, and has reached the second no later than at the second one. Either
     * street may lie as far to the side as lanes, places and courses are inexact.
     */
    double widestRadiusM(double angleDeg) {
        double angle = Math.toRadians(angleDeg);
        double sine = Math.max(0.5, Math.sin(angle));
        double firstM = Math.max(0, beforeM) + (BESIDE_M + COURSE_ERROR * Math.max(0, afterM)) / sine;
        double secondM = Math.max(0, afterM) + (BESIDE_M + COURSE_ERROR * Math.max(0, beforeM)) / sine;
        return Math.min(firstM, secondM) / Math.tan(angle / 2);
    }

    /** Whether the turn lies between the two reports, give or take the error of a place. */
    boolean isBetween(double toleranceM) {
        return meets && beforeM >= -toleranceM && afterM >= -toleranceM;
    }
}
