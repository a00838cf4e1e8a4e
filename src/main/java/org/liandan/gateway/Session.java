package org.liandan.gateway;

import java.util.List;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.Device;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalContacts;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.jt808.AttachmentMessage;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.DriverIdentity;
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
import org.liandan.jt808.Waybill;

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
    private final TerminalContacts contacts;

    Session(TerminalDirectory directory, TerminalContacts contacts) {
        this.directory = directory;
        this.contacts = contacts;
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
                    UnknownTerminalMessage _ -> new Reaction.Refuse(state, Refusal.notLoggedIn(message.messageId()));
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
            case CommandAnswer answer -> new Reaction.Answered(answer);
            case Waybill waybill -> new Reaction.KeepPaper(waybill);
            case DriverIdentity card -> new Reaction.KeepPaper(card);
            case TerminalNotice notice -> new Reaction.Noticed(notice);
            case MediaMessage media -> new Reaction.KeepMedia(media);
            case TimeQuery _ -> Reaction.TellTime.INSTANCE;
            case TerminalRsaKey key -> new Reaction.KeepKey(state.terminal(), key.key());
            // of ResendRequest: nothing that was sent is kept, so nothing can be sent again
            case AttachmentMessage _, ResendRequest _, UnknownTerminalMessage _ ->
                new Reaction.Answer(state, PlatformResult.UNSUPPORTED);
        };
    }

    private Reaction register(int refusals, Header header, Registration registration) {
        RegisteredTerminal terminal = directory.find(new TerminalPhone(header.phone()));
        if (terminal == null || !terminal.active()) {
            return refuse(refusals, RegistrationResult.NO_SUCH_TERMINAL, Refusal.unknown(terminal));
        }
        String plate = PlateNumber.normalize(registration.plate());
        if (registration.plateColor() != NO_PLATE && !plate.equals(terminal.plate())) {
            return refuse(refusals, RegistrationResult.NO_SUCH_VEHICLE, Refusal.plate(plate, terminal.plate()));
        }
        Device device = new Device(registration.maker(), registration.terminalId(), null, null);
        RegisteredTerminal other = contacts.otherVehicleWith(device, terminal);
        if (other != null) {
            return refuse(refusals, RegistrationResult.TERMINAL_ALREADY_REGISTERED, Refusal.sameDevice(device, other));
        }
        return new Reaction.Register(new SessionState.Connected(refusals), terminal, device);
    }

    private static Reaction refuse(int refusals, RegistrationResult result, Refusal why) {
        return new Reaction.RefuseRegistration(new SessionState.Connected(refusals + 1), result, why);
    }

    private Reaction authenticate(int refusals, Header header, Authentication authentication) {
        RegisteredTerminal terminal = directory.find(new TerminalPhone(header.phone()));
        if (terminal == null || !terminal.active()) {
            return refuse(refusals, Refusal.unknown(terminal));
        }
        CodeHash code = terminal.code();
        if (code == null) {
            return refuse(refusals, Refusal.neverRegistered());
        }
        if (!code.isOf(authentication.authCode())) {
            return refuse(refusals, Refusal.wrongCode(authentication.authCode()));
        }
        Device device = new Device(null, null, authentication.imei(), authentication.softwareVersion());
        RegisteredTerminal other = contacts.otherVehicleWith(device, terminal);
        if (other != null) {
            return refuse(refusals, Refusal.sameDevice(device, other));
        }
        return new Reaction.Answer(new SessionState.Authenticated(terminal, device), PlatformResult.OK);
    }

    private static Reaction refuse(int refusals, Refusal why) {
        return new Reaction.Refuse(new SessionState.Connected(refusals + 1), why);
    }
}
