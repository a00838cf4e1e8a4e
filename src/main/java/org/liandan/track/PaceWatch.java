package org.liandan.track;

import org.jspecify.annotations.Nullable;
import org.liandan.geo.LocalPlane;

/**
 * Whether a report's speed fits the way since the last one that did. Two independent measures are compared: the receiver
 * has the speed by Doppler shift, the way by places. Bounds of acceleration tell how far a truck must have come, and how far
 * it can have come, that ends with this speed.
 *
 * <p>One report that does not fit is a glitch, and is left behind. Where those after it agree with it, in speed and way, it
 * was the earlier one that was wrong, and they are believed from the third on.
 */
final class PaceWatch {

    /** Reports that agree with one another, before they are believed against the one before them. */
    private static final int BELIEVED_FROM = 3;

    private static final double DECI_KPH_PER_MPS = 36;

    private @Nullable Position paced;
    private @Nullable Position offPace;
    private int offPaceReports;

    PaceWatch(PlausibilityState state) {
        paced = state.paced();
        offPace = state.offPace();
        offPaceReports = state.offPaceReports();
    }

    @Nullable Position paced() {
        return paced;
    }

    @Nullable Position offPace() {
        return offPace;
    }

    int offPaceReports() {
        return offPaceReports;
    }

    /**
     * Takes one report with a believable place, in order of time; true where its speed does not fit.
     *
     * @param anchor the place that was believed before, or null
     * @param wayM metres from there
     */
    @SuppressWarnings("ReferenceEquality") // nearly always the same report, and then its way is known
    boolean isOff(Position position, @Nullable Position anchor, double wayM, PlausibilitySettings settings) {
        Position before = paced;
        if (before == null || fits(before, position, before == anchor ? wayM : wayM(before, position), settings)) {
            believe(position);
            return false;
        }
        suspect(position, settings);
        if (offPaceReports >= BELIEVED_FROM) {
            believe(position);
            return false;
        }
        return true;
    }

    /** Takes one report of which it was said before whether its speed fits. */
    void recall(Position position, boolean off, PlausibilitySettings settings) {
        if (off) {
            suspect(position, settings);
        } else {
            believe(position);
        }
    }

    private void suspect(Position position, PlausibilitySettings settings) {
        Position suspect = offPace;
        if (suspect != null && fits(suspect, position, wayM(suspect, position), settings)) {
            offPaceReports++;
        } else {
            offPace = position;
            offPaceReports = 1;
        }
    }

    private void believe(Position position) {
        paced = position;
        offPace = null;
        offPaceReports = 0;
    }

    private static double wayM(Position from, Position to) {
        return LocalPlane.distanceM(from.lonE6() / 1e6, from.latE6() / 1e6, to.lonE6() / 1e6, to.latE6() / 1e6);
    }

    private static boolean fits(Position from, Position to, double way, PlausibilitySettings settings) {
        double seconds = Plausibility.secondsBetween(from.at(), to.at());
        if (seconds > settings.comparedWithin().toSeconds()) {
            return true;
        }
        double before = from.speedDeciKph() / DECI_KPH_PER_MPS;
        double now = to.speedDeciKph() / DECI_KPH_PER_MPS;
        double error = settings.speedErrorDeciKph() / DECI_KPH_PER_MPS;
        double up = settings.accelerationMps2();
        double down = settings.brakingMps2();
        if (now > before + up * seconds + error || now < before - down * seconds - error) {
            return false;
        }
        return way + settings.placeErrorM() >= leastM(now - error, up, seconds)
                && way - settings.placeErrorM() <= mostM(now + error, down, seconds);
    }

    /** The least way that ends with a speed: at the end the truck has accelerated as hard as any can. */
    private static double leastM(double now, double up, double seconds) {
        if (now <= 0) {
            return 0;
        }
        double rising = Math.min(seconds, now / up);
        return now * rising - up * rising * rising / 2;
    }

    /** The longest way that ends with a speed: at the end the truck has braked as hard as any can. */
    private static double mostM(double now, double down, double seconds) {
        return now * seconds + down * seconds * seconds / 2;
    }
}
