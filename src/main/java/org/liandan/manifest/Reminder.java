package org.liandan.manifest;

import java.time.Instant;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;
import org.liandan.policy.PolicyTimeline;

/** Who is to be reminded of an unsigned stage, and when (rule R-428). A reminder changes nothing about the manifest. */
public enum Reminder implements Labelled {
    CARRIER_REMINDED("承运方逾期未确认", "the carrier has not confirmed"),
    RECEIVER_REMINDED("接收方逾期未确认", "the receiver has not confirmed"),
    BUREAU_LISTED("接收方逾期未确认，列入区执法局清单", "the receiver has not confirmed; on the bureau's list");

    private final String chinese;
    private final String english;

    Reminder(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    /**
     * When it is due.
     *
     * @param since the handing over for the carrier; for the receiver the arrival, or the carrier's confirmation where nobody
     *     recorded one
     * @param policies the limit is that of {@code since}: one that is shortened later makes nobody late who was not
     * @param calendar which days are worked
     */
    public Instant due(Instant since, PolicyTimeline policies, WorkingCalendar calendar) {
        Policy policy = policies.at(since);
        return switch (this) {
            case CARRIER_REMINDED -> since.plus(policy.get(OpenPoints.CARRIER_REMINDER));
            case RECEIVER_REMINDED -> since.plus(policy.get(OpenPoints.RECEIVER_REMINDER));
            case BUREAU_LISTED -> WorkingDays.endAfter(since, policy.get(OpenPoints.RECEIVER_WORKING_DAYS), calendar);
        };
    }
}
