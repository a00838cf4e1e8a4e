package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/** What the detectors remember of one vehicle between two positions. An immutable value: it can be kept, compared, moved. */
public record HaulState(@Nullable Position last) {

    /** The state of a vehicle that has not been heard of. */
    public static final HaulState INITIAL = new HaulState(null);
}
