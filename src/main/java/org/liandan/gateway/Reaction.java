package org.liandan.gateway;

import java.util.List;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.RegistrationResult;

/** What a message leads to. */
sealed interface Reaction {

    /** The general answer 0x8001, at once. */
    record Answer(SessionState next, PlatformResult result) implements Reaction {}

    /** A refused registration, 0x8100 with a result other than 0. */
    record RefuseRegistration(SessionState next, RegistrationResult result) implements Reaction {}

    /** A registration that is in order: the registry issues a code, which takes a moment; then 0x8100 result 0. */
    record Register(SessionState next, RegisteredTerminal terminal, String boxId) implements Reaction {}

    /** Reports to be stored: 0x8001 result 0 when they are committed. */
    record Store(RegisteredTerminal terminal, List<LocationReport> reports, boolean backlog) implements Reaction {}

    /** The server's time, 0x8004. */
    record TellTime() implements Reaction {
        static final TellTime INSTANCE = new TellTime();
    }

    /** Nothing to say. */
    record Silence() implements Reaction {
        static final Silence INSTANCE = new Silence();
    }
}
