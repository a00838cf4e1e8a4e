package org.liandan.command;

import org.jspecify.annotations.Nullable;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.DriverIdentity;
import org.liandan.jt808.PhotoAnswer;
import org.liandan.jt808.QuestionAnswer;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalNotice;
import org.liandan.jt808.TerminalResult;

/** Reads in a terminal's messages what they say about orders. */
public final class Answers {

    private Answers() {}

    /** What an answer says. */
    public static Heard heard(CommandAnswer answer) {
        FailureReason refusal =
                switch (answer) {
                    case TerminalAnswer general -> refusal(general.result());
                    case PhotoAnswer photos -> photos.result() == 0 ? null : FailureReason.REFUSED;
                    case CommandAnswer _ -> null;
                };
        return new Heard(answer.messageId(), answer.answeredSerial(), answer.answeredMessageId(), refusal);
    }

    /** What a report says that may also be an answer, or null for one that never is. */
    public static @Nullable Heard heard(TerminalNotice notice) {
        if (notice instanceof QuestionAnswer choice) {
            return new Heard(choice.messageId(), choice.questionSerial(), CommandKind.ASK.messageId(), null);
        }
        if (notice instanceof DriverIdentity) {
            // the same message when the driver puts in the card by himself: it answers the question as well
            return new Heard(notice.messageId(), Heard.NO_SERIAL, CommandKind.QUERY_DRIVER.messageId(), null);
        }
        return null;
    }

    private static @Nullable FailureReason refusal(TerminalResult result) {
        return switch (result) {
            case OK -> null;
            case FAILURE -> FailureReason.REFUSED;
            case WRONG_MESSAGE -> FailureReason.WRONG_MESSAGE;
            case UNSUPPORTED -> FailureReason.UNSUPPORTED;
        };
    }
}
