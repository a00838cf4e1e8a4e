package org.liandan.manifest;

import java.time.Duration;
import java.time.Instant;

/**
 * How long parties have to answer a correction. The notice names no time; both are the bureau's to decide.
 *
 * @param reminder after which an unanswered correction is marked as waiting too long
 * @param answerDays working days after which the bureau may decide in the place of those who have not answered
 * @param calendar which days are worked
 */
public record CorrectionTerms(Duration reminder, int answerDays, WorkingCalendar calendar) {

    /** What is proposed as long as the bureau has not decided. */
    public static final CorrectionTerms PROPOSED =
            new CorrectionTerms(Duration.ofDays(3), 5, WorkingCalendar.NOT_LOADED);

    /** From when on somebody should be reminded. */
    public Instant remindAt(Correction correction) {
        return correction.proposal().by().at().plus(reminder);
    }

    /** From when on the bureau may decide. */
    public Instant escalateAt(Correction correction) {
        return WorkingDays.endAfter(correction.proposal().by().at(), answerDays, calendar);
    }
}
