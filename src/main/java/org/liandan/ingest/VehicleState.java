package org.liandan.ingest;

import org.liandan.haul.HaulState;
import org.liandan.track.PlausibilityState;

/** What the steps of the road remember of one vehicle, held by its lane. */
final class VehicleState {

    PlausibilityState plausibility = PlausibilityState.INITIAL;
    HaulState haul = HaulState.INITIAL;
}
