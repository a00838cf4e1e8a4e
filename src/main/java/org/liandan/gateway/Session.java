package org.liandan.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.jt808.AttachmentMessage;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.Header;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Logout;
import org.liandan.jt808.MediaMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.ResendRequest;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalNotice;
import org.liandan.jt808.TerminalRsaKey;
import org.liandan.jt808.TimeQuery;
import org.liandan.jt808.UnknownTerminalMessage;

/**
 * What a terminal may say in which state (JT/T 808 chapters 5 and 6). Knows neither channel nor thread nor clock:
 *
 * <pre>
 *             0x0102 code right
 *  Connected ───────────────────▶ Authenticated ─┐ 0x0002 · 0x0200 · 0x0704 · …
 *    │  ▲ ▲                            │  ▲      │
 *    └──┘ └────────────────────────────┘  └──────┘
 *  0x0100, refusals        0x0100 · 0x0003 · 0x0102 code wrong
 * </pre>
 *
 * A connected terminal that has not authenticated gets result 1 for anything but registration and authentication, and
 * nothing of it is stored.
 */
final class Session {

    /** Plate colour 0 means that the vehicle has no plate yet; the field then holds its frame number. */
    private static final int NO_PLATE = 0;

    private final TerminalDirectory directory;

    Session(TerminalDirectory directory) {
        this.directory = directory;
    }

    Reaction on(SessionState state, Header header, TerminalMessage message) {
        return switch (state) {
            case SessionState.Connected connected -> onConnected(connected, header, message);
            case SessionState.Authenticated authenticated -> onAuthenticated(authenticated, header, message);
        };
    }

    private Reaction onConnected(SessionState.Connected state, Header header, TerminalMessage message) {
        return switch (message) {
            case Registration registration -> register(state.refusals(), header, registration);
            case Authentication authentication -> authenticate(state.refusals(), header, authentication);
            case CommandAnswer _ -> Reaction.Silence.INSTANCE;
            case AttachmentMessage _,
                    Heartbeat _,
                    LocationBatch _,
                    LocationReport _,
                    Logout _,
                    MediaMessage _,
                    ResendRequest _,
                    TerminalNotice _,
                    TerminalRsaKey _,
                    TimeQuery _,
                    UnknownTerminalMessage _ -> new Reaction.Answer(state, PlatformResult.FAILURE);
        };
    }

    private Reaction onAuthenticated(SessionState.Authenticated state, Header header, TerminalMessage message) {
        if (!header.phone().equals(state.terminal().phone().digits())) {
            // one connection, one terminal: a report under another number would be stored for a vehicle that is not
            // there
            return message instanceof CommandAnswer
                    ? Reaction.Silence.INSTANCE
                    : new Reaction.Answer(state, PlatformResult.FAILURE);
        }
        return switch (message) {
            case LocationReport report -> new Reaction.Store(state.terminal(), List.of(report), false);
            case LocationBatch batch ->
                new Reaction.Store(state.terminal(), batch.reports(), batch.kind() == BatchKind.BLIND_AREA);
            case Heartbeat _ -> new Reaction.Answer(state, PlatformResult.OK);
            case Logout _ -> new Reaction.Answer(new SessionState.Connected(0), PlatformResult.OK);
            case Registration registration -> register(0, header, registration);
            case Authentication authentication -> authenticate(0, header, authentication);
            case CommandAnswer _ -> Reaction.Silence.INSTANCE;
            case TerminalNotice _ -> new Reaction.Answer(state, PlatformResult.OK);
            case TimeQuery _ -> Reaction.TellTime.INSTANCE;
            // of ResendRequest: nothing that was sent is kept, so nothing can be sent again
            case AttachmentMessage _, MediaMessage _, ResendRequest _, TerminalRsaKey _, UnknownTerminalMessage _ ->
                new Reaction.Answer(state, PlatformResult.UNSUPPORTED);
        };
    }

    private Reaction register(int refusals, Header header, Registration registration) {
        RegisteredTerminal terminal = directory.find(new TerminalPhone(header.phone()));
        if (terminal == null || !terminal.active()) {
            return refuse(refusals, RegistrationResult.NO_SUCH_TERMINAL);
        }
        if (registration.plateColor() != NO_PLATE
                && !PlateNumber.normalize(registration.plate()).equals(terminal.plate())) {
            return refuse(refusals, RegistrationResult.NO_SUCH_VEHICLE);
        }
        return new Reaction.Register(new SessionState.Connected(refusals), terminal, registration.terminalId());
    }

    private static Reaction refuse(int refusals, RegistrationResult result) {
        return new Reaction.RefuseRegistration(new SessionState.Connected(refusals + 1), result);
    }

    private Reaction authenticate(int refusals, Header header, Authentication authentication) {
        RegisteredTerminal terminal = directory.find(new TerminalPhone(header.phone()));
        if (terminal != null && terminal.active() && isCode(terminal.authCode(), authentication.authCode())) {
            return new Reaction.Answer(new SessionState.Authenticated(terminal), PlatformResult.OK);
        }
        return new Reaction.Answer(new SessionState.Connected(refusals + 1), PlatformResult.FAILURE);
    }

    /** In a time that does not tell how much of the code is right. */
    private static boolean isCode(@Nullable String issued, String shown) {
        return issued != null
                && !issued.isEmpty()
                && MessageDigest.isEqual(
                        issued.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
