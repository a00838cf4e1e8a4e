package org.liandan.haul.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulFold;
import org.liandan.haul.RightTurn;
import org.liandan.party.OrganizationId;
import org.liandan.track.Position;
import org.liandan.track.store.TrackReader;

/**
 * Every right turn of a vehicle's day, the lawful ones too. They are on record only where they were violations, so the stored track is
 * folded through the detectors once more: with the thresholds of that time as far back as those are held, and the registry of today.
 * What is on record as a violation stays what it is, whatever comes out here.
 */
@ApplicationScoped
public class DayTurns {

    /** A report a second for a day, and some before it. */
    static final int MOST_REPORTS = 100_000;

    private final TrackReader tracks;
    private final HaulContexts contexts;

    DayTurns(TrackReader tracks, HaulContexts contexts) {
        this.tracks = tracks;
        this.contexts = contexts;
    }

    /**
     * What was found.
     *
     * @param turns in order of time
     * @param complete false where there are more reports than are looked at
     */
    public record Found(List<RightTurn> turns, boolean complete) {

        public Found {
            turns = List.copyOf(turns);
        }
    }

    /**
     * The turns whose middle lies in the stretch.
     *
     * @param plate of the vehicle, in whatever form
     * @param carrier who must run it, or null for anybody
     * @param from first instant
     * @param to first instant behind
     * @return empty if there is no such vehicle, or another one's
     */
    public Optional<Found> turns(String plate, @Nullable OrganizationId carrier, Instant from, Instant to) {
        return tracks.vehicle(PlateNumber.normalize(plate))
                .filter(vehicle -> carrier == null || carrier.value() == vehicle.carrierId())
                .map(vehicle -> turns(vehicle.vehicleId(), from, to));
    }

    private Found turns(int vehicle, Instant from, Instant to) {
        HaulContext latest = contexts.of(vehicle, to);
        Instant runUp = from.minus(latest.settings().reach());
        List<Position> track = tracks.track(vehicle, runUp, to, MOST_REPORTS + 1);
        boolean complete = track.size() <= MOST_REPORTS;
        List<RightTurn> turns = new ArrayList<>();
        Consumer<HaulEvent> found = event -> {
            if (event instanceof HaulEvent.RightTurnJudged(RightTurn turn)
                    && !turn.apexAt().isBefore(from)
                    && turn.apexAt().isBefore(to)) {
                turns.add(turn);
            }
        };
        HaulFold fold = new HaulFold();
        for (Position position : complete ? track : track.subList(0, MOST_REPORTS)) {
            fold.judgeMarked(position, contexts.of(vehicle, position.at()), found);
        }
        fold.finish(latest, found);
        return new Found(turns, complete);
    }
}
