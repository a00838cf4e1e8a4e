package org.liandan.enforcement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * A step that was taken.
 *
 * @param revision from 1, without gaps
 * @param kind which step
 * @param after what the finding was behind it
 * @param reason of a dismissal, else null
 * @param outcome of an answer, else null
 * @param note in the officer's words; may be empty
 * @param caseId the case that it was filed under, else null
 * @param officer who took it
 * @param at when
 */
public record ReviewEvent(
        int revision,
        Kind kind,
        ReviewState after,
        @Nullable DismissalReason reason,
        @Nullable PoliceOutcome outcome,
        String note,
        @Nullable Long caseId,
        Officer officer,
        Instant at) {

    /** The steps by name. */
    public enum Kind {
        CONFIRMED("认定属实", "Confirmed"),
        DISMISSED("不予认定", "Dismissed"),
        FILED("立案", "Filed under a case"),
        HANDED_OVER("移送交管", "Handed over to the traffic police"),
        RECEIVED("交管接收", "Received by the traffic police"),
        ANSWERED("交管反馈", "Answered by the traffic police"),
        UNDONE("撤销上一步", "Took the last step back");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public Sentence label() {
            return new Sentence(chinese, english);
        }
    }
}
