package org.liandan.fleet.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalContact;
import org.liandan.fleet.TerminalContacts;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalsChanged;

/**
 * The contacts of all terminals in memory, written to the table every second as far as they have changed. After a crash the
 * last second is missing, which costs nobody anything: a terminal tells all of it again at its next login.
 */
@ApplicationScoped
public class ContactsInMemory implements TerminalContacts {

    private static final Logger LOG = Logger.getLogger(ContactsInMemory.class);
    /** Behind the gateway, whose last connections end while it stops. */
    private static final int LAST = 3_000_000;

    /** In less time no box is taken out of one truck and built into another. */
    private static final Duration REBUILDING = Duration.ofMinutes(10);

    private final DataSource database;
    private final TerminalDirectory directory;
    private final Clock clock;
    private final ConcurrentHashMap<TerminalId, TerminalContact> contacts = new ConcurrentHashMap<>();
    private final Set<TerminalId> changed = ConcurrentHashMap.newKeySet();
    private final DeviceIndex devices = new DeviceIndex();

    /** Links that began before are no more. */
    private volatile Instant startedAt = Instant.MAX;

    ContactsInMemory(DataSource database, TerminalDirectory directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public TerminalContact find(TerminalId terminal) {
        TerminalContact contact = contacts.get(terminal);
        return contact == null ? TerminalContact.of(terminal) : contact;
    }

    @Override
    public void remember(RegisteredTerminal terminal, UnaryOperator<TerminalContact> change) {
        TerminalContact now = contacts.compute(
                terminal.terminal(), (id, before) -> change.apply(before == null ? TerminalContact.of(id) : before));
        devices.put(terminal.phone(), now.device());
        changed.add(terminal.terminal());
    }

    @Override
    public @Nullable RegisteredTerminal otherVehicleWith(Device device, RegisteredTerminal asking) {
        for (TerminalPhone phone : devices.same(device)) {
            RegisteredTerminal other = directory.find(phone);
            if (other != null
                    && other.active()
                    && !other.vehicle().equals(asking.vehicle())
                    && isStillThere(find(other.terminal()))) {
                return other;
            }
        }
        return null;
    }

    /** Whether a box that has moved could not have moved yet: its link stands, or ended a moment ago. */
    private boolean isStillThere(TerminalContact contact) {
        Instant login = contact.loggedInAt();
        Instant heard = contact.lastHeardAt();
        boolean linkStands = login != null && !login.isBefore(startedAt) && (heard == null || heard.isBefore(login));
        Instant moved = clock.instant().minus(REBUILDING);
        return linkStands || (login != null && login.isAfter(moved)) || (heard != null && heard.isAfter(moved));
    }

    /** Behind the directory, before the gateway opens its port. */
    void load(@Observes @Priority(200) StartupEvent started) {
        startedAt = clock.instant();
        load(Set.of());
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) TerminalsChanged change) {
        load(change.plates());
    }

    @Scheduled(every = "1s", identity = "terminal-contacts", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        if (changed.isEmpty()) {
            return;
        }
        List<TerminalId> due = new ArrayList<>(changed);
        changed.removeAll(due);
        try (var connection = database.getConnection()) {
            ContactRows.write(connection, due.stream().map(this::find).toList());
        } catch (SQLException | RuntimeException e) {
            changed.addAll(due);
            LOG.warnf("contacts of %d terminals are not written yet: %s", due.size(), e.getMessage());
        }
    }

    void writeTheLast(@Observes @Priority(LAST) ShutdownEvent stopping) {
        write();
    }

    /** The registry's word on box ids, and at the start what is remembered. Of all plates if none is named. */
    private void load(Set<String> plates) {
        try (var connection = database.getConnection()) {
            load(connection, plates);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the contacts of terminals", e);
        }
    }

    private void load(Connection connection, Set<String> plates) throws SQLException {
        ContactRows.read(connection, plates, (phone, registeredBoxId, stored) -> {
            TerminalContact now = contacts.computeIfAbsent(stored.terminal(), _ -> stored);
            Device registered = new Device(null, registeredBoxId, null, null);
            devices.put(phone, registered.with(now.device()));
        });
    }
}
