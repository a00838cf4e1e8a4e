package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What viewers of the live stream cost the server: processor time with a wall of screens looking, less the processor time
 * without, while the same trucks report at the same pace.
 *
 * <p>Fails when a viewer was not shown what moved, or the goal is missed.
 */
public final class StreamBench {

    private static final int TRUCKS = 2_000;
    private static final int VIEWERS = 50;
    private static final int REPEATS = 3;
    /** Of one core. */
    private static final double GOAL_PERCENT = 5;
    /** A report that is still in the queue when the time is up is no loss; more would be. */
    private static final double LEAST_SHOWN = 0.97;

    /** One line of the table. */
    private record Row(
            String name, int viewers, double serverPercentOfACore, double shownPart, double megabytesPerSecond) {}

    private final int seconds;
    private final List<Row> rows = new ArrayList<>();
    private boolean failed;

    private StreamBench(int seconds) {
        this.seconds = seconds;
    }

    /** Arguments: measured seconds of each case (8). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        StreamBench bench = new StreamBench(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8);
        bench.run();
        System.exit(bench.failed ? 1 : 0);
    }

    private void run() throws IOException, InterruptedException {
        try (BenchServer server = new BenchServer("-Xmx512m")) {
            server.register(TRUCKS);
            Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
            try (Fleet fleet = new Fleet(server.jt808Port(), TRUCKS, true, first)) {
                double _ = fleet.connect();
                Row _ = measure("warm-up", server, fleet, "FRAMES", VIEWERS);
                Row _ = measure("warm-up", server, fleet, "EACH", 5);
                rows.clear();
                List<Row> none = new ArrayList<>();
                List<Row> frames = new ArrayList<>();
                for (int i = 0; i < REPEATS; i++) {
                    none.add(measure("nobody looks", server, fleet, "FRAMES", 0));
                    frames.add(measure("an event for each frame", server, fleet, "FRAMES", VIEWERS));
                }
                Row each = measure("an event for each vehicle", server, fleet, "EACH", VIEWERS);
                report(median(none), median(frames), each);
            }
        }
    }

    private void report(Row none, Row frames, Row each) throws IOException {
        System.out.println(TRUCKS + " trucks, a report a second each; medians of " + REPEATS);
        System.out.printf("  %-28s %8s %14s %8s %8s%n", "", "viewers", "% of a core", "shown", "MB/s");
        for (Row row : List.of(none, frames, each)) {
            System.out.printf(
                    "  %-28s %8d %14.1f %8.3f %8.1f%n",
                    row.name(), row.viewers(), row.serverPercentOfACore(), row.shownPart(), row.megabytesPerSecond());
        }
        double cost = frames.serverPercentOfACore() - none.serverPercentOfACore();
        System.out.printf(
                "  %d viewers cost %.1f %% of a core (an event for each vehicle: %.1f %%)%n",
                VIEWERS, cost, each.serverPercentOfACore() - none.serverPercentOfACore());
        expect("below " + GOAL_PERCENT + " % of a core", cost < GOAL_PERCENT);
        expect("every viewer was shown what moved", frames.shownPart() >= LEAST_SHOWN);
        Path file = Path.of("target/bench/stream.json");
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        file.toFile(),
                        Map.of(
                                "machine",
                                Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version(),
                                "rows",
                                rows));
        System.out.println("written to " + file);
    }

    private Row measure(String name, BenchServer server, Fleet fleet, String shape, int viewers)
            throws IOException, InterruptedException {
        try (StreamViewers watching = new StreamViewers(server.httpPort(), server.token(), shape, viewers)) {
            Fleet.Result _ = fleet.pace(TRUCKS, 1, 2);
            long bytes = watching.bytes();
            long shown = watching.positions();
            double cpu = server.cpuS();
            long start = System.nanoTime();
            Fleet.Result result = fleet.pace(TRUCKS, 0, seconds);
            double took = (System.nanoTime() - start) / 1e9;
            Row row = new Row(
                    name,
                    viewers,
                    (server.cpuS() - cpu) / took * 100,
                    viewers == 0 ? 1 : (watching.positions() - shown) / (double) viewers / result.acknowledged(),
                    (watching.bytes() - bytes) / took / 1e6);
            rows.add(row);
            return row;
        }
    }

    private static Row median(List<Row> repeats) {
        return repeats.stream()
                .sorted((a, b) -> Double.compare(a.serverPercentOfACore(), b.serverPercentOfACore()))
                .toList()
                .get(repeats.size() / 2);
    }

    private void expect(String goal, boolean reached) {
        System.out.printf("  %s: %s%n", reached ? "reached" : "MISSED", goal);
        failed |= !reached;
    }
}
