package org.liandan.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liandan.geo.Bearings;
import org.liandan.geo.LocalPlane;

/**
 * A track that can be played: in the order of time, no two points at one second, speed and course known at each (from the
 * positions, where the recording has none).
 */
record RecordedTrack(List<Fix> fixes) {

    private static final double STANDING_M = 1;

    /** @throws IllegalArgumentException if there is no point */
    RecordedTrack {
        if (fixes.isEmpty()) {
            throw new IllegalArgumentException("the track has no point");
        }
        fixes = List.copyOf(fixes);
    }

    /** Puts points in order and completes them. */
    static RecordedTrack of(List<Fix> recorded) {
        List<Fix> ordered = new ArrayList<>();
        recorded.stream().sorted(Comparator.comparing(Fix::at)).forEach(fix -> {
            if (ordered.isEmpty()
                    || ordered.getLast().at().getEpochSecond() < fix.at().getEpochSecond()) {
                ordered.add(fix);
            }
        });
        List<Fix> complete = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Fix before = ordered.get(Math.max(0, i - 1));
            Fix after = i == 0 && ordered.size() > 1 ? ordered.get(1) : ordered.get(i);
            complete.add(completed(
                    ordered.get(i),
                    before,
                    after,
                    complete.isEmpty() ? 0 : complete.getLast().headingDeg()));
        }
        return new RecordedTrack(complete);
    }

    private static Fix completed(Fix fix, Fix before, Fix after, double lastHeadingDeg) {
        LocalPlane plane = LocalPlane.at(before.point());
        double eastM = plane.xM(after.point().lonDeg());
        double northM = plane.yM(after.point().latDeg());
        double drivenM = Math.hypot(eastM, northM);
        double seconds = Math.max(1, Duration.between(before.at(), after.at()).toMillis() / 1000.0);
        double course =
                drivenM < STANDING_M ? lastHeadingDeg : Bearings.normalized(Math.toDegrees(Math.atan2(eastM, northM)));
        return new Fix(
                fix.at(),
                fix.point(),
                Double.isNaN(fix.speedKph()) ? drivenM / seconds * 3.6 : fix.speedKph(),
                Double.isNaN(fix.headingDeg()) ? course : fix.headingDeg(),
                Double.isNaN(fix.altitudeM()) ? PositionReport.ALTITUDE_M : fix.altitudeM());
    }

    Duration duration() {
        return Duration.between(fixes.getFirst().at(), fixes.getLast().at());
    }

    /** The same track at another time. */
    RecordedTrack beginningAt(Instant begin) {
        Duration shift = Duration.between(fixes.getFirst().at(), begin);
        return new RecordedTrack(fixes.stream()
                .map(fix ->
                        new Fix(fix.at().plus(shift), fix.point(), fix.speedKph(), fix.headingDeg(), fix.altitudeM()))
                .toList());
    }
}
