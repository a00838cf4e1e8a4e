package org.liandan.audit.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.liandan.audit.AuditSeal;

/**
 * Seals the entries of the audit log some seconds after they were written, and looks through all of it every night. One process at a
 * time: another that finds the lock taken leaves it to that one.
 */
// at once, so that its number is there before the first night
@Startup
@ApplicationScoped
public class AuditSealing {

    private static final Logger LOG = Logger.getLogger(AuditSealing.class);
    private static final int AT_ONCE = 5_000;
    private static final int LINES_LOGGED = 200;
    private static final Duration BETWEEN_HEADS = Duration.ofHours(1);

    /** Of PostgreSQL's advisory locks this one is the sealing's. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(808, 28)";

    private static final String LAST = "select position, entry_id, hash from audit_seal order by position desc limit 1";

    /**
     * Numbers are given before the commit: an entry with a lower one may come after others have been sealed. No transaction lasts as
     * long as ten thousand entries take; whatever came later than that all the same is found by the nightly look.
     */
    private static final String NEXT = """
            select id, at, actor, action, subject_type, subject_id, detail::text as detail, address from audit_entry e
             where id > (select coalesce(max(entry_id), 0) - 10000 from audit_seal)
               and not exists (select from audit_seal s where s.entry_id = e.id)
             order by id limit\s""" + AT_ONCE;

    private static final String INSERT = "insert into audit_seal (position, entry_id, hash) values (?, ?, ?)";

    private final DataSource database;
    private final AuditHeads heads;
    private final Clock clock;
    private final AtomicLong findings = new AtomicLong(-1);
    private Instant headWritten = Instant.EPOCH;

    AuditSealing(
            DataSource database,
            @ConfigProperty(name = "liandan.anchor.directory") Path directory,
            Clock clock,
            MeterRegistry metrics) {
        this.database = database;
        this.heads = new AuditHeads(directory.resolve(AuditHeads.FILE));
        this.clock = clock;
        metrics.gauge("liandan.audit.log.findings", findings, last -> last.get() < 0 ? Double.NaN : last.get());
    }

    /** Where seals are kept outside the database. */
    AuditHeads heads() {
        return heads;
    }

    /** Seals what has none. */
    @Scheduled(
            every = "{liandan.audit.sealing-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void round() {
        int sealed = AT_ONCE;
        while (sealed == AT_ONCE) {
            sealed = seal();
        }
    }

    /** @return how many; fewer than {@link #AT_ONCE} when no more are left, or another process is at it */
    private int seal() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int sealed = isOurs(connection) ? seal(connection) : 0;
                connection.commit();
                return sealed;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot seal the audit log", e);
        }
    }

    private static boolean isOurs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private int seal(Connection connection) throws SQLException {
        long position = 0;
        AuditSeal seal = AuditSeal.BEGINNING;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAST)) {
            if (row.next()) {
                position = row.getLong("position");
                seal = new AuditSeal(row.getBytes("hash"));
            }
        }
        int count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEXT);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (row.next()) {
                position++;
                seal = seal.over(AuditEntries.read(row));
                insert.setLong(1, position);
                insert.setLong(2, row.getLong("id"));
                insert.setBytes(3, seal.bytes());
                insert.addBatch();
                count++;
            }
            if (count > 0) {
                insert.executeBatch();
            }
        }
        keepOutside(position, seal, count);
        return count;
    }

    /** An hour's last seal is soon enough: what is younger is found by those who remember it. */
    private synchronized void keepOutside(long position, AuditSeal seal, int count) {
        Instant now = clock.instant();
        if (count > 0 && Duration.between(headWritten, now).compareTo(BETWEEN_HEADS) >= 0) {
            heads.add(position, seal);
            headWritten = now;
        }
    }

    /** Looks through all of it. */
    @Scheduled(
            cron = "{liandan.audit.cron}",
            timeZone = "Asia/Shanghai",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void atNight() {
        long[] lines = {0};
        AuditChain.Summary summary = AuditChain.check(database, heads, clock.instant(), flaw -> {
            if (lines[0]++ < LINES_LOGGED) {
                LOG.error(flaw.line());
            }
        });
        findings.set(summary.findings());
        LOG.infof(
                "%d sealed entries of the audit log looked through, %d findings", summary.sealed(), summary.findings());
    }
}
