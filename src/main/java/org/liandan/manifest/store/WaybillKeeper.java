package org.liandan.manifest.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.store.Statements;

/** Throws away waybills and drivers' cards whose time is over; what they led to stays with its manifest. */
@ApplicationScoped
public class WaybillKeeper {

    private final Statements statements;
    private final WaybillSettings settings;
    private final Clock clock;

    WaybillKeeper(Statements statements, WaybillSettings settings, Clock clock) {
        this.statements = statements;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "24h",
            delayed = "20m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void keep() {
        expire(clock.instant());
    }

    /** Deletes what is older than the retention; returns how many lines went. */
    @Transactional
    public int expire(Instant now) {
        Instant before = now.minus(Duration.ofDays(settings.retentionDays()));
        return statements.update("delete from waybill where last_at < ?", before)
                + statements.update("delete from driver_card where received_at < ?", before);
    }
}
