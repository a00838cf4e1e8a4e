package org.liandan.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.ProtocolVersion;

/**
 * Who is logged in on one connection: the state of its session and the link, and what follows when they change. Changed on
 * the connection's event loop; the state may be read by any thread.
 */
final class ConnectionLogin {

    private final TerminalConnection connection;
    private final Gateway gateway;
    private volatile SessionState state = new SessionState.Connected(0);
    /** Of the terminal that is authenticated here; null while none is. */
    private @Nullable ConnectionLink link;
    /** The registration was of the 2011 form, the one message that tells 2011 from 2013. */
    private boolean registeredAs2011;

    ConnectionLogin(TerminalConnection connection, Gateway gateway) {
        this.connection = connection;
        this.gateway = gateway;
    }

    SessionState state() {
        return state;
    }

    @Nullable ConnectionLink link() {
        return link;
    }

    /** A registration has come, in that form. */
    void registering(ProtocolVersion version) {
        registeredAs2011 = version == ProtocolVersion.V2011;
    }

    /**
     * The session goes on in that state.
     *
     * @param version edition of the message that led to it
     * @param at when that message came
     */
    void enter(SessionState next, ProtocolVersion version, Instant at) {
        SessionState before = state;
        if (before.equals(next)) {
            return;
        }
        state = next;
        switch (next) {
            case SessionState.Authenticated is -> {
                ProtocolVersion spoken = registeredAs2011 ? ProtocolVersion.V2011 : version;
                connection.watch().said(is.device());
                gateway.logins().loggedIn(connection.watch(), is.terminal(), spoken, at);
                relink(new ConnectionLink(connection, is.terminal(), spoken));
            }
            case SessionState.Connected connected -> {
                relink(null);
                countRefusals(before, connected);
            }
        }
    }

    /** The connection has ended. */
    void leave() {
        enter(new SessionState.Connected(0), ProtocolVersion.V2013, Instant.EPOCH);
    }

    /** The new link stands before the old one ends, so that a terminal which goes on here is never offline. */
    private void relink(@Nullable ConnectionLink next) {
        ConnectionLink before = link;
        link = next;
        if (next != null) {
            gateway.sessions().online(next);
        }
        if (before != null) {
            before.end();
            gateway.sessions().offline(before);
            if (next == null) {
                gateway.logins().left(connection.watch(), before.terminal());
            }
        }
    }

    private void countRefusals(SessionState before, SessionState.Connected next) {
        int refusedBefore = before instanceof SessionState.Connected connected ? connected.refusals() : 0;
        if (next.refusals() > refusedBefore) {
            gateway.counters().refusedLogin();
        }
        if (next.refusals() >= gateway.settings().maxRefusedLogins()) {
            // behind what is under way: the refusal itself still goes out
            connection.close(CloseReason.REFUSED_LOGINS);
        }
    }
}
