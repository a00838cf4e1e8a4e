package org.liandan.gateway;

import java.util.List;
import org.liandan.fleet.Device;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.MediaMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.RsaKey;
import org.liandan.jt808.TerminalNotice;

/** What a message leads to. */
sealed interface Reaction {

    /** The general answer 0x8001, at once. */
    record Answer(SessionState next, PlatformResult result) implements Reaction {}

    /** A refused registration, 0x8100 with a result other than 0. */
    record RefuseRegistration(SessionState next, RegistrationResult result, Refusal why) implements Reaction {}

    /** Anything else that is refused to somebody who is not in: 0x8001 result 1. */
    record Refuse(SessionState next, Refusal why) implements Reaction {}

    /** A registration that is in order: the registry issues a code, which takes a moment; then 0x8100 result 0. */
    record Register(SessionState next, RegisteredTerminal terminal, Device device) implements Reaction {}

    /** Reports to be stored: 0x8001 result 0 when they are committed. */
    record Store(RegisteredTerminal terminal, List<LocationReport> reports, boolean backlog) implements Reaction {}

    /** A photo, sound or video, or the news of one: answered when it is kept. */
    record KeepMedia(MediaMessage message) implements Reaction {}

    /** The terminal answers what was sent to it; whoever sent it is told, and nothing is sent back. */
    record Answered(CommandAnswer answer) implements Reaction {}

    /** The driver's waybill or card: answered when it is kept. */
    record KeepPaper(TerminalNotice notice) implements Reaction {}

    /** The terminal reports something on its own: whoever wants to know is told, and 0x8001 result 0 goes back. */
    record Noticed(TerminalNotice notice) implements Reaction {}

    /** The server's time, 0x8004. */
    record TellTime() implements Reaction {
        static final TellTime INSTANCE = new TellTime();
    }

    /** The terminal's public key is kept, and the platform's sent: 0x8a00. */
    record KeepKey(RegisteredTerminal terminal, RsaKey key) implements Reaction {}

    /** Nothing to say. */
    record Silence() implements Reaction {
        static final Silence INSTANCE = new Silence();
    }
}
