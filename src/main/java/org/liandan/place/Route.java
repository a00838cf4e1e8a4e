package org.liandan.place;

import java.time.ZonedDateTime;
import java.util.List;
import org.liandan.geo.Corridor;
import org.liandan.geo.Polyline;

/**
 * A route that vehicles may be assigned to.
 *
 * @param id identity
 * @param code the operator's code
 * @param name what people call it
 * @param line where it runs, in driving direction
 * @param corridorWidthM metres on either side of the line within which a truck counts as on the route
 * @param speedLimitDeciKph speed limit in tenths of a km/h, at most 600 (notice: 「不得超过限速60km/h」)
 * @param rightTurnLimitDeciKph limit in right turns in tenths of a km/h, at most 100 (notice: 「右转弯限速10km/h」)
 * @param windows when it may be driven; none means at any time
 * @param turnPoints corners of the line, in driving order
 */
public record Route(
        RouteId id,
        String code,
        String name,
        Polyline line,
        int corridorWidthM,
        int speedLimitDeciKph,
        int rightTurnLimitDeciKph,
        List<TimeWindow> windows,
        List<TurnPoint> turnPoints) {

    public Route {
        windows = List.copyOf(windows);
        turnPoints = List.copyOf(turnPoints);
    }

    public Corridor corridor() {
        return new Corridor(line, corridorWidthM);
    }

    /** Whether a moment, given in the district's time, is one at which the route may be driven. */
    public boolean isOpenAt(ZonedDateTime districtTime) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(districtTime));
    }
}
