package org.liandan.geo;

/** Arithmetic on directions, in degrees from north, clockwise. */
public final class Bearings {

    private Bearings() {}

    /** The same direction in [0, 360). */
    public static double normalized(double deg) {
        double turned = deg % 360;
        return turned < 0 ? turned + 360 : turned;
    }

    /** The turn that leads from one direction to the other the short way, in (-180, 180]; positive is clockwise. */
    public static double turn(double fromDeg, double toDeg) {
        double turned = normalized(toDeg - fromDeg);
        return turned > 180 ? turned - 360 : turned;
    }

    /** {@link #turn(double, double)} for whole degrees, as terminals report them. */
    public static int turn(int fromDeg, int toDeg) {
        int turned = Math.floorMod(toDeg - fromDeg, 360);
        return turned > 180 ? turned - 360 : turned;
    }
}
