package org.liandan.operations.store;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.operations.HandRun;
import org.liandan.operations.JobRun;
import org.liandan.operations.KnownJob;

/** The jobs to be looked at, and those that may be run by hand. */
@Singleton
public class JobDesk {

    private static final Logger LOG = Logger.getLogger(JobDesk.class);

    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final Scheduler scheduler;
    private final JobBook book;
    private final List<HandRun> hands;
    private final AuditLog audit;
    private final Clock clock;
    private final Set<KnownJob> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JobDesk(Scheduler scheduler, JobBook book, @All List<HandRun> hands, AuditLog audit, Clock clock) {
        this.scheduler = scheduler;
        this.book = book;
        this.hands = List.copyOf(hands);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A job.
     *
     * @param name class and method
     * @param known null for one that has no words yet
     * @param last how it last ended; null when it never has
     * @param next when it is due; null when only a hand starts it here
     * @param byHand whether it may be run by hand
     * @param running whether a hand has started it and it goes on
     */
    public record Job(
            String name,
            @Nullable KnownJob known,
            @Nullable JobRun last,
            @Nullable Instant next,
            boolean byHand,
            boolean running) {

        public boolean failed() {
            return last != null && !last.succeeded();
        }
    }

    /** All jobs: those that failed first, then those that can be run by hand, then by name. */
    public List<Job> jobs() {
        Map<String, JobRun> runs = book.latest();
        Set<String> names = new TreeSet<>(runs.keySet());
        for (KnownJob known : KnownJob.values()) {
            names.add(known.method());
        }
        List<Job> jobs = new ArrayList<>();
        for (String name : names) {
            KnownJob known = KnownJob.of(name).orElse(null);
            jobs.add(new Job(
                    name,
                    known,
                    runs.get(name),
                    next(name),
                    known != null && hand(known) != null,
                    known != null && running.contains(known)));
        }
        jobs.sort(Comparator.comparing(Job::failed)
                .reversed()
                .thenComparing(job -> !job.byHand())
                .thenComparing(Job::name));
        return List.copyOf(jobs);
    }

    /** Names of the jobs whose last run failed; a job that nobody has run for a week is one of an earlier version. */
    public List<String> failed() {
        Instant lately = clock.instant().minus(FORGOTTEN);
        return book.latest().values().stream()
                .filter(run -> !run.succeeded() && run.endedAt().isAfter(lately))
                .map(JobRun::job)
                .toList();
    }

    /** When a job last went well; null when it never has. */
    public @Nullable Instant wellAt(KnownJob job) {
        JobRun run = book.latest().get(job.method());
        return run == null ? null : run.wellAt();
    }

    private @Nullable Instant next(String name) {
        return scheduler.getScheduledJobs().stream()
                .filter(trigger -> trigger.getMethodDescription() != null
                        && KnownJob.simple(trigger.getMethodDescription()).equals(name))
                .map(Trigger::getNextFireTime)
                .findFirst()
                .orElse(null);
    }

    /**
     * Starts a job; audited. Comes back before it is done.
     *
     * @return false when it may not be run by hand, or a hand has started it already
     */
    @Transactional
    public boolean start(KnownJob job, String by) {
        HandRun hand = hand(job);
        if (hand == null || !running.add(job)) {
            return false;
        }
        audit.record("JOB_STARTED", "job", job.name(), Map.of("method", job.method()));
        threads.execute(() -> run(hand, by));
        return true;
    }

    private void run(HandRun hand, String by) {
        Instant begun = clock.instant();
        RuntimeException failure = null;
        try {
            hand.runNow();
        } catch (RuntimeException e) {
            LOG.warnf(e, "job %s, started by hand, failed", hand.job());
            failure = e;
        } finally {
            running.remove(hand.job());
            book.note(hand.job().method(), Duration.between(begun, clock.instant()), failure, by);
        }
    }

    private @Nullable HandRun hand(KnownJob job) {
        return hands.stream().filter(hand -> hand.job() == job).findFirst().orElse(null);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
