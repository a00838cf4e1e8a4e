package org.liandan.haul.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulFold;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.evidence.EvidencePackage.FindingThen;
import org.liandan.haul.store.Findings;
import org.liandan.haul.store.TrialBook;
import org.liandan.haul.store.TrialBook.Trial;
import org.liandan.haul.store.TrialBook.TriedVehicle;
import org.liandan.track.Position;
import org.liandan.track.store.TrackReader;

/**
 * Tries thresholds on past days before they go live: one trial at a time, on one thread, a vehicle and a day after the other with
 * a pause in between, so that live traffic keeps the database.
 */
@ApplicationScoped
public class RuleTrials {

    /** As many days at a time. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(RuleTrials.class);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    /** A report a second. */
    private static final int MOST_REPORTS_A_DAY = 90_000;

    private static final long PAUSE_MS = 5;

    private final TrialBook book;
    private final TrackReader tracks;
    private final HaulContexts contexts;
    private final Clock clock;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("rule-trial").daemon().factory());

    RuleTrials(TrialBook book, TrackReader tracks, HaulContexts contexts, Clock clock) {
        this.book = book;
        this.tracks = tracks;
        this.contexts = contexts;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        book.giveUpInterrupted();
    }

    void onStop(@Observes ShutdownEvent event) {
        runner.shutdownNow();
    }

    /** Begins a trial in the background; empty while another one waits or runs. */
    public Optional<Trial> begin(Instant from, Instant to, HaulSettings settings, String by) {
        Optional<Trial> trial = book.enter(from, to, settings, by);
        trial.ifPresent(one -> runner.execute(() -> run(one)));
        return trial;
    }

    private void run(Trial trial) {
        try {
            book.begin(trial.id());
            TrialResult result = tried(trial);
            book.finish(trial.id(), result.fault() == null ? TrialBook.State.DONE : TrialBook.State.FAILED, result);
        } catch (RuntimeException e) {
            LOG.errorf(e, "trial %d failed", trial.id());
            book.finish(
                    trial.id(), TrialBook.State.FAILED, TrialResult.givenUp("内部错误，详见日志 a fault of ours, see the log"));
        }
    }

    private TrialResult tried(Trial trial) {
        Comparison comparison = new Comparison(book.recorded(trial.from(), trial.to()));
        Map<HaulContext, HaulContext> candidates = new HashMap<>();
        Instant deadline = clock.instant().plus(TIME_LIMIT);
        List<TriedVehicle> vehicles = book.vehicles(trial.from(), trial.to());
        int done = 0;
        for (TriedVehicle vehicle : vehicles) {
            if (book.progress(trial.id(), done++, vehicles.size()).isPresent()) {
                return comparison.result("已取消 it was cancelled");
            }
            if (Thread.currentThread().isInterrupted()) {
                return comparison.result("服务器停止 the server was stopped");
            }
            if (clock.instant().isAfter(deadline)) {
                return comparison.result(
                        "超过时限（%d 分钟），结果只含部分车辆 out of time: some vehicles only".formatted(TIME_LIMIT.toMinutes()));
            }
            HaulContext context = candidates.computeIfAbsent(
                    contexts.of(vehicle.id()), today -> today.withSettings(trial.settings()));
            judge(trial, vehicle, context, comparison);
        }
        book.progress(trial.id(), done, vehicles.size());
        return comparison.result(null);
    }

    private void judge(Trial trial, TriedVehicle vehicle, HaulContext context, Comparison comparison) {
        HaulFold fold = new HaulFold();
        List<Findings.Found> found = new ArrayList<>();
        int judged = 0;
        for (Instant day = trial.from(); day.isBefore(trial.to()); day = day.plus(DAY)) {
            Instant end = day.plus(DAY).isAfter(trial.to()) ? trial.to() : day.plus(DAY);
            List<Position> track = tracks.track(vehicle.id(), day, end, MOST_REPORTS_A_DAY);
            for (Position position : track) {
                fold.judgeMarked(position, context, event -> Findings.of(event).ifPresent(found::add));
            }
            judged += track.size();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
        }
        fold.finish(context, event -> Findings.of(event).ifPresent(found::add));
        comparison.take(vehicle, judged, ended(found));
    }

    /** Of an episode the event of its end, which has all of it. */
    private static List<FindingThen> ended(List<Findings.Found> found) {
        Map<List<Object>, FindingThen> latest = new java.util.LinkedHashMap<>();
        for (Findings.Found one : found) {
            latest.put(List.of(one.finding().type(), one.finding().startedAt()), one.finding());
        }
        return List.copyOf(latest.values());
    }
}
