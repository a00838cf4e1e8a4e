package org.liandan.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.liandan.bench.BenchServer;

/**
 * Where a drill takes place: a server, its database, and the hours that its reports lie in.
 *
 * @param server the server that is to survive
 * @param cluster its database
 * @param first time of the fleet's first reports; each drill has hours of its own
 */
record Arena(BenchServer server, Cluster cluster, Instant first) {

    /** What every drill may take for a step to come about; far more than it should. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the server holds after a full collection. */
    Memory memory() throws IOException, InterruptedException {
        Process collection = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collection.waitFor() != 0) {
            throw new IOException("jcmd could not ask the server for a collection");
        }
        return Memory.of(counters());
    }

    Counters counters() throws IOException, InterruptedException {
        return Counters.parse(server.metrics());
    }

    /** The counters once nothing is pending, or when that takes too long. */
    Counters countersAtRest() throws IOException, InterruptedException {
        Counters counters = counters();
        for (int i = 0; i < 100 && counters.of("liandan_positions_pending") > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            counters = counters();
        }
        return counters;
    }

    static Instant hoursFor(int drill) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(4))
                .plus(Duration.ofHours(3L * drill));
    }
}
