package org.liandan.ingest;

import java.util.function.Consumer;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulFold;
import org.liandan.track.Position;

/**
 * What the steps of the road remember of one vehicle, held by its lane. Live reports and the stored track go through the
 * same two steps, so what a restart forgets can be folded again.
 */
final class VehicleState {

    private final HaulFold haul = new HaulFold();

    /**
     * Plausibility, then the detectors; of blind-area data only plausibility.
     *
     * @param contexts what vehicles are judged against
     * @param found takes what is found
     * @return the position with its quality marks
     */
    Position judge(Position position, HaulContexts contexts, Consumer<HaulEvent> found) {
        return haul.judge(position, contexts.of(position.vehicleId(), position.at()), found);
    }
}
