package org.liandan.haul;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.place.RouteId;
import org.liandan.place.TurnPoint;
import org.liandan.track.Position;

/**
 * A right turn and what is known about its speed.
 *
 * @param vehicleId the vehicle
 * @param terminalId the terminal that reported it
 * @param startedAt time at which the turn began, or of the last report before it
 * @param apexAt best estimate of the moment at which half of the turn was done
 * @param endedAt time at which the turn was done, or of the first report after it
 * @param apex where it turned
 * @param angleDeg change of direction, clockwise, degrees
 * @param limitDeciKph the right-turn limit, tenths of a km/h
 * @param verdict what the reports tell
 * @param reason why they do not tell; set for {@link Verdict#UNDETERMINABLE} alone
 * @param measuredDeciKph tenths of a km/h: for OBSERVED and COMPLIANT the measured speed, for PROVEN the lower bound of
 *     the speed in the turn, for UNDETERMINABLE the lower bound too (0 where there is none)
 * @param established how it was established, a code for the texts on screen and in the evidence
 * @param route the route whose turn point this is, or null
 * @param turnPoint the route's turn point, or null
 * @param reports the reports that the finding rests on, in order of time
 */
public record RightTurn(
        int vehicleId,
        int terminalId,
        Instant startedAt,
        Instant apexAt,
        Instant endedAt,
        LonLat apex,
        double angleDeg,
        int limitDeciKph,
        Verdict verdict,
        @Nullable UndeterminableReason reason,
        int measuredDeciKph,
        Established established,
        @Nullable RouteId route,
        @Nullable TurnPoint turnPoint,
        List<Position> reports) {

    /** Bound on the reports that are kept with a turn. */
    public static final int MAX_REPORTS = 64;

    /** @throws IllegalArgumentException if there is a reason without need, or none where one is needed */
    public RightTurn {
        reports = List.copyOf(reports);
        if ((verdict == Verdict.UNDETERMINABLE) != (reason != null)) {
            throw new IllegalArgumentException("a reason belongs to UNDETERMINABLE and to nothing else");
        }
    }
}
