package org.liandan.gateway;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** One thread that does what it is given in order. A task that fails is logged and costs the next one nothing. */
final class LaneThread {

    private static final Logger LOG = Logger.getLogger(LaneThread.class);

    private final ExecutorService executor;

    LaneThread(String name) {
        executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    void run(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("an order could not be served", e);
                }
            });
        } catch (RejectedExecutionException e) {
            // the server stops: what is not done is in the table, and is done after the next start
            LOG.debugf("not done while the server stops: %s", e.getMessage());
        }
    }

    void stop() {
        executor.shutdownNow();
    }
}
