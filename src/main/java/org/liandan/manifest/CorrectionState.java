package org.liandan.manifest;

/** What has come of a correction. */
public enum CorrectionState implements Labelled {
    PENDING("待答复", "waiting for answers"),
    APPLIED("已生效", "in force"),
    DECLINED("未获同意", "declined"),
    WITHDRAWN("已撤回", "withdrawn"),
    LAPSED("因联单作废而失效", "lapsed with its manifest");

    private final String chinese;
    private final String english;

    CorrectionState(String chinese, String english) {
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
