package org.liandan.drill;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.liandan.bench.BenchServer;

/** Looks all the time at who does the jobs that are done once. */
final class DutyWatch implements AutoCloseable {

    private static final long EVERY_MS = 250;

    private final List<BenchServer> servers;
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong together = new AtomicLong();
    private final Thread thread;
    private volatile boolean running = true;

    DutyWatch(BenchServer... servers) {
        this.servers = List.of(servers);
        this.thread = Thread.ofVirtual().name("duty-watch").start(this::watch);
    }

    private void watch() {
        while (running) {
            looks.incrementAndGet();
            if (servers.stream().mapToInt(this::of).sum() > 1) {
                together.incrementAndGet();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MS));
        }
    }

    /** 1 if that server is on duty, 0 if it is not, or does not answer. */
    int of(BenchServer server) {
        try {
            return Counters.parse(server.metrics()).of("liandan_servers_duty") > 0 ? 1 : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    long looks() {
        return looks.get();
    }

    /** How often more than one was. */
    long together() {
        return together.get();
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }
}
