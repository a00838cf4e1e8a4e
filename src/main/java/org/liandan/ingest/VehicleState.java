package org.liandan.ingest;

import java.util.List;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulDetector;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulState;
import org.liandan.haul.Step;
import org.liandan.track.Plausibility;
import org.liandan.track.PlausibilityState;
import org.liandan.track.Position;

/**
 * What the steps of the road remember of one vehicle, held by its lane. Live reports and the stored track go through the
 * same two steps, so what a restart forgets can be folded again.
 */
final class VehicleState {

    private PlausibilityState plausibility = PlausibilityState.INITIAL;
    private HaulState haul = HaulState.INITIAL;

    /**
     * Plausibility, then the detectors; of blind-area data only plausibility.
     *
     * @param contexts what vehicles are judged against
     * @param events takes what is found
     * @return the position with its quality marks
     */
    Position judge(Position position, HaulContexts contexts, List<HaulEvent> events) {
        Plausibility.Marked marked = Plausibility.mark(plausibility, position);
        plausibility = marked.next();
        if (!marked.position().backlog()) {
            Step step = HaulDetector.step(haul, marked.position(), contexts.of(position.vehicleId()));
            haul = step.next();
            events.addAll(step.events());
        }
        return marked.position();
    }
}
