package org.liandan.enforcement.web;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.Authority;
import org.liandan.enforcement.DismissalReason;
import org.liandan.enforcement.Officer;
import org.liandan.enforcement.PoliceOutcome;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.ReviewStep;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.http.Caller;
import org.liandan.party.Role;

/** Who sits at the desk, and what was put on it, read as a step; the same for pages and programs. */
@RequestScoped
class Desk {

    private final Caller caller;

    Desk(Caller caller) {
        this.caller = caller;
    }

    /** Whether the reader decides anything at all; auditors look on. */
    boolean isOfficer() {
        return isBureau() || caller.has(Role.TRAFFIC_POLICE);
    }

    boolean isBureau() {
        return caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN);
    }

    /** The reader as an officer; who is of both is of the bureau. */
    Officer officer() {
        return new Officer(caller.username(), isBureau() ? Authority.BUREAU : Authority.TRAFFIC_POLICE);
    }

    /** The steps by the names that forms and programs use. */
    enum Named {
        CONFIRM,
        DISMISS,
        HAND_OVER,
        RECEIVE,
        ANSWER,
        UNDO
    }

    /**
     * The step of that name.
     *
     * @param reason name of a {@link DismissalReason}, for a dismissal
     * @param outcome name of a {@link PoliceOutcome}, for an answer
     */
    static ReviewStep step(Named name, @Nullable String reason, @Nullable String outcome, @Nullable String note) {
        String words = note == null ? "" : note.strip();
        return switch (name) {
            case CONFIRM -> new ReviewStep.Confirm(words);
            case DISMISS -> {
                DismissalReason why = named(reason, DismissalReason.values());
                if (why == null) {
                    throw new ReviewRefusedException(ReviewRefusal.REASON_REQUIRED);
                }
                yield new ReviewStep.Dismiss(why, words);
            }
            case HAND_OVER -> new ReviewStep.HandOver(words);
            case RECEIVE -> new ReviewStep.Receive(words);
            case ANSWER -> {
                PoliceOutcome what = named(outcome, PoliceOutcome.values());
                if (what == null) {
                    throw new ReviewRefusedException(ReviewRefusal.OUTCOME_REQUIRED);
                }
                yield new ReviewStep.Answer(what, words);
            }
            case UNDO -> new ReviewStep.Undo(words);
        };
    }

    /** The constant of that name, or null. */
    static <E extends Enum<E>> @Nullable E named(@Nullable String text, E[] values) {
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        return null;
    }
}
