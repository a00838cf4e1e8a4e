package org.liandan.enforcement.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.ReviewState;
import org.liandan.haul.ViolationType;

/**
 * Which findings an officer wants to go through; null asks for any.
 *
 * @param states of their review, at least one
 * @param types of finding, at least one
 * @param carrier identity of the organisation that ran the truck
 * @param place identity of a place: findings within {@value TriageReader#NEAR_M} m of its fence
 * @param from begun at this time or later
 * @param to begun before this time
 */
public record TriageFilter(
        Set<ReviewState> states,
        Set<ViolationType> types,
        @Nullable Long carrier,
        @Nullable Long place,
        @Nullable Instant from,
        @Nullable Instant to) {

    public TriageFilter {
        states = Set.copyOf(states);
        types = Set.copyOf(types);
    }

    /** Whether it asks for what nobody has decided yet, which is worked through from the most urgent on. */
    boolean isQueue() {
        return states.equals(Set.of(ReviewState.UNREVIEWED));
    }
}
