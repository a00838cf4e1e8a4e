package org.liandan.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** A fleet that has logged in. */
    Fleet fleet(int terminals, int window) {
        Fleet fleet = new Fleet(server.jt808Port(), terminals, window, first);
        fleet.connect();
        if (!fleet.awaitOnline(PATIENCE)) {
            fleet.close();
            throw new IllegalStateException(fleet.online() + " of " + terminals + " terminals could log in");
        }
        return fleet;
    }

    /** Used heap after a full collection, bytes. */
    long heapBytes() throws IOException, InterruptedException {
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
        return server.metrics()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    Counters counters() throws IOException, InterruptedException {
        return Counters.parse(server.metrics());
    }

    static Instant hoursFor(int drill) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(3))
                .plus(Duration.ofHours(5L * drill));
    }
}
