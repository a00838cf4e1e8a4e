package org.liandan.manifest;

/** The name of a manifest's state; the state itself is a type, see {@link Manifest}. */
public enum ManifestState implements Labelled {
    DRAFT("草稿", "draft"),
    ISSUED("已签发，待承运", "issued"),
    IN_TRANSIT("运输中", "in transit"),
    DELIVERED("已到达，待接收", "delivered"),
    CLOSED("已办结", "closed"),
    REJECTED("已拒收", "rejected"),
    CANCELLED("已作废", "cancelled");

    private final String chinese;
    private final String english;

    ManifestState(String chinese, String english) {
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
