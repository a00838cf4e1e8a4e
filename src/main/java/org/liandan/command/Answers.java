package org.liandan.command;

import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AreaAnswer;
import org.liandan.jt808.CanBatch;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.CompressedReport;
import org.liandan.jt808.DriverIdentity;
import org.liandan.jt808.EventReport;
import org.liandan.jt808.InfoDemand;
import org.liandan.jt808.LocationAnswer;
import org.liandan.jt808.MediaSearchAnswer;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.PassThroughUp;
import org.liandan.jt808.PhotoAnswer;
import org.liandan.jt808.PropertiesAnswer;
import org.liandan.jt808.QuestionAnswer;
import org.liandan.jt808.RecorderAnswer;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalNotice;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.UpgradeResult;
import org.liandan.jt808.VehicleControlAnswer;
import org.liandan.jt808.Waybill;

/** Reads in a terminal's messages what they say about orders. */
public final class Answers {

    private Answers() {}

    /** What an answer says. */
    public static Heard heard(CommandAnswer answer) {
        FailureReason refusal = switch (answer) {
            case TerminalAnswer general -> refusal(general.result());
            case PhotoAnswer photos -> photos.result() == 0 ? null : FailureReason.REFUSED;
            case AreaAnswer _,
                    LocationAnswer _,
                    MediaSearchAnswer _,
                    ParameterAnswer _,
                    PropertiesAnswer _,
                    RecorderAnswer _,
                    VehicleControlAnswer _ -> null;
        };
        return new Heard(answer.messageId(), answer.answeredSerial(), answer.answeredMessageId(), refusal);
    }

    /** What a report says that may also be an answer, or null for one that never is. */
    public static @Nullable Heard heard(TerminalNotice notice) {
        return switch (notice) {
            case QuestionAnswer choice ->
                new Heard(choice.messageId(), choice.questionSerial(), CommandKind.ASK.messageId(), null);
            // the same message when the driver puts in the card by himself: it answers the question as well
            case DriverIdentity identity ->
                new Heard(identity.messageId(), Heard.NO_SERIAL, CommandKind.QUERY_DRIVER.messageId(), null);
            case CanBatch _,
                    CompressedReport _,
                    EventReport _,
                    InfoDemand _,
                    PassThroughUp _,
                    UpgradeResult _,
                    Waybill _ -> null;
        };
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
