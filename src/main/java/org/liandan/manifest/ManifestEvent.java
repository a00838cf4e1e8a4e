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

    /** The same event, with one more entry that says what it belongs to. */
    public ManifestEvent about(String name, Object value) {
        return new ManifestEvent(kind, by, at, entries.and(name, value));
    }

    /** What can happen to a manifest. */
    public enum Kind implements Labelled {
        CREATED("创建", "created"),
        EDITED("修改草稿", "draft edited"),
        ISSUED("产出方签发", "issued by the producer"),
        CARRIED("承运方确认起运", "confirmed by the carrier"),
        ARRIVED("到达登记", "arrival recorded"),
        RECEIVED("接收方确认接收", "received"),
        REJECTED("接收方拒收", "rejected by the receiver"),
        CANCELLED("作废", "cancelled"),
        CONTINUED("承接被拒收的运输", "carries on a refused load"),
        CHILD_CREATED("由新联单承接", "goes on under another manifest"),
        CORRECTION_PROPOSED("提出更正", "correction proposed"),
        CORRECTION_APPROVED("同意更正", "correction approved"),
        CORRECTION_DECLINED("不同意更正", "correction declined"),
        CORRECTION_WITHDRAWN("撤回更正", "correction withdrawn"),
        CORRECTION_DECIDED("区执法局裁定更正", "correction decided by the bureau"),
        CORRECTED("更正生效", "corrected");

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
