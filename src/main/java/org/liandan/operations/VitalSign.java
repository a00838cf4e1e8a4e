package org.liandan.operations;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * What was found of one thing.
 *
 * @param value the figure with its unit
 * @param detail further figures; null where there are none
 * @param advice what to do; null where there is nothing to be done
 * @param course the figure over the last hours, oldest first; empty where it has none
 */
public record VitalSign(
        Vital vital,
        Condition condition,
        Sentence value,
        @Nullable Sentence detail,
        @Nullable Sentence advice,
        List<Double> course) {

    public VitalSign {
        course = List.copyOf(course);
    }

    static VitalSign well(Vital vital, Sentence value, @Nullable Sentence detail) {
        return new VitalSign(vital, Condition.WELL, value, detail, null, List.of());
    }

    VitalSign with(Condition found, Sentence whatToDo) {
        return new VitalSign(vital, found, value, detail, whatToDo, course);
    }

    /** The same with its course over the last hours. */
    public VitalSign over(List<Double> hours) {
        return new VitalSign(vital, condition, value, detail, advice, hours);
    }

    /** Its course as the points of a line 100 wide and 24 high; empty where there are fewer than two. */
    public Optional<String> line() {
        return Sparkline.points(course);
    }
}
