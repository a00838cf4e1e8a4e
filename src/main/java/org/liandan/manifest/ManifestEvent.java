package org.liandan.manifest;

import java.time.Instant;

/**
 * One line of a manifest's history. Lines are only ever added.
 *
 * @param kind what happened
 * @param by who did it
 * @param at when the system recorded it
 * @param entries what was filled in with this step
 */
public record ManifestEvent(Kind kind, Actor by, Instant at, Entries entries) {

    /** What can happen to a manifest. */
    public enum Kind implements Labelled {
        CREATED("创建", "created"),
        EDITED("修改草稿", "draft edited"),
        ISSUED("产出方签发", "issued by the producer"),
        CARRIED("承运方确认起运", "confirmed by the carrier"),
        ARRIVED("到达登记", "arrival recorded"),
        RECEIVED("接收方确认接收", "received"),
        REJECTED("接收方拒收", "rejected by the receiver"),
        CANCELLED("作废", "cancelled");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
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
    }
}
