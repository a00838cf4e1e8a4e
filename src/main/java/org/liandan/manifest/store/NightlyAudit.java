package org.liandan.manifest.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.manifest.seal.Finding;
import org.liandan.operations.HandRun;
import org.liandan.operations.KnownJob;

/**
 * {@link ChainAudit} every night, and the anchors beside their file. What it finds is logged line by line, counted in
 * {@code liandan.audit.findings} and said to the bureau on its list of manifests.
 */
// at once, so that its number is there before the first night
@Startup
@ApplicationScoped
public class NightlyAudit implements HandRun {

    private static final Logger LOG = Logger.getLogger(NightlyAudit.class);
    private static final int LINES_LOGGED = 200;

    /**
     * How the last round ended.
     *
     * @param at when
     * @param differingAnchors that the file beside the database has otherwise
     */
    public record Result(Instant at, ChainAudit.Summary summary, int differingAnchors) {

        /** Everything that does not hold. */
        public long findings() {
            return summary.findings() + differingAnchors;
        }
    }

    private final ChainAudit chains;
    private final Anchors anchors;
    private final Clock clock;
    private final AtomicReference<@Nullable Result> last = new AtomicReference<>();

    NightlyAudit(
            @io.quarkus.agroal.DataSource("maintenance") DataSource database,
            PersonalFields personal,
            Anchors anchors,
            Clock clock,
            MeterRegistry metrics) {
        chains = new ChainAudit(database, personal);
        this.anchors = anchors;
        this.clock = clock;
        metrics.gauge(
                "liandan.audit.findings",
                this,
                audit -> audit.last().map(result -> (double) result.findings()).orElse(Double.NaN));
    }

    /** How the last round of this process ended; empty before the first. */
    public Optional<Result> last() {
        return Optional.ofNullable(last.get());
    }

    @Override
    public KnownJob job() {
        return KnownJob.AUDIT;
    }

    @Override
    public void runNow() {
        atNight();
    }

    @Scheduled(
            cron = "{liandan.audit.cron}",
            timeZone = "Asia/Shanghai",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    public void atNight() {
        int[] lines = {0};
        ChainAudit.Summary summary = chains.all(found -> {
            if (lines[0]++ < LINES_LOGGED) {
                LOG.errorf(
                        "%s %s %s",
                        found.finding().flaw(), found.subject(), found.finding().sentence());
            }
        });
        List<Finding> differing = anchors.file().differences(anchors.all());
        for (Finding finding : differing) {
            LOG.errorf("%s %s", finding.flaw(), finding.sentence());
        }
        Result result = new Result(clock.instant(), summary, differing.size());
        last.set(result);
        LOG.infof(
                "%d manifests with %d signed steps and %d anchors audited, %d findings",
                summary.manifests(), summary.steps(), summary.anchors(), result.findings());
    }
}
