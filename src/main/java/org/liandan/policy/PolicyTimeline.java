package org.liandan.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which policy held when. Whatever happens is judged by the policy of its own moment, so a ruling with a date touches nothing
 * that came before it. Immutable.
 */
public final class PolicyTimeline {

    /** Nothing is ruled. */
    public static final PolicyTimeline PROPOSED = new PolicyTimeline(List.of());

    /** By moment, and of one moment by identity: the later one counts. */
    private final List<Ruling<?>> rulings;

    /**
     * A timeline of rulings.
     *
     * @param rulings confirmed ones, in any order; of two on one point with one moment the one with the higher identity counts
     */
    public PolicyTimeline(List<Ruling<?>> rulings) {
        List<Ruling<?>> ordered = new ArrayList<>(rulings);
        ordered.sort(Comparator.<Ruling<?>, Instant>comparing(Ruling::from).thenComparingLong(Ruling::id));
        this.rulings = List.copyOf(ordered);
    }

    /** What holds at that moment; a ruling holds from its very first moment on. */
    public Policy at(Instant moment) {
        Map<OpenPoint<?>, Ruling<?>> inForce = new HashMap<>();
        for (Ruling<?> ruling : rulings) {
            if (ruling.from().isAfter(moment)) {
                break;
            }
            inForce.put(ruling.point(), ruling);
        }
        return inForce.isEmpty() ? Policy.PROPOSED : new Policy(List.copyOf(inForce.values()));
    }

    /** All rulings, oldest moment first. */
    public List<Ruling<?>> rulings() {
        return rulings;
    }
}
