package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.liandan.place.PlaceId;

/** What a transition must know of the licences of single sites. */
public interface Licences {

    /** None is recorded: sites are judged by their kind alone. */
    Licences NONE = (_, _) -> Optional.empty();

    /** The licence that held for a place at a moment, as it was recorded by then; empty when there was none. */
    Optional<SiteLicence> of(PlaceId place, Instant at);

    /** What a place has accepted since a moment, in m³. */
    default BigDecimal acceptedM3(PlaceId place, Instant since) {
        return BigDecimal.ZERO;
    }
}
