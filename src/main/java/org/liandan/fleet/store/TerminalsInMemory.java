package org.liandan.fleet.store;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.Told;
import org.liandan.cluster.store.ServerTalk;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalRegistrations;
import org.liandan.fleet.TerminalsChanged;

/**
 * All terminals in memory, so that an event loop can ask without waiting. A change made by this process is here as soon
 * as its transaction has committed; one made by another process within a minute, if a fingerprint of the tables says that
 * there was one.
 *
 * <p>Writers hold the lock while they read the database, so what they put here is never older than what is here already.
 */
@ApplicationScoped
public class TerminalsInMemory implements TerminalDirectory, TerminalRegistrations {

    private static final String REGISTER = """
            update terminal set code_hash = asks.code, registered_at = ?,
                   terminal_id = coalesce(terminal.terminal_id, nullif(asks.box, '')),
                   updated_at = now(), version = version + 1
            from unnest(?::text[], ?::bytea[], ?::text[]) as asks (phone, code, box)
            where terminal.phone = asks.phone and terminal.active""";

    private static final Logger LOG = Logger.getLogger(TerminalsInMemory.class);
    private static final int CODE_BYTES = 16;

    /** Told with numbers of terminals: they have codes that another server has issued. */
    private static final String CODES = "codes";

    private static final int CODES_IN_A_LINE = 200;

    private final DataSource database;
    private final ServerTalk talk;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentHashMap<String, RegisteredTerminal> terminals = new ConcurrentHashMap<>();
    private final Set<String> plates = ConcurrentHashMap.newKeySet();
    private String fingerprint = "";

    TerminalsInMemory(DataSource database, ServerTalk talk) {
        this.database = database;
        this.talk = talk;
    }

    @Override
    public @Nullable RegisteredTerminal find(TerminalPhone phone) {
        return terminals.get(phone.digits());
    }

    @Override
    public boolean knowsPlate(String plate) {
        return plates.contains(plate);
    }

    @Override
    public Map<TerminalPhone, String> register(List<Request> requests, Instant at) {
        Map<String, Request> byPhone = new LinkedHashMap<>();
        requests.forEach(request -> byPhone.put(request.phone().digits(), request));
        String[] phones = byPhone.keySet().toArray(String[]::new);
        Map<String, String> fresh = new HashMap<>();
        Stream.of(phones).forEach(phone -> fresh.put(phone, freshCode()));
        byte[][] hashes = Stream.of(phones)
                .map(phone ->
                        CodeHash.of(Objects.requireNonNull(fresh.get(phone))).bytes())
                .toArray(byte[][]::new);
        String[] boxes =
                byPhone.values().stream().map(Request::terminalIdFromBox).toArray(String[]::new);
        Map<TerminalPhone, String> issued = new HashMap<>();
        locked(connection -> {
            try (var update = connection.prepareStatement(REGISTER)) {
                update.setTimestamp(1, Timestamp.from(at));
                update.setArray(2, connection.createArrayOf("text", phones));
                update.setArray(3, connection.createArrayOf("bytea", hashes));
                update.setArray(4, connection.createArrayOf("text", boxes));
                update.executeUpdate();
            }
            for (RegisteredTerminal terminal : TerminalRows.ofPhones(connection, byPhone.keySet())) {
                terminals.put(terminal.phone().digits(), terminal);
                String code = fresh.get(terminal.phone().digits());
                // another process may have issued one in the moment between: then this one is not good
                if (code != null
                        && terminal.active()
                        && terminal.code() != null
                        && terminal.code().isOf(code)) {
                    issued.put(terminal.phone(), code);
                }
            }
        });
        tellOthers(issued.keySet());
        return issued;
    }

    /** A terminal may come back at another server, which must know the code by then. */
    private void tellOthers(Set<TerminalPhone> phones) {
        if (!talk.alone()) {
            phones.stream()
                    .map(TerminalPhone::digits)
                    .gather(Gatherers.windowFixed(CODES_IN_A_LINE))
                    .forEach(some -> talk.tell(CODES, String.join(" ", some)));
        }
    }

    void onTold(@Observes Told told) {
        if (told.subject().equals(CODES)) {
            locked(connection -> TerminalRows.ofPhones(
                            connection, Set.of(told.words().split(" ", CODES_IN_A_LINE)))
                    .forEach(terminal -> terminals.put(terminal.phone().digits(), terminal)));
        }
    }

    private String freshCode() {
        byte[] code = new byte[CODE_BYTES];
        random.nextBytes(code);
        return HexFormat.of().formatHex(code);
    }

    /** After the secrets have been looked at, before the gateway opens its port. */
    void load(@Observes @Priority(100) StartupEvent started) {
        locked(this::loadAll);
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) TerminalsChanged changed) {
        locked(connection -> {
            if (changed.plates().isEmpty()) {
                loadAll(connection);
            } else {
                loadSome(connection, changed.plates());
            }
        });
    }

    @Scheduled(
            every = "60s",
            delayed = "60s",
            identity = "terminal-directory",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            locked(connection -> {
                if (!TerminalRows.fingerprint(connection).equals(fingerprint)) {
                    loadAll(connection);
                }
            });
        } catch (IllegalStateException e) {
            LOG.warnf("changes of other processes to the registry are seen later: %s", e.getCause());
        }
    }

    /** How many terminals are known; for metrics. */
    public int size() {
        return terminals.size();
    }

    private void loadAll(Connection connection) throws SQLException {
        // taken first: a change that slips in between is seen once more rather than missed
        fingerprint = TerminalRows.fingerprint(connection);
        Set<String> seen = HashSet.newHashSet(terminals.size());
        TerminalRows.forEach(connection, terminal -> {
            seen.add(terminal.phone().digits());
            terminals.put(terminal.phone().digits(), terminal);
        });
        terminals.keySet().retainAll(seen);
        Set<String> registered = TerminalRows.plates(connection);
        plates.addAll(registered);
        plates.retainAll(registered);
    }

    private void loadSome(Connection connection, Set<String> changedPlates) throws SQLException {
        Set<String> seen = new HashSet<>();
        TerminalRows.ofPlates(connection, changedPlates).forEach(terminal -> {
            seen.add(terminal.phone().digits());
            terminals.put(terminal.phone().digits(), terminal);
        });
        terminals
                .values()
                .removeIf(terminal -> changedPlates.contains(terminal.plate())
                        && !seen.contains(terminal.phone().digits()));
        Set<String> registered = TerminalRows.plates(connection, changedPlates);
        plates.addAll(registered);
        plates.removeIf(plate -> changedPlates.contains(plate) && !registered.contains(plate));
    }

    private interface DatabaseWork {
        void on(Connection connection) throws SQLException;
    }

    private void locked(DatabaseWork work) {
        writing.lock();
        try (var connection = database.getConnection()) {
            work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read or write the terminals", e);
        } finally {
            writing.unlock();
        }
    }
}
