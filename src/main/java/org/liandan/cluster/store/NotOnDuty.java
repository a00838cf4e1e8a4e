package org.liandan.cluster.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Lets a job run on one server only: {@code @Scheduled(skipExecutionIf = NotOnDuty.class)}. */
@Singleton
public class NotOnDuty implements Scheduled.SkipPredicate {

    private final ServerRoll roll;

    NotOnDuty(ServerRoll roll) {
        this.roll = roll;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !roll.onDutyOnceEntered();
    }
}
