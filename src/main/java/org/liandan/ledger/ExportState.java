package org.liandan.ledger;

import java.util.EnumSet;
import java.util.Set;
import org.liandan.manifest.Labelled;

/**
 * Where an export job stands:
 *
 * <pre>{@code
 * QUEUED  --begin-->  RUNNING   --finish--> DONE --expire--> EXPIRED
 * QUEUED  --cancel--> CANCELLED
 * RUNNING --cancel--> CANCELLED
 * RUNNING --fail-->   FAILED
 * RUNNING --resume--> QUEUED     the server was stopped; once
 * }</pre>
 */
public enum ExportState implements Labelled {
    QUEUED("排队中", "queued"),
    RUNNING("进行中", "running"),
    DONE("完成", "done"),
    FAILED("失败", "failed"),
    CANCELLED("已取消", "cancelled"),
    EXPIRED("已过期", "expired");

    private final String chinese;
    private final String english;

    ExportState(String chinese, String english) {
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

    /** What it may become. */
    public Set<ExportState> exits() {
        return switch (this) {
            case QUEUED -> EnumSet.of(RUNNING, CANCELLED);
            case RUNNING -> EnumSet.of(DONE, FAILED, CANCELLED, QUEUED);
            case DONE -> EnumSet.of(EXPIRED);
            case FAILED, CANCELLED, EXPIRED -> EnumSet.noneOf(ExportState.class);
        };
    }

    /** Whether work on it is still to be done. */
    public boolean isUnfinished() {
        return this == QUEUED || this == RUNNING;
    }
}
