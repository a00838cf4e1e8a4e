package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalContacts;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalId;
import org.liandan.track.live.LivePositions;

/** Who is connected: every connection within the limits, and at most one for each terminal, the newest. */
@Singleton
public final class Sessions {

    private final Set<TerminalConnection> connections = ConcurrentHashMap.newKeySet();
    private final Map<TerminalId, ConnectionLink> online = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final GatewaySettings settings;
    private final int mostConnections;
    private final TerminalDirectory directory;
    private final TerminalContacts contacts;
    private final LivePositions live;
    private final LinkListeners listeners;
    private final Elsewhere elsewhere;

    @Inject
    Sessions(
            GatewaySettings settings,
            TerminalDirectory directory,
            TerminalContacts contacts,
            LivePositions live,
            LinkListeners listeners,
            Elsewhere elsewhere) {
        this.settings = settings;
        this.mostConnections = OpenFiles.connections(settings.maxConnections());
        this.directory = directory;
        this.contacts = contacts;
        this.live = live;
        this.listeners = listeners;
        this.elsewhere = elsewhere;
    }

    /** False when there are as many connections as are allowed; then nothing is to be undone. */
    boolean admit(TerminalConnection connection, InetAddress address) {
        if (admitted.incrementAndGet() > mostConnections) {
            admitted.decrementAndGet();
            return false;
        }
        if (perAddress.merge(address, 1, Integer::sum) > settings.maxConnectionsPerAddress()) {
            leave(address);
            return false;
        }
        connections.add(connection);
        return true;
    }

    /** Undoes {@link #admit}. */
    void remove(TerminalConnection connection, InetAddress address) {
        if (connections.remove(connection)) {
            leave(address);
        }
    }

    private void leave(InetAddress address) {
        admitted.decrementAndGet();
        perAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    /** The terminal has authenticated here: a connection that it had before is as good as dead (clause 5.2). */
    void online(ConnectionLink link) {
        ConnectionLink before = online.put(link.terminal().terminal(), link);
        if (before == null) {
            live.connected(link.terminal(), true);
        } else if (!before.isOn(link)) {
            before.close(CloseReason.REPLACED);
        }
        listeners.tell(listener -> listener.online(link));
    }

    /** The terminal is here no more; unless it has gone on elsewhere it is offline. */
    void offline(ConnectionLink link) {
        if (online.remove(link.terminal().terminal(), link)) {
            live.connected(link.terminal(), elsewhere.has(link.terminal().terminal()));
        }
        listeners.tell(listener -> listener.offline(link));
    }

    /** The terminal has logged in on another server since: what it has here is as good as dead. */
    void leave(TerminalLink link) {
        ConnectionLink here = online.get(link.terminal().terminal());
        if (here != null && here.equals(link)) {
            here.close(CloseReason.REPLACED);
        }
    }

    /** The terminal's link, or null while it is not connected here. */
    public @Nullable TerminalLink link(TerminalId terminal) {
        return online.get(terminal);
    }

    /** The links of a vehicle's terminals, of which there is hardly ever more than one. */
    public List<TerminalLink> links(int vehicleId) {
        return online.values().stream()
                .filter(link -> link.terminal().vehicle().value() == vehicleId)
                .map(TerminalLink.class::cast)
                .toList();
    }

    /** What is seen of the connection on which the terminal is logged in, or null. */
    @Nullable ConnectionWatch watchOf(TerminalId terminal) {
        ConnectionLink link = online.get(terminal);
        return link == null ? null : link.watch();
    }

    /** The terminals that are logged in now, on other servers too. */
    Set<TerminalId> onlineTerminals() {
        Set<TerminalId> all = new HashSet<>(elsewhere.terminals());
        all.addAll(online.keySet());
        return Set.copyOf(all);
    }

    /** Once a second: closes connections that are silent, do not log in, or are no longer in the registry. */
    void sweep() {
        for (TerminalConnection connection : connections) {
            SessionState state = connection.state();
            connection.tick(silenceS(state), settings.loginTimeout().toSeconds());
            if (state instanceof SessionState.Authenticated authenticated && isWithdrawn(authenticated.terminal())) {
                connection.close(CloseReason.WITHDRAWN);
            }
        }
    }

    /** By the terminal's heartbeat interval where it has told it, else the general time. */
    private long silenceS(SessionState state) {
        Integer heartbeatS = state instanceof SessionState.Authenticated authenticated
                ? contacts.find(authenticated.terminal().terminal()).heartbeatS()
                : null;
        return heartbeatS == null ? settings.idleTimeout().toSeconds() : Logins.silenceS(heartbeatS);
    }

    private boolean isWithdrawn(RegisteredTerminal terminal) {
        RegisteredTerminal now = directory.find(terminal.phone());
        return now == null
                || !now.active()
                || !now.vehicle().equals(terminal.vehicle())
                || !now.carrier().equals(terminal.carrier())
                || !now.plate().equals(terminal.plate());
    }

    void each(Consumer<TerminalConnection> action) {
        connections.forEach(action);
    }

    /** Open connections, authenticated or not. */
    public int connected() {
        return admitted.get();
    }

    /** Authenticated terminals. */
    public int online() {
        return online.size();
    }
}
