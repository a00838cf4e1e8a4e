package org.liandan.haul;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each vehicle is judged against. Answers from memory and never blocks, so that a lane may ask for each position. */
public interface HaulContexts {

    /**
     * Routes of the vehicle and the district's places, with the latest thresholds on record; {@link HaulContext#NONE} for a
     * vehicle that is unknown.
     */
    HaulContext of(int vehicleId);

    /** The same with the thresholds that hold at a moment: that of the position which is judged. */
    default HaulContext of(int vehicleId, Instant at) {
        return of(vehicleId);
    }

    /** Which thresholds hold when. */
    default SettingsTimeline settings() {
        return SettingsTimeline.always(HaulSettings.DEFAULT);
    }

    /** What the vehicle carries, or null where nothing is known. */
    default @Nullable Load loadOf(int vehicleId) {
        return null;
    }
}
