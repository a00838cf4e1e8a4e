package org.liandan.place;

import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;

/** What ground a forbidden zone covers. */
public sealed interface ZoneShape {

    /** Whether a point, in degrees, lies in it. Allocates nothing. */
    boolean contains(double lonDeg, double latDeg);

    /** Everything within a fence: a quarter, a school's surroundings. */
    record Area(Fence fence) implements ZoneShape {

        @Override
        public boolean contains(double lonDeg, double latDeg) {
            return fence.contains(lonDeg, latDeg);
        }
    }

    /** A road: its middle line with so many metres on either side. */
    record Road(Corridor corridor) implements ZoneShape {

        @Override
        public boolean contains(double lonDeg, double latDeg) {
            return corridor.contains(lonDeg, latDeg);
        }
    }
}
