package org.liandan.outbox;

/** Whether a webhook is called. */
public enum WebhookState {
    ACTIVE("启用", "active"),
    /** Its owner wants no calls for now; nothing is lost meanwhile. */
    PAUSED("已暂停", "paused"),
    /** It failed for too long, or said that it is gone; its owner has to wake it. Nothing is lost meanwhile. */
    SUSPENDED("已停发", "suspended"),
    WITHDRAWN("已停用", "withdrawn");

    private final String chinese;
    private final String english;

    WebhookState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
