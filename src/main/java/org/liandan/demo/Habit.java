package org.liandan.demo;

import java.util.ArrayList;
import java.util.List;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.jt808.AlarmFlag;

/** What a driver does on every trip with a load, beside the way in which he drives. */
enum Habit {
    NONE,
    /** Stands for seven minutes half-way. */
    STOPS_ON_THE_WAY,
    /** Pulls the terminal's plug for a minute half-way. */
    CUTS_THE_POWER,
    /** Leaves the approved route for a kilometre where that goes straight on for longest. */
    TAKES_A_DETOUR;

    /** How much of the way is behind the truck when it happens. */
    static final double HALF_WAY = 0.4;

    private static final int STOP_S = 420;
    private static final int WITHOUT_POWER_S = 60;
    private static final double ASIDE_M = 300;

    /** How long the truck stands half-way, seconds. */
    int stopS() {
        return this == STOPS_ON_THE_WAY ? STOP_S : 0;
    }

    /** Alarm bits of the reports so many seconds after half-way. */
    int alarmBits(double secondsAfter) {
        return this == CUTS_THE_POWER && secondsAfter >= 0 && secondsAfter < WITHOUT_POWER_S
                ? 1 << AlarmFlag.MAIN_POWER_LOST.bit()
                : 0;
    }

    /** The line that is driven with a load, the approved one being known. */
    List<LonLat> driven(List<LonLat> approved) {
        return this == TAKES_A_DETOUR ? besideTheLongestStraight(approved) : approved;
    }

    private static List<LonLat> besideTheLongestStraight(List<LonLat> line) {
        int longest = 0;
        double longestM = 0;
        for (int i = 0; i + 1 < line.size(); i++) {
            LonLat from = line.get(i);
            LonLat to = line.get(i + 1);
            double lengthM = LocalPlane.distanceM(from.lonDeg(), from.latDeg(), to.lonDeg(), to.latDeg());
            longest = lengthM > longestM ? i : longest;
            longestM = Math.max(longestM, lengthM);
        }
        LocalPlane plane = LocalPlane.at(line.get(longest));
        double x = plane.xM(line.get(longest + 1).lonDeg());
        double y = plane.yM(line.get(longest + 1).latDeg());
        double asideX = y / longestM * ASIDE_M;
        double asideY = -x / longestM * ASIDE_M;
        List<LonLat> driven = new ArrayList<>(line.subList(0, longest + 1));
        driven.add(plane.lonLat(0.25 * x, 0.25 * y));
        driven.add(plane.lonLat(0.25 * x + asideX, 0.25 * y + asideY));
        driven.add(plane.lonLat(0.75 * x + asideX, 0.75 * y + asideY));
        driven.add(plane.lonLat(0.75 * x, 0.75 * y));
        driven.addAll(line.subList(longest + 1, line.size()));
        return driven;
    }
}
