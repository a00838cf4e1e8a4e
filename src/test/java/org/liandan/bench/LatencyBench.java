package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How long an acknowledgement takes at a pace that is kept whatever comes back, beside a bare Netty server that acknowledges
 * on receipt and stores nothing; and whether it is the same for few terminals that report often and many that do not.
 *
 * <p>Fails when a position that was acknowledged is not in the table exactly once, or a goal is missed.
 */
public final class LatencyBench {

    private static final int PACE = 10_000;
    private static final int TERMINALS = 1_000;
    private static final List<Integer> FLEETS = List.of(100, 1_000, 10_000);
    /** Unacknowledged reports of all terminals together, while they report as fast as they can. */
    private static final int OUTSTANDING = 10_000;

    private static final double GOAL_P50_MS = 10;
    private static final double GOAL_P99_MS = 50;
    private static final double GOAL_FLATNESS = 0.8;
    private static final int REPEATS = 3;
    private static final Duration TIME_OF_A_CASE = Duration.ofHours(20);

    /** One line of the tables. */
    private record Row(
            String name,
            int terminals,
            long positionsPerSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double mostMs,
            double cpuUs) {}

    /** Processor time since the start, seconds. */
    private interface Cpu {
        double seconds();
    }

    private interface Drive {
        Fleet.Result of(Fleet fleet) throws InterruptedException;
    }

    private final int seconds;
    private final List<Row> rows = new ArrayList<>();
    private Instant time = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(40));
    private long acknowledged;
    private boolean failed;

    private LatencyBench(int seconds) {
        this.seconds = seconds;
    }

    /** Arguments: measured seconds of each case (6); {@code profile} for where the server's time goes at that pace. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        LatencyBench bench = new LatencyBench(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6);
        boolean profile = arguments.length > 1 && "profile".equals(arguments[1]);
        bench.run(profile);
        if (profile) {
            ServerProfile.print(System.out);
        }
        System.exit(bench.failed ? 1 : 0);
    }

    private void run(boolean profile) throws IOException, InterruptedException, SQLException {
        List<Row> bare = new ArrayList<>();
        List<Row> bareFast = new ArrayList<>();
        try (BareServer server = new BareServer(true, "-Xmx512m")) {
            Row _ = drive("warm-up", server.port(), server::cpuS, TERMINALS, fleet -> fleet.saturate(16, 1, 4));
            for (int i = 0; i < REPEATS; i++) {
                bare.add(drive(
                        "bare Netty, stores nothing",
                        server.port(),
                        server::cpuS,
                        TERMINALS,
                        fleet -> fleet.pace(PACE, 2, seconds)));
            }
            // the more terminals, the fewer reports come and go in one packet: that is the limit's to show
            for (int terminals : FLEETS) {
                bareFast.add(drive(
                        "bare Netty, stores nothing",
                        server.port(),
                        server::cpuS,
                        terminals,
                        fleet -> fleet.saturate(OUTSTANDING / terminals, 1, Math.min(seconds, 3))));
            }
        }
        try (BenchTable table = new BenchTable();
                BenchServer server = new BenchServer("-Xmx512m")) {
            server.register(FLEETS.getLast());
            Row _ = stored(table, server, "warm-up", TERMINALS, fleet -> fleet.saturate(16, 2, 8));
            if (profile) {
                ServerProfile.start(server.pid());
            }
            List<Row> paced = new ArrayList<>();
            for (int i = 0; i < REPEATS; i++) {
                paced.add(
                        stored(table, server, "the server, stored", TERMINALS, fleet -> fleet.pace(PACE, 2, seconds)));
            }
            if (profile) {
                ServerProfile.stop(server.pid());
            }
            heading("acknowledgement at " + PACE + " positions a second, medians of " + REPEATS);
            print(median(bare));
            Row product = median(paced);
            print(product);
            expect("p50 below " + GOAL_P50_MS + " ms", product.p50Ms() < GOAL_P50_MS);
            expect("p99 below " + GOAL_P99_MS + " ms", product.p99Ms() < GOAL_P99_MS);

            heading("the same pace, other numbers of terminals; there and back, means");
            List<Row> flat = thereAndBack(
                    terminals -> stored(table, server, "paced", terminals, fleet -> fleet.pace(PACE, 2, seconds)));
            flat.forEach(LatencyBench::print);
            expect("p50 within 20 % of one another", ratio(flat, Row::p50Ms) >= GOAL_FLATNESS);
            expect("processor time within 20 % of one another", ratio(flat, Row::cpuUs) >= GOAL_FLATNESS);

            heading("as fast as acknowledged, " + OUTSTANDING + " outstanding in all; there and back, means");
            List<Row> fast = thereAndBack(terminals -> stored(
                    table,
                    server,
                    "the server, stored",
                    terminals,
                    fleet -> fleet.saturate(OUTSTANDING / terminals, 2, seconds)));
            for (int i = 0; i < FLEETS.size(); i++) {
                print(bareFast.get(i));
                print(fast.get(i));
            }
            table.empty();
        }
        Path file = Path.of("target/bench/latency.json");
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

    private interface Case {
        Row with(int terminals) throws IOException, InterruptedException, SQLException;
    }

    /** Each number of terminals twice, in opposite orders, so that what drifts does not pass for a difference. */
    private static List<Row> thereAndBack(Case one) throws IOException, InterruptedException, SQLException {
        List<Row> there = new ArrayList<>();
        List<Row> back = new ArrayList<>();
        for (int terminals : FLEETS) {
            there.add(one.with(terminals));
        }
        for (int terminals : FLEETS.reversed()) {
            back.addFirst(one.with(terminals));
        }
        List<Row> means = new ArrayList<>();
        for (int i = 0; i < FLEETS.size(); i++) {
            means.add(mean(there.get(i), back.get(i)));
        }
        return means;
    }

    /** The least as a part of the most. */
    private static double ratio(List<Row> rows, ToDoubleFunction<Row> value) {
        double least = rows.stream().mapToDouble(value).min().orElseThrow();
        return least / rows.stream().mapToDouble(value).max().orElseThrow();
    }

    private Row stored(BenchTable table, BenchServer server, String name, int terminals, Drive drive)
            throws IOException, InterruptedException, SQLException {
        table.empty();
        acknowledged = 0;
        Row row = drive(name, server.jt808Port(), server::cpuS, terminals, drive);
        long stored = table.positions();
        if (stored != acknowledged) {
            expect(acknowledged + " positions of '" + name + "' were acknowledged, " + stored + " are stored", false);
        }
        return row;
    }

    private Row drive(String name, int port, Cpu cpu, int terminals, Drive drive) throws InterruptedException {
        time = time.plus(TIME_OF_A_CASE);
        try (Fleet fleet = new Fleet(port, terminals, true, time)) {
            double _ = fleet.connect();
            double before = cpu.seconds();
            Fleet.Result result = drive.of(fleet);
            acknowledged = result.acknowledged();
            Row row = new Row(
                    name,
                    terminals,
                    Math.round(result.reportsPerSecond()),
                    tenths(result.p50Ms()),
                    tenths(result.p99Ms()),
                    tenths(result.p999Ms()),
                    tenths(result.mostMs()),
                    tenths((cpu.seconds() - before) * 1e6 / result.acknowledged()));
            rows.add(row);
            return row;
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static Row mean(Row one, Row other) {
        return new Row(
                one.name(),
                one.terminals(),
                (one.positionsPerSecond() + other.positionsPerSecond()) / 2,
                tenths((one.p50Ms() + other.p50Ms()) / 2),
                tenths((one.p99Ms() + other.p99Ms()) / 2),
                tenths((one.p999Ms() + other.p999Ms()) / 2),
                tenths((one.mostMs() + other.mostMs()) / 2),
                tenths((one.cpuUs() + other.cpuUs()) / 2));
    }

    private static Row median(List<Row> repeats) {
        return new Row(
                repeats.getFirst().name(),
                repeats.getFirst().terminals(),
                Math.round(median(repeats, Row::positionsPerSecond)),
                median(repeats, Row::p50Ms),
                median(repeats, Row::p99Ms),
                median(repeats, Row::p999Ms),
                median(repeats, Row::mostMs),
                median(repeats, Row::cpuUs));
    }

    private static double median(List<Row> repeats, ToDoubleFunction<Row> value) {
        double[] sorted = repeats.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void heading(String text) {
        System.out.println(text);
        System.out.printf(
                "  %-28s %9s %12s %8s %8s %8s %8s %8s%n",
                "", "terminals", "positions/s", "p50 ms", "p99 ms", "p99.9", "most", "CPU us");
    }

    private static void print(Row row) {
        System.out.printf(
                "  %-28s %9d %12d %8.1f %8.1f %8.1f %8.1f %8.1f%n",
                row.name(),
                row.terminals(),
                row.positionsPerSecond(),
                row.p50Ms(),
                row.p99Ms(),
                row.p999Ms(),
                row.mostMs(),
                row.cpuUs());
    }

    private void expect(String goal, boolean reached) {
        System.out.printf("  %s: %s%n", reached ? "reached" : "MISSED", goal);
        failed |= !reached;
    }
}
