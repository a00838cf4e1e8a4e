package org.liandan.fleet.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.IncidentNoted;
import org.liandan.fleet.TerminalIncidents;

/**
 * Collects incidents in memory and writes them once a second. What happens again within an hour makes its entry's count
 * rise; so many new entries are made in a minute and no more, because anybody on the internet can invent numbers.
 */
@ApplicationScoped
public class IncidentBook implements TerminalIncidents {

    private static final Logger LOG = Logger.getLogger(IncidentBook.class);
    private static final int WAITING = 1_000;
    private static final int NEW_IN_A_MINUTE = 120;
    private static final int LONGEST_DETAIL = 500;
    private static final Duration SAME = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int LAST = 3_000_000;

    private static final String AGAIN = """
            update terminal_incident set count = count + ?, last_at = greatest(last_at, ?), detail = ?
            where id = (select id from terminal_incident
                where kind = ? and phone = ? and address = ? and last_at > ? order by last_at desc limit 1)""";

    private static final String ANEW = """
            insert into terminal_incident (kind, phone, address, detail, first_at, last_at, count)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private record Key(IncidentKind kind, String phone, String address) {}

    private record Waiting(String detail, Instant firstAt, Instant lastAt, int count) {

        Waiting and(Waiting later) {
            return new Waiting(later.detail, firstAt, later.lastAt, count + later.count);
        }
    }

    private final DataSource database;
    private final Clock clock;
    private final Event<IncidentNoted> noted;
    private final LongAdder dropped = new LongAdder();
    /** In the order in which they came; guarded by itself. */
    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

    private Instant minute = Instant.EPOCH;
    private int newInThisMinute;

    IncidentBook(DataSource database, Clock clock, Event<IncidentNoted> noted, MeterRegistry metrics) {
        this.noted = noted;
        this.database = database;
        this.clock = clock;
        metrics.more()
                .counter(
                        "liandan.incidents.dropped",
                        io.micrometer.core.instrument.Tags.empty(),
                        dropped,
                        LongAdder::sum);
    }

    @Override
    public void report(IncidentKind kind, String phone, String address, String detail, Instant at) {
        String shown = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
        Key key = new Key(kind, phone, address);
        synchronized (waiting) {
            if (waiting.size() < WAITING || waiting.containsKey(key)) {
                waiting.merge(key, new Waiting(shown.replace('\0', ' '), at, at, 1), Waiting::and);
            } else {
                dropped.increment();
            }
        }
    }

    @Scheduled(every = "1s", identity = "terminal-incidents", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        Map<Key, Waiting> due;
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                return;
            }
            due = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        try (var connection = database.getConnection()) {
            for (Map.Entry<Key, Waiting> entry : due.entrySet()) {
                write(connection, entry.getKey(), entry.getValue());
            }
        } catch (SQLException e) {
            dropped.add(due.size());
            LOG.warnf("%d incidents of terminals could not be written: %s", due.size(), e.getMessage());
        }
    }

    void writeTheLast(@Observes @Priority(LAST) ShutdownEvent stopping) {
        write();
    }

    @Scheduled(every = "24h", delayed = "10m", identity = "terminal-incidents-old", skipExecutionIf = NotOnDuty.class)
    void forget() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from terminal_incident where last_at < ?")) {
            delete.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
            int old = delete.executeUpdate();
            LOG.debugf("%d old incidents of terminals deleted", old);
        } catch (SQLException e) {
            LOG.warnf("old incidents of terminals could not be deleted: %s", e.getMessage());
        }
    }

    private void write(Connection connection, Key key, Waiting what) throws SQLException {
        try (var again = connection.prepareStatement(AGAIN)) {
            again.setInt(1, what.count());
            again.setObject(2, what.lastAt().atOffset(ZoneOffset.UTC));
            again.setString(3, what.detail());
            again.setString(4, key.kind().name());
            again.setString(5, key.phone());
            again.setString(6, key.address());
            again.setObject(7, what.firstAt().minus(SAME).atOffset(ZoneOffset.UTC));
            if (again.executeUpdate() > 0) {
                return;
            }
        }
        if (!mayBeNew()) {
            dropped.increment();
            return;
        }
        try (var anew = connection.prepareStatement(ANEW)) {
            anew.setString(1, key.kind().name());
            anew.setString(2, key.phone());
            anew.setString(3, key.address());
            anew.setString(4, what.detail());
            anew.setObject(5, what.firstAt().atOffset(ZoneOffset.UTC));
            anew.setObject(6, what.lastAt().atOffset(ZoneOffset.UTC));
            anew.setInt(7, what.count());
            int _ = anew.executeUpdate();
        }
        noted.fire(new IncidentNoted(key.kind(), key.phone(), what.detail(), what.firstAt()));
    }

    private boolean mayBeNew() {
        Instant now = clock.instant();
        if (Duration.between(minute, now).toSeconds() >= 60) {
            minute = now;
            newInThisMinute = 0;
        }
        return newInThisMinute++ < NEW_IN_A_MINUTE;
    }
}
