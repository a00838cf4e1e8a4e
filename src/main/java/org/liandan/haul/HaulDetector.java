package org.liandan.haul;

import java.util.List;
import org.liandan.track.Position;

/** Judges a truck's positions, one at a time. */
public final class HaulDetector {

    private HaulDetector() {}

    /** Takes one position. Positions with quality marks, and those not newer than the last one, change nothing. */
    public static Step step(HaulState state, Position position, HaulContext context) {
        return new Step(state, List.of());
    }
}
