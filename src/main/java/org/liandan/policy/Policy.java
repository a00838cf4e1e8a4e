package org.liandan.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every open point is at one moment: ruled, or else proposed. Handed to whoever judges something. */
public final class Policy {

    /** Nothing ruled: every point as proposed. */
    public static final Policy PROPOSED = new Policy(List.of());

    private final Map<OpenPoint<?>, Ruling<?>> rulings = new HashMap<>();

    /**
     * @param rulings those in force, at most one for each point
     * @throws IllegalArgumentException if there are two for one point
     */
    Policy(List<Ruling<?>> rulings) {
        for (Ruling<?> ruling : rulings) {
            if (this.rulings.put(ruling.point(), ruling) != null) {
                throw new IllegalArgumentException(
                        "two rulings in force for " + ruling.point().name());
            }
        }
    }

    /** What the point is. */
    public <T> T get(OpenPoint<T> point) {
        return ruling(point).map(Ruling::value).orElse(point.proposed());
    }

    /** The ruling behind it; empty while the proposal holds. */
    @SuppressWarnings("unchecked") // a ruling is kept under its own point
    public <T> Optional<Ruling<T>> ruling(OpenPoint<T> point) {
        return Optional.ofNullable((Ruling<T>) rulings.get(point));
    }
}
