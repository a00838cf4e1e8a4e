package org.liandan.haul.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.liandan.geo.LonLat;
import org.liandan.haul.Confidence;
import org.liandan.haul.Established;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.RightTurn;
import org.liandan.haul.SpeedLimit;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.TurnStop;
import org.liandan.haul.UndeterminableReason;
import org.liandan.haul.Verdict;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.track.Position;

/** Findings as detectors make them, for tests of the store and of REST. */
public final class Examples {

    private Examples() {}

    public static SpeedingEpisode episode(Truck truck, Instant start, int seconds, int maxDeciKph) {
        Position first = position(truck, start, 612);
        Position fastest = position(truck, start.plusSeconds(seconds / 2), maxDeciKph);
        Position last = position(truck, start.plusSeconds(seconds), 605);
        return new SpeedingEpisode(
                truck.vehicleId(),
                truck.terminalId(),
                start,
                last.at(),
                new SpeedLimit(600, SpeedLimit.Source.GENERAL, null, null, null),
                fastest,
                17.5 * seconds,
                Duration.ofSeconds(seconds),
                seconds + 1,
                Confidence.CORROBORATED,
                false,
                List.of(first, fastest, last));
    }

    public static HaulEvent rightTurn(Truck truck, Instant start, Verdict verdict, int measuredDeciKph) {
        return new HaulEvent.RightTurnJudged(turn(truck, start, verdict, measuredDeciKph));
    }

    /** A lawful turn, and what is known of the stop before it. */
    public static HaulEvent turnStop(Truck truck, Instant start, Verdict verdict, double longestStandingS) {
        return new HaulEvent.TurnStopJudged(new TurnStop(
                turn(truck, start, Verdict.COMPLIANT, 80),
                verdict,
                verdict == Verdict.UNDETERMINABLE ? UndeterminableReason.SAMPLING : null,
                Duration.ofSeconds(1),
                longestStandingS,
                7,
                List.of(position(truck, start.minusSeconds(9), 250), position(truck, start.plusSeconds(4), 80))));
    }

    private static RightTurn turn(Truck truck, Instant start, Verdict verdict, int measuredDeciKph) {
        return new RightTurn(
                truck.vehicleId(),
                truck.terminalId(),
                start,
                start.plusSeconds(2),
                start.plusSeconds(4),
                new LonLat(109.8421, 40.6583),
                91,
                100,
                verdict,
                verdict == Verdict.UNDETERMINABLE ? UndeterminableReason.SAMPLING : null,
                measuredDeciKph,
                Established.ONE_REPORT_IN_TURN,
                null,
                null,
                List.of(position(truck, start, measuredDeciKph), position(truck, start.plusSeconds(4), 300)));
    }

    private static Position position(Truck truck, Instant at, int speedDeciKph) {
        return new Position(
                truck.terminalId(),
                truck.vehicleId(),
                at,
                at.plusMillis(800),
                109_840_000,
                40_657_000,
                speedDeciKph,
                90,
                1060,
                0b10,
                0b11,
                14,
                speedDeciKph - 3,
                -1,
                false,
                0);
    }
}
