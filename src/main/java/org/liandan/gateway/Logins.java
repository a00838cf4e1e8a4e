package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalContact;
import org.liandan.fleet.TerminalContacts;
import org.liandan.jt808.ProtocolVersion;

/** What follows when a terminal gets in or goes: it is remembered, and a second one of the same number is noticed. */
@Singleton
final class Logins {

    /** A link on which something came so lately is not a dead one that its terminal has given up. */
    static final Duration ALIVE = Duration.ofSeconds(10);

    /** Heartbeats that may be missing before the link counts as dead. */
    private static final int INTERVALS = 3;

    private static final int LEAST_SILENCE_S = 60;
    private static final int MOST_SILENCE_S = 3600;

    private final Sessions sessions;
    private final TerminalContacts contacts;

    @Inject
    Logins(Sessions sessions, TerminalContacts contacts) {
        this.sessions = sessions;
        this.contacts = contacts;
    }

    /** The terminal has shown its code on that connection, and the one that it had before has not been closed yet. */
    void loggedIn(ConnectionWatch here, RegisteredTerminal terminal, ProtocolVersion version, Instant at) {
        TerminalContact before = contacts.find(terminal.terminal());
        ConnectionWatch other = sessions.watchOf(terminal.terminal());
        boolean otherDevice = here.device().differsFrom(before.device());
        if (other != here) {
            IncidentKind suspicion = suspicion(
                    other != null,
                    other == null ? null : since(other.heardAt(), at),
                    other != null && other.address().equals(here.address()),
                    otherDevice);
            if (suspicion != null) {
                here.happened(suspicion, detail(before.device(), here, other));
            }
        }
        Device said = here.device();
        Integer edition = here.edition();
        int year = edition == null ? version.year() : edition;
        contacts.remember(terminal, contact -> contact.withDevice(said).withLogin(year, here.address(), at));
        here.online();
    }

    /** The terminal has gone from that connection. */
    void left(ConnectionWatch here, RegisteredTerminal terminal) {
        here.offline();
        Instant heardAt = here.heardAt();
        if (heardAt != null) {
            contacts.remember(terminal, contact -> later(contact, heardAt));
        }
    }

    /**
     * What a login looks like. Pure.
     *
     * @param elsewhere whether the number is logged in on another connection, which is about to be replaced
     * @param silent how long nothing has come there; null when it is not logged in or has never said anything
     * @param sameAddress whether both come from one address
     * @param otherDevice whether box id or IMEI differ from the last ones
     * @return a clone when both are alive in two places or are two boxes; another device when the number was not logged in;
     *     null for what happens every day: a terminal that comes back after its link has died
     */
    static @Nullable IncidentKind suspicion(
            boolean elsewhere, @Nullable Duration silent, boolean sameAddress, boolean otherDevice) {
        if (elsewhere) {
            boolean alive = silent != null && silent.compareTo(ALIVE) < 0;
            return otherDevice || (alive && !sameAddress) ? IncidentKind.CLONE_SUSPECTED : null;
        }
        return otherDevice ? IncidentKind.DEVICE_CHANGED : null;
    }

    /** Seconds without a word after which a link is closed, by the terminal's heartbeat interval (parameter 0x0001). */
    static int silenceS(int heartbeatS) {
        return Math.clamp((long) INTERVALS * heartbeatS, LEAST_SILENCE_S, MOST_SILENCE_S);
    }

    private static TerminalContact later(TerminalContact contact, Instant heardAt) {
        Instant known = contact.lastHeardAt();
        return known != null && known.isAfter(heardAt) ? contact : contact.withLastHeard(heardAt);
    }

    private static @Nullable Duration since(@Nullable Instant heardAt, Instant at) {
        return heardAt == null ? null : Duration.between(heardAt, at);
    }

    private static String detail(Device before, ConnectionWatch here, @Nullable ConnectionWatch other) {
        StringBuilder chinese = new StringBuilder("新连接来自 ").append(here.address());
        StringBuilder english = new StringBuilder("the new connection comes from ").append(here.address());
        if (other != null) {
            chinese.append("，原连接来自 ").append(other.address());
            english.append(", the old one from ").append(other.address());
        }
        Device now = here.device();
        if (now.differsFrom(before)) {
            String ids = "%s/%s → %s/%s"
                    .formatted(shown(before.boxId()), shown(before.imei()), shown(now.boxId()), shown(now.imei()));
            chinese.append("，设备编号/IMEI ").append(ids);
            english.append(", box id/IMEI ").append(ids);
        }
        return chinese.append(" / ").append(english).toString();
    }

    private static String shown(@Nullable String id) {
        return id == null ? "–" : id;
    }
}
