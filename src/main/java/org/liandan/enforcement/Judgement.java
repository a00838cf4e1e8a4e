package org.liandan.enforcement;

import org.liandan.party.Sentence;

/** What came of a step that an officer wanted to take. */
public sealed interface Judgement {

    /**
     * It is taken.
     *
     * @param next the review with it
     * @param event the step itself
     */
    record Accepted(Review next, ReviewEvent event) implements Judgement {}

    /**
     * It is not, and nothing has changed.
     *
     * @param code which rule
     * @param sentence why, with what was found
     */
    record Refused(ReviewRefusal code, Sentence sentence) implements Judgement {

        static Refused of(ReviewRefusal code, Object... found) {
            return new Refused(code, code.sentence(found));
        }
    }
}
