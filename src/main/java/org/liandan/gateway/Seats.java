package org.liandan.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.ServersChanged;
import org.liandan.cluster.Told;
import org.liandan.cluster.store.ServerTalk;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.store.SeatNumbers;
import org.liandan.ingest.PositionPipeline;
import org.liandan.track.live.LivePositions;

/**
 * At most one session of a terminal over all servers, the newest. Each login has a number, given by the database; a server that hears
 * of a later login of a terminal elsewhere ends the session that it has, and knows that the terminal is online there. Nothing of it
 * is done while a server is alone.
 */
@Singleton
public final class Seats implements LinkListener {

    private static final Logger LOG = Logger.getLogger(Seats.class);
    /** Told with a terminal's number and its login's: it is here. */
    static final String HERE = "seat";
    /** Told with a terminal's number: it is here no more. */
    static final String LEFT = "left";

    /** Told by a server that has just come: which terminals are where? */
    static final String WHO = "who";
    /** Behind the gateway's start, which has read from the table where trucks were, and takes all of them to be offline. */
    private static final int WHEN_ALL_ELSE_IS_THERE = 1_100_000;

    /** Logins and ends that wait to be told. What is not told leaves a dead session to its idle time. */
    private static final int MOST_WAITING = 100_000;
    /** Of a login whose number is still being fetched: later than all that can be heard meanwhile. */
    private static final long BEING_TAKEN = Long.MAX_VALUE;
    /** Of a login that nobody had to be told of. */
    private static final long ALONE = 0;

    private final ServerTalk talk;
    private final SeatNumbers numbers;
    private final Sessions sessions;
    private final Elsewhere elsewhere;
    private final TerminalDirectory directory;
    private final LivePositions live;
    private final PositionPipeline pipeline;
    private final LaneThread teller = new LaneThread("seats");
    private final Map<TerminalLink, Long> seats = new ConcurrentHashMap<>();

    @Inject
    Seats(
            ServerTalk talk,
            SeatNumbers numbers,
            Sessions sessions,
            Elsewhere elsewhere,
            TerminalDirectory directory,
            LivePositions live,
            PositionPipeline pipeline) {
        this.talk = talk;
        this.numbers = numbers;
        this.sessions = sessions;
        this.elsewhere = elsewhere;
        this.directory = directory;
        this.live = live;
        this.pipeline = pipeline;
    }

    void start(@Observes @Priority(WHEN_ALL_ELSE_IS_THERE) StartupEvent event) {
        talk.tell(WHO, "");
    }

    void stop(@Observes ShutdownEvent event) {
        teller.stop();
    }

    @Override
    public void online(TerminalLink link) {
        if (talk.everInCompany()) {
            pipeline.doubt(link.terminal().vehicle());
        }
        elsewhere.remove(link.terminal().terminal());
        if (talk.alone()) {
            seats.put(link, ALONE);
        } else {
            seats.put(link, BEING_TAKEN);
            teller.offer(MOST_WAITING, () -> take(link));
        }
    }

    @Override
    public void offline(TerminalLink link) {
        seats.remove(link);
        if (!talk.alone()) {
            teller.offer(
                    MOST_WAITING, () -> talk.tell(LEFT, link.terminal().phone().digits()));
        }
    }

    private void take(TerminalLink link) {
        if (!link.open()) {
            return;
        }
        try {
            long seat = numbers.next();
            if (seats.computeIfPresent(link, (_, _) -> seat) != null) {
                tell(link, seat);
            }
        } catch (IllegalStateException e) {
            seats.computeIfPresent(link, (_, _) -> ALONE);
            LOG.warnf(
                    "other servers do not know that terminal %s is here: %s",
                    link.terminal().phone().digits(), e.getMessage());
        }
    }

    private void tell(TerminalLink link, long seat) {
        talk.tell(HERE, link.terminal().phone().digits() + ' ' + seat);
    }

    void onServers(@Observes ServersChanged changed) {
        for (RegisteredTerminal terminal : elsewhere.forget(changed.gone())) {
            if (sessions.link(terminal.terminal()) == null) {
                live.connected(terminal, false);
            }
        }
        if (!changed.come().isEmpty()) {
            tellAll();
        }
    }

    private void tellAll() {
        teller.run(() -> seats.forEach((link, seat) -> {
            if (seat != BEING_TAKEN && link.open()) {
                tell(link, seat);
            }
        }));
    }

    void onTold(@Observes Told told) {
        switch (told.subject()) {
            case WHO -> tellAll();
            case HERE -> isThere(told);
            case LEFT -> {
                RegisteredTerminal terminal = terminal(told.words());
                if (terminal != null
                        && elsewhere.remove(terminal.terminal(), told.server())
                        && sessions.link(terminal.terminal()) == null) {
                    live.connected(terminal, false);
                }
            }
            default -> {}
        }
    }

    private void isThere(Told told) {
        int end = told.words().indexOf(' ');
        RegisteredTerminal terminal = end < 0 ? null : terminal(told.words().substring(0, end));
        if (terminal == null) {
            return;
        }
        long seat = Long.parseLong(told.words().substring(end + 1));
        TerminalLink here = sessions.link(terminal.terminal());
        if (here != null && seats.getOrDefault(here, BEING_TAKEN) >= seat) {
            return;
        }
        elsewhere.put(terminal, told.server());
        if (here == null) {
            live.connected(terminal, true);
        } else {
            sessions.leave(here);
        }
    }

    private @Nullable RegisteredTerminal terminal(String phone) {
        return directory.find(TerminalPhone.parse(phone));
    }
}
