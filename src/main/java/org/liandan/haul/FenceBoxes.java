package org.liandan.haul;

import org.liandan.geo.Fence;
import org.liandan.geo.LocalPlane;

/**
 * The boxes around fences in one array of whole millionths of a degree: nearly every position is far from every place of its
 * neighbourhood, and four numbers that lie side by side tell so, without a look at the fence.
 */
final class FenceBoxes {

    /** A margin is made a little wider, for a fence's own plane may measure a little differently. */
    private static final double WIDER = 1.01;

    /** West, south, east, north of each. */
    private final int[] sides;

    private final double lonE6PerM;
    private final double latE6PerM;

    FenceBoxes(Fence[] fences) {
        sides = new int[4 * fences.length];
        double lonMost = 0;
        double latMost = 0;
        for (int i = 0; i < fences.length; i++) {
            Fence fence = fences[i];
            sides[4 * i] = (int) Math.floor(fence.minLonDeg() * 1e6);
            sides[4 * i + 1] = (int) Math.floor(fence.minLatDeg() * 1e6);
            sides[4 * i + 2] = (int) Math.ceil(fence.maxLonDeg() * 1e6);
            sides[4 * i + 3] = (int) Math.ceil(fence.maxLatDeg() * 1e6);
            LocalPlane plane = LocalPlane.at(fence.minLonDeg(), (fence.minLatDeg() + fence.maxLatDeg()) / 2);
            lonMost = Math.max(lonMost, 1e6 / plane.metresPerLonDeg());
            latMost = Math.max(latMost, 1e6 / plane.metresPerLatDeg());
        }
        lonE6PerM = lonMost * WIDER;
        latE6PerM = latMost * WIDER;
    }

    /** Millionths of a degree of longitude that are so many metres at every fence, or more. */
    int lonMarginE6(int metres) {
        return (int) Math.ceil(metres * lonE6PerM);
    }

    /** Millionths of a degree of latitude that are so many metres at every fence, or more. */
    int latMarginE6(int metres) {
        return (int) Math.ceil(metres * latE6PerM);
    }

    /** Whether a point lies in a fence's box with that margin around it. */
    boolean isNear(int fence, int lonE6, int latE6, int lonMarginE6, int latMarginE6) {
        int at = 4 * fence;
        return lonE6 >= sides[at] - lonMarginE6
                && latE6 >= sides[at + 1] - latMarginE6
                && lonE6 <= sides[at + 2] + lonMarginE6
                && latE6 <= sides[at + 3] + latMarginE6;
    }
}
