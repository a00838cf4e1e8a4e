package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.liandan.media.store.MediaSettings;

/**
 * What takes disk and database longer than an event loop may wait: photos and safety alarms, a few at a time on virtual
 * threads. Bounded by bytes: above the bound a sender is no longer read, below half of it reading goes on, as in the lanes.
 */
@Singleton
final class MediaWork {

    private static final Logger LOG = Logger.getLogger(MediaWork.class);

    /** What a waiting task takes in memory beside the bytes that it brings: its thread, above all. */
    private static final int BYTES_OF_TASK = 1_500;

    /** Tasks of ours, which can be left to another time, wait in no greater number. */
    private static final int MOST_OF_OURS = 10_000;

    private final Semaphore places;
    private final long mostBytes;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger tasks = new AtomicInteger();
    private final Queue<TerminalConnection> paused = new ConcurrentLinkedQueue<>();

    @Inject
    MediaWork(MediaSettings settings) {
        this.places = new Semaphore(settings.writers());
        this.mostBytes = settings.maxWaitingBytes();
    }

    /** Takes a task; never blocks and never refuses. On the sender's event loop. */
    void submit(TerminalConnection sender, long bytes, Runnable task) {
        long waiting = waitingBytes.addAndGet(bytes + BYTES_OF_TASK);
        start(bytes + BYTES_OF_TASK, task);
        if (waiting > mostBytes) {
            sender.hold(ReadGate.Hold.MEDIA_FULL);
            paused.add(sender);
            // all may have been done between the two: then nobody else would wake this sender
            if (waitingBytes.get() <= mostBytes / 2) {
                resumePaused();
            }
        }
    }

    /** Takes a task of ours, which nobody sent, unless too many wait. */
    void offer(Runnable task) {
        if (tasks.get() < MOST_OF_OURS) {
            start(0, task);
        }
    }

    /** Tasks that are under way or wait. */
    int tasks() {
        return tasks.get();
    }

    /** What the waiting tasks of terminals take, bytes. */
    long waitingBytes() {
        return waitingBytes.get();
    }

    private void start(long bytes, Runnable task) {
        tasks.incrementAndGet();
        Thread.ofVirtual().name("media").start(() -> run(bytes, task));
    }

    private void run(long bytes, Runnable task) {
        places.acquireUninterruptibly();
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a photo or a safety alarm could not be dealt with", e);
        } finally {
            places.release();
            tasks.decrementAndGet();
            if (waitingBytes.addAndGet(-bytes) <= mostBytes / 2) {
                resumePaused();
            }
        }
    }

    private void resumePaused() {
        for (TerminalConnection sender = paused.poll(); sender != null; sender = paused.poll()) {
            sender.release(ReadGate.Hold.MEDIA_FULL);
        }
    }

    /** Waits for what was taken; false when the deadline passed first. */
    boolean drain(Duration deadline) {
        long stepNs = TimeUnit.MILLISECONDS.toNanos(10);
        long stepsLeft = deadline.toNanos() / stepNs;
        while (tasks.get() > 0 && stepsLeft-- > 0) {
            LockSupport.parkNanos(stepNs);
        }
        return tasks.get() == 0;
    }
}
