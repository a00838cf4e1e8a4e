package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.liandan.haul.HaulEvent;

/** Writes what detectors found. */
@ApplicationScoped
public class ViolationStore {

    /**
     * Writes the violations among the events of one vehicle, all in one transaction, and fires
     * {@link org.liandan.haul.ViolationRecorded} for each. The same events again change nothing. Blocks on the database.
     */
    public void record(List<HaulEvent> events) {
        throw new UnsupportedOperationException("not yet: " + events.size());
    }
}
