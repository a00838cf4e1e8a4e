package org.liandan.gateway;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** One thread that does what it is given in order. A task that fails is logged and costs the next one nothing. */
final class LaneThread {

    private static final Logger LOG = Logger.getLogger(LaneThread.class);

    private final ThreadPoolExecutor executor;
    private final LongAdder refused = new LongAdder();

    LaneThread(String name) {
        executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Does it in its turn. For what is bounded by itself: a task a terminal, a tick. */
    void run(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("a task of a lane failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            // the server stops: what is not done is in the table, and is done after the next start
            LOG.debugf("not done while the server stops: %s", e.getMessage());
        }
    }

    /** Does it in its turn, unless so many tasks wait already. For what terminals can send as often as they like. */
    void offer(int mostWaiting, Runnable task) {
        if (waiting() < mostWaiting) {
            run(task);
        } else {
            refused.increment();
        }
    }

    /** Tasks that wait for their turn. */
    int waiting() {
        return executor.getQueue().size();
    }

    /** Tasks that were not taken, since the start. */
    long refused() {
        return refused.sum();
    }

    void stop() {
        executor.shutdownNow();
    }
}
