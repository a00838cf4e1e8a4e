package org.liandan.manifest;

import org.liandan.party.Sentence;

/** The three stages of a manifest and who fills them (notice 二（二）2（1）). */
public enum Stage {
    /** 产出方创建电子联单 */
    PRODUCER("producer", "产出方", "Producer", "二（二）2（1）①"),
    /** 承运方核实联单内容 */
    CARRIER("carrier", "承运方", "Carrier", "二（二）2（1）②"),
    /** 接收方核实联单内容 */
    RECEIVER("receiver", "接收方", "Receiver", "二（二）2（1）③");

    private final String path;
    private final String chinese;
    private final String english;
    private final String clause;

    Stage(String path, String chinese, String english, String clause) {
        this.path = path;
        this.chinese = chinese;
        this.english = english;
        this.clause = clause;
    }

    /** The name of the stage in requests and answers. */
    public String path() {
        return path;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The signature at which the stage's fields are needed, and from which on they cannot be changed. */
    public Sentence signature() {
        return switch (this) {
            case PRODUCER -> new Sentence("产出方签发", "issue by the producer");
            case CARRIER -> new Sentence("承运方确认承运", "confirmation by the carrier");
            case RECEIVER -> new Sentence("接收方确认接收", "confirmation by the receiver");
        };
    }

    /** The paragraph of the notice that names the stage's fields. */
    public String clause() {
        return clause;
    }
}
