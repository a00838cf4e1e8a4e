package org.liandan.gateway.attachment;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.media.store.MediaCounters;

/**
 * What had come of files when their connection broke. The terminal connects again and sends the rest (0x1210 kind 1); one
 * that does not come back in time has sent it in vain. Bounded: the oldest goes for a newer one.
 */
@Singleton
class ParkedFiles {

    private static final Logger LOG = Logger.getLogger(ParkedFiles.class);
    private static final int MOST = 256;

    private record Key(long alarmId, String name, long size) {}

    private record Parked(IncomingFile file, Instant since) {}

    /** Oldest first. */
    private final Map<Key, Parked> parked = new LinkedHashMap<>();

    private final AttachmentSettings settings;
    private final MediaCounters counters;
    private final Clock clock;

    @Inject
    ParkedFiles(AttachmentSettings settings, MediaCounters counters, Clock clock) {
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
    }

    synchronized void park(long alarmId, IncomingFile file) {
        Parked before =
                parked.put(new Key(alarmId, file.name().name(), file.size()), new Parked(file, clock.instant()));
        if (before != null) {
            abandon(before.file());
        }
        if (parked.size() > MOST) {
            abandonFirst();
        }
    }

    /** Hands over what had come of that file, or null. */
    synchronized @Nullable IncomingFile take(long alarmId, String name, long size) {
        Parked found = parked.remove(new Key(alarmId, name, size));
        return found == null ? null : found.file();
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        expire(clock.instant().minus(settings.resumeWithin()));
    }

    /** Throws away what waits since before that time. */
    synchronized void expire(Instant before) {
        while (!parked.isEmpty() && parked.values().iterator().next().since().isBefore(before)) {
            abandonFirst();
        }
    }

    private void abandonFirst() {
        Iterator<Parked> oldest = parked.values().iterator();
        IncomingFile file = oldest.next().file();
        oldest.remove();
        abandon(file);
    }

    private void abandon(IncomingFile file) {
        counters.count(MediaCounters.Result.ABANDONED);
        try {
            file.discard();
        } catch (IOException e) {
            LOG.warnf(
                    "what came of %s could not be deleted; the next start does: %s",
                    file.name().name(), e.getMessage());
        }
    }
}
