package org.liandan.gateway;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalId;

/** Terminals that are logged in on another server of this database, as that server has told. */
@Singleton
final class Elsewhere {

    /** Which server has it, and who it is. */
    private record Seat(int server, RegisteredTerminal terminal) {}

    private final Map<TerminalId, Seat> seats = new ConcurrentHashMap<>();

    boolean has(TerminalId terminal) {
        return seats.containsKey(terminal);
    }

    Set<TerminalId> terminals() {
        return Set.copyOf(seats.keySet());
    }

    void put(RegisteredTerminal terminal, int server) {
        seats.put(terminal.terminal(), new Seat(server, terminal));
    }

    /** It has come here. */
    void remove(TerminalId terminal) {
        seats.remove(terminal);
    }

    /** False if that server's word is out of date: another one has the terminal by now, or nobody. */
    boolean remove(TerminalId terminal, int server) {
        Seat seat = seats.get(terminal);
        return seat != null && seat.server() == server && seats.remove(terminal, seat);
    }

    /** The terminals that such a server had. */
    List<RegisteredTerminal> forget(Set<Integer> servers) {
        List<RegisteredTerminal> left = new ArrayList<>();
        seats.forEach((terminal, seat) -> {
            if (servers.contains(seat.server()) && seats.remove(terminal, seat)) {
                left.add(seat.terminal());
            }
        });
        return left;
    }
}
