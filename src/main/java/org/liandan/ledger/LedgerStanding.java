package org.liandan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Labelled;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.PolicyTimeline;

/** How far a day's ledger has come. */
public enum LedgerStanding implements Labelled {
    DAY_OPEN("当日未结束", "the day is not over"),
    TO_CONFIRM("待确认", "to be confirmed"),
    OVERDUE("逾期未确认", "overdue"),
    CONFIRMED("已确认", "confirmed"),
    ADDENDUM_OPEN("已确认，有补充待确认", "confirmed; an addendum is to be confirmed");

    private final String chinese;
    private final String english;

    LedgerStanding(String chinese, String english) {
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
     * The standing at a moment.
     *
     * @param confirmed whether a clerk has confirmed it
     * @param addendumOpen whether changes since then wait for a clerk
     */
    public static LedgerStanding of(
            LocalDate day, boolean confirmed, boolean addendumOpen, Instant now, PolicyTimeline policies) {
        if (confirmed) {
            return addendumOpen ? ADDENDUM_OPEN : CONFIRMED;
        }
        if (isOpen(day, now)) {
            return DAY_OPEN;
        }
        return now.isBefore(dueAt(day, policies)) ? TO_CONFIRM : OVERDUE;
    }

    /** Whether the day goes on: nothing is confirmed before its last minute is over. */
    public static boolean isOpen(LocalDate day, Instant now) {
        return now.isBefore(endOf(day));
    }

    /** When the confirmation is due: by the policy of the moment at which the day ended, so that no later ruling makes it late. */
    public static Instant dueAt(LocalDate day, PolicyTimeline policies) {
        Instant end = endOf(day);
        return end.plus(policies.at(end).get(OpenPoints.LEDGER_DUE));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(DistrictTime.ZONE).toInstant();
    }
}
