package org.liandan.haul;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * Whether a truck stopped before a right turn.
 *
 * @param turn the turn
 * @param verdict COMPLIANT: a report before the turn shows it standing. OBSERVED: reports before the turn show it moving, and
 *     between none of them was there time to stop. PROVEN: none lies before the turn, and between those around it there was no
 *     time either. UNDETERMINABLE: it may have stopped between two reports
 * @param reason why it cannot be told; set for {@link Verdict#UNDETERMINABLE} alone
 * @param asked for how long it should have stood
 * @param longestStandingS seconds for which it can have stood at most, with the error of times granted; less than was asked for
 *     if it is a violation
 * @param reportsBefore reports that lie before the turn, within the distance that counts
 * @param reports the reports that this rests on, in order of time
 */
public record TurnStop(
        RightTurn turn,
        Verdict verdict,
        @Nullable UndeterminableReason reason,
        Duration asked,
        double longestStandingS,
        int reportsBefore,
        List<Position> reports) {

    /** @throws IllegalArgumentException if there is a reason without need, or none where one is needed */
    public TurnStop {
        reports = List.copyOf(reports);
        if ((verdict == Verdict.UNDETERMINABLE) != (reason != null)) {
            throw new IllegalArgumentException("a reason belongs to UNDETERMINABLE and to nothing else");
        }
    }

    /** How it was established that there was no stop. */
    public Established established() {
        return verdict == Verdict.PROVEN ? Established.NO_TIME_TO_STOP : Established.REPORTS_WITHOUT_A_STOP;
    }

    /** The longest time for which it can have stood. */
    public Duration longestStanding() {
        return Duration.ofMillis(Math.round(longestStandingS * 1000));
    }
}
