package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.LinkState;
import org.liandan.fleet.LoggedMessage;
import org.liandan.fleet.LoginFailure;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalIncidents;
import org.liandan.fleet.TerminalLinks;
import org.liandan.fleet.TerminalPhone;

/**
 * A {@link TerminalTrace} for every number that has connected. Registered numbers keep theirs; of strangers, who are as
 * many as somebody likes to invent, the latest few hundred.
 */
@Singleton
public final class TerminalTraces implements TerminalLinks {

    private static final int STRANGERS = 500;
    private static final int FAILING = 200;

    private final TerminalDirectory directory;
    private final TerminalIncidents incidents;
    private final Sessions sessions;
    private final RsaKeys keys;
    private final LogBudget budget;
    private final Map<String, TerminalTrace> known = new ConcurrentHashMap<>();
    /** By number, or by address where none was given; guarded by itself. */
    private final Map<String, TerminalTrace> strangers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TerminalTrace> eldest) {
            boolean tooMany = size() > STRANGERS;
            if (tooMany) {
                eldest.getValue().log.clear();
            }
            return tooMany;
        }
    };
    /** Who has not got in, the latest last; guarded by itself. */
    private final Map<String, TerminalTrace> failing = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TerminalTrace> eldest) {
            return size() > FAILING;
        }
    };

    @Inject
    TerminalTraces(
            TerminalDirectory directory,
            TerminalIncidents incidents,
            Sessions sessions,
            RsaKeys keys,
            GatewaySettings settings) {
        this.keys = keys;
        this.directory = directory;
        this.incidents = incidents;
        this.sessions = sessions;
        this.budget = new LogBudget(settings.messageLogBytes());
    }

    /** The trace of a number that a frame claims. */
    TerminalTrace of(String phone) {
        TerminalTrace trace = known.get(phone);
        if (trace != null) {
            return trace;
        }
        TerminalTrace stranger;
        synchronized (strangers) {
            if (directory.find(new TerminalPhone(phone)) == null) {
                return strangers.computeIfAbsent(phone, number -> new TerminalTrace(number, budget));
            }
            stranger = strangers.remove(phone);
        }
        TerminalTrace first = stranger == null ? new TerminalTrace(phone, budget) : stranger;
        TerminalTrace other = known.putIfAbsent(phone, first);
        return other == null ? first : other;
    }

    /** The trace of an address that has given no number. */
    TerminalTrace ofAddress(String address) {
        synchronized (strangers) {
            return strangers.computeIfAbsent("@" + address, _ -> new TerminalTrace("", budget));
        }
    }

    /** Somebody did not get in. */
    void failed(TerminalTrace trace, IncidentKind kind, String address, String detail, String hex, Instant at) {
        LoginFailure _ = trace.failed(kind, address, detail, hex, at);
        synchronized (failing) {
            failing.put(trace.phone.isEmpty() ? "@" + address : trace.phone, trace);
        }
        incidents.report(kind, trace.phone, address, detail, at);
    }

    /** Something else is wrong with a terminal. */
    void happened(IncidentKind kind, String phone, String address, String detail, Instant at) {
        incidents.report(kind, phone, address, detail, at);
    }

    @Override
    public @Nullable LinkState find(TerminalPhone phone) {
        TerminalTrace trace = existing(phone);
        return trace == null ? null : trace.state();
    }

    @Override
    public Set<TerminalId> online() {
        return sessions.onlineTerminals();
    }

    @Override
    public List<LoggedMessage> messages(TerminalPhone phone) {
        TerminalTrace trace = existing(phone);
        if (trace == null) {
            return List.of();
        }
        RegisteredTerminal terminal = directory.find(phone);
        return new ReadableFrames(terminal == null ? null : terminal.code(), keys.cipher(phone.digits()))
                .newestFirst(trace.log.kept());
    }

    /** The latest frames of a number as they went over the wire, oldest first. */
    List<FrameLog.Kept> kept(TerminalPhone phone) {
        TerminalTrace trace = existing(phone);
        return trace == null ? List.of() : trace.log.kept();
    }

    @Override
    public List<LoginFailure> failures() {
        List<TerminalTrace> traces;
        synchronized (failing) {
            failing.values().removeIf(trace -> trace.open() == null);
            traces = new ArrayList<>(failing.values());
        }
        return traces.reversed().stream()
                .map(TerminalTrace::open)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable TerminalTrace existing(TerminalPhone phone) {
        TerminalTrace trace = known.get(phone.digits());
        if (trace != null) {
            return trace;
        }
        synchronized (strangers) {
            return strangers.get(phone.digits());
        }
    }
}
