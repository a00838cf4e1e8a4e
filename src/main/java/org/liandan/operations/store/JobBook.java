package org.liandan.operations.store;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.Statements;
import org.liandan.operations.JobRun;
import org.liandan.operations.KnownJob;

/**
 * How every job last ended, whichever process did it. What runs every second is written once a minute, and at once when it begins
 * to fail or ends to.
 */
@Singleton
public class JobBook {

    private static final Logger LOG = Logger.getLogger(JobBook.class);
    private static final Duration WRITTEN_AGAIN = Duration.ofMinutes(1);
    private static final int MOST = 200;

    private static final String KEEP = """
            insert into job_run (job, ended_at, duration_ms, succeeded, error, asked_by, well_at) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (job) do update set ended_at = excluded.ended_at, duration_ms = excluded.duration_ms,
                succeeded = excluded.succeeded, error = excluded.error, asked_by = excluded.asked_by,
                well_at = coalesce(excluded.well_at, job_run.well_at)
            where job_run.ended_at <= excluded.ended_at""";

    private final Statements statements;
    private final Clock clock;
    /** Of this process, the latest of each job; as many as there are jobs. */
    private final Map<String, JobRun> latest = new ConcurrentHashMap<>();

    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    JobBook(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    void went(@Observes SuccessfulExecution done) {
        ended(done.getExecution(), null);
    }

    void failed(@Observes FailedExecution done) {
        ended(done.getExecution(), done.getException());
    }

    private void ended(ScheduledExecution execution, @Nullable Throwable failure) {
        String method = execution.getTrigger().getMethodDescription();
        String job = KnownJob.simple(method == null ? execution.getTrigger().getId() : method);
        Instant now = clock.instant();
        Duration took = Duration.between(execution.getFireTime(), now);
        note(job, took.isNegative() ? Duration.ZERO : took, failure, null);
    }

    /** Notes how a job ended just now. */
    void note(String job, Duration took, @Nullable Throwable failure, @Nullable String askedBy) {
        Instant now = clock.instant();
        JobRun before = latest.get(job);
        String error = failure == null ? null : JobRun.error(failure);
        Instant wellAt = failure == null ? now : before == null ? null : before.wellAt();
        JobRun run = new JobRun(job, now, took, error, askedBy, wellAt);
        latest.put(job, run);
        Instant last = written.get(job);
        boolean changed = before == null || before.succeeded() != run.succeeded() || askedBy != null;
        if (changed || last == null || !last.plus(WRITTEN_AGAIN).isAfter(now)) {
            keep(run);
            written.put(job, now);
        }
    }

    private void keep(JobRun run) {
        try {
            statements.update(
                    KEEP,
                    run.job(),
                    run.endedAt(),
                    run.duration().toMillis(),
                    run.succeeded(),
                    run.error(),
                    run.askedBy(),
                    run.wellAt());
        } catch (IllegalStateException e) {
            // a job that failed because the database is away must not fail once more for that
            LOG.debugf("how %s ended is not kept: %s", run.job(), e.getMessage());
        }
    }

    /** The latest run of every job, of this process or of another, by its name; of this process alone while the database is away. */
    public Map<String, JobRun> latest() {
        Map<String, JobRun> runs = new TreeMap<>();
        for (JobRun stored : stored()) {
            runs.put(stored.job(), stored);
        }
        latest.forEach((job, run) ->
                runs.merge(job, run, (stored, own) -> stored.endedAt().isAfter(own.endedAt()) ? stored : own));
        return runs;
    }

    private List<JobRun> stored() {
        try {
            return statements.query(
                    "select job, ended_at, duration_ms, error, asked_by, well_at from job_run order by job limit ?",
                    row -> new JobRun(
                            row.getString("job"),
                            Statements.time(row, "ended_at"),
                            Duration.ofMillis(row.getLong("duration_ms")),
                            row.getString("error"),
                            row.getString("asked_by"),
                            Statements.instant(row, "well_at")),
                    MOST);
        } catch (IllegalStateException e) {
            LOG.debugf("jobs of other processes are not seen: %s", e.getMessage());
            return List.of();
        }
    }
}
