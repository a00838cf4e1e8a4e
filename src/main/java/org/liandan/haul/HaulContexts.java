package org.liandan.haul;

import org.jspecify.annotations.Nullable;

/** What each vehicle is judged against. Answers from memory and never blocks, so that a lane may ask for each position. */
public interface HaulContexts {

    /** Routes of the vehicle and the district's places; {@link HaulContext#NONE} for one that is unknown. */
    HaulContext of(int vehicleId);

    /** What the vehicle carries, or null where nothing is known. */
    default @Nullable Load loadOf(int vehicleId) {
        return null;
    }
}
