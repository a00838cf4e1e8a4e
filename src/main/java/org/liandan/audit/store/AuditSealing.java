package org.liandan.audit.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.store.Statements;
import org.liandan.operations.HandRun;
import org.liandan.operations.KnownJob;

/**
 * Seals the audit log every few seconds, and looks at all of it every night. What it finds is logged line by line and counted in
 * {@code liandan.audit.log.findings}.
 */
// at once, so that its number is there before the first night
@Startup
@ApplicationScoped
public class AuditSealing implements HandRun {

    private static final Logger LOG = Logger.getLogger(AuditSealing.class);
    private static final int LINES_LOGGED = 200;

    private static final String STATE = """
            select (select count(*) from (select from audit_unsealed limit 10001) waiting), s.position, e.at
              from (values (1)) one
              left join lateral (select position, entry_id from audit_seal order by position desc limit 1) s on true
              left join audit_entry e on e.id = s.entry_id""";

    /**
     * How the last nightly look of this process ended.
     *
     * @param at when
     */
    public record Result(Instant at, SealAudit.Summary summary) {}

    /**
     * How far the log is sealed.
     *
     * @param waiting entries without a place, counted up to 10,001
     * @param position the chain's end; 0 when nothing is sealed
     * @param upTo time of the entry there; null when nothing is sealed
     */
    public record State(
            long waiting, long position, @Nullable Instant upTo) {}

    private final SealBook book;
    private final SealAudit audit;
    private final Statements statements;
    private final Clock clock;
    private final AtomicReference<@Nullable Result> last = new AtomicReference<>();

    AuditSealing(
            @DataSource("maintenance") javax.sql.DataSource database,
            Statements statements,
            Clock clock,
            MeterRegistry metrics) {
        book = new SealBook(database);
        audit = new SealAudit(database);
        this.statements = statements;
        this.clock = clock;
        metrics.gauge(
                "liandan.audit.log.findings",
                this,
                sealing -> sealing.last()
                        .map(result -> (double) result.summary().findings())
                        .orElse(Double.NaN));
    }

    /** How the last nightly look of this process ended; empty before the first. */
    public Optional<Result> last() {
        return Optional.ofNullable(last.get());
    }

    /** How far the log is sealed now. */
    public State state() {
        return statements
                .first(STATE, row -> new State(row.getLong(1), row.getLong(2), Statements.instant(row, 3)))
                .orElseThrow();
    }

    @Override
    public KnownJob job() {
        return KnownJob.AUDIT_LOG;
    }

    @Override
    public void runNow() {
        atNight();
    }

    @Scheduled(
            every = "{liandan.audit.sealing}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void seal() {
        long _ = book.seal();
    }

    @Scheduled(
            cron = "{liandan.audit.cron}",
            timeZone = "Asia/Shanghai",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void atNight() {
        int[] lines = {0};
        SealAudit.Summary summary = audit.run(found -> {
            if (lines[0]++ < LINES_LOGGED) {
                LOG.errorf("%s %s", found.flaw(), found.line());
            }
        });
        last.set(new Result(clock.instant(), summary));
        LOG.infof("%d sealed entries of the audit log looked at, %d findings", summary.sealed(), summary.findings());
    }
}
