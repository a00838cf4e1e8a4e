package org.liandan.command;

import java.util.Set;

/**
 * How far an order to a terminal has got:
 *
 * <pre>
 *  AWAITING_CONFIRMATION ──▶ QUEUED ──▶ SENT ──▶ ANSWERED
 *          │                   │         ├─────▶ FAILED
 *          ├───────────────────┼─────────┴─────▶ EXPIRED
 *          └───────────────────┴───────────────▶ CANCELLED   (FAILED from QUEUED too: it cannot be written)
 * </pre>
 */
public enum CommandState {
    /** A second officer has to confirm it. */
    AWAITING_CONFIRMATION("待确认", "awaiting confirmation"),
    /** Waits for the terminal to be online, or for an earlier order of its kind. */
    QUEUED("排队中", "queued"),
    /** On its way, once or repeatedly; the answer is awaited. */
    SENT("已下发", "sent"),
    /** The terminal has answered that it is done, or what was asked of it. */
    ANSWERED("已应答", "answered"),
    /** The terminal refused, never answered, or could not be told. */
    FAILED("失败", "failed"),
    /** Nothing came of it in time. */
    EXPIRED("已过期", "expired"),
    /** Withdrawn before it was sent. */
    CANCELLED("已撤销", "cancelled");

    private final String chinese;
    private final String english;

    CommandState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** Whether the order may still become something else. */
    public boolean live() {
        return !next().isEmpty();
    }

    /** The states that may follow. */
    public Set<CommandState> next() {
        return switch (this) {
            case AWAITING_CONFIRMATION -> Set.of(QUEUED, EXPIRED, CANCELLED);
            case QUEUED -> Set.of(SENT, FAILED, EXPIRED, CANCELLED);
            case SENT -> Set.of(ANSWERED, FAILED, EXPIRED);
            case ANSWERED, FAILED, EXPIRED, CANCELLED -> Set.of();
        };
    }
}
