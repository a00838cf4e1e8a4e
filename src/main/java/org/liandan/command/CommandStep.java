package org.liandan.command;

import org.jspecify.annotations.Nullable;

/** What is to be done about an order. */
public sealed interface CommandStep {

    /** Identity of the order. */
    long id();

    /**
     * Send it.
     *
     * @param sending which sending this is, from 1
     */
    record Send(long id, int sending) implements CommandStep {}

    /** Note that the terminal has it and works on it. */
    record Acknowledge(long id) implements CommandStep {}

    /**
     * It has come to an end.
     *
     * @param state ANSWERED, FAILED or EXPIRED
     * @param reason null for ANSWERED
     */
    record End(long id, CommandState state, @Nullable FailureReason reason) implements CommandStep {}
}
