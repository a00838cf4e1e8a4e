package org.liandan.command;

import org.jspecify.annotations.Nullable;

/**
 * What matters of a terminal's answer to find the order it belongs to.
 *
 * @param answerId message id of the answer
 * @param answeredSerial serial that it answers, or {@link #NO_SERIAL} where the message carries none
 * @param answeredMessageId message id that it answers; only looked at in 0x0001
 * @param refusal why the terminal did not do it, or null when it did
 */
public record Heard(
        int answerId,
        int answeredSerial,
        int answeredMessageId,
        @Nullable FailureReason refusal) {

    /** 0x0201 of the 2011 edition and 0x0702 do not say which message they answer. */
    public static final int NO_SERIAL = -1;

    static final int GENERAL_ANSWER = 0x0001;
}
