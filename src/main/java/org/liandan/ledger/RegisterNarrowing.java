package org.liandan.ledger;

import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Decision;
import org.liandan.manifest.Reminder;

/**
 * What a number of the overview was narrowed to, so that the register behind it lists just what it counts; what is null or false
 * does not restrict it.
 *
 * @param destination code of the place that the load is for
 * @param decision 接受意见
 * @param late a stage that was overdue when somebody looked, whether or not it has been signed since
 * @param offRoute only loads whose truck left its route on the way
 */
public record RegisterNarrowing(
        @Nullable String destination,
        @Nullable Decision decision,
        @Nullable Reminder late,
        boolean offRoute) {

    /** Everything. */
    public static final RegisterNarrowing NONE = new RegisterNarrowing(null, null, null, false);

    /** To one place. */
    public static RegisterNarrowing to(String destination) {
        return new RegisterNarrowing(destination, null, null, false);
    }

    /** One decision. */
    public static RegisterNarrowing of(Decision decision) {
        return new RegisterNarrowing(null, decision, null, false);
    }

    /** One overdue stage. */
    public static RegisterNarrowing late(Reminder stage) {
        return new RegisterNarrowing(null, null, stage, false);
    }

    /** Off its route. */
    public static RegisterNarrowing strayed() {
        return new RegisterNarrowing(null, null, null, true);
    }
}
