package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liandan.track.Position;
import org.liandan.track.store.BareCopy;

/**
 * Durable, acknowledged positions a second, against a bare single-writer binary COPY of such rows into the same table,
 * before and after, in the same run. Generator, server and database share the machine.
 *
 * <p>Fails when a position that was acknowledged is not in the table exactly once, or a goal is missed.
 */
public final class IngestBench {

    private static final int TERMINALS = 1_000;
    private static final int BARE_ROWS = 400_000;
    private static final int BARE_BATCH = 5_000;
    private static final double GOAL = 0.7;
    private static final double MOST_CPU = 5;
    private static final Duration HOURS_OF_A_CASE = Duration.ofHours(5);

    private record Case(String name, int window, int batch) {}

    private static final List<Case> CASES = List.of(
            new Case("0x0200, window 16", 16, 1),
            new Case("0x0200, window 1", 1, 1),
            new Case("0x0704 of 20, window 2", 2, 20));

    private IngestBench() {}

    /** Arguments: measured seconds of each case (10); {@code profile} for where the server's time goes in the first. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        boolean profile = arguments.length > 1 && "profile".equals(arguments[1]);
        List<Row> results = new ArrayList<>();
        boolean reached;
        try (Connection database = DriverManager.getConnection(
                        environment("LIANDAN_DB_URL"),
                        environment("LIANDAN_DB_USER"),
                        environment("LIANDAN_DB_PASSWORD"));
                BenchServer server = new BenchServer("-Xmx512m")) {
            server.register(TERMINALS);
            // each case in hours of its own, so that no report of one looks like one of another
            Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2));
            warmUp(server, day.minus(Duration.ofDays(1)));
            double bareCpuUs = bareCpuUs(day, seconds);
            for (Case one : profile ? CASES.subList(0, 1) : CASES) {
                empty(database);
                day = day.plus(HOURS_OF_A_CASE);
                double bareBefore = bare(database, day);
                empty(database);
                LoadGenerator.Result result;
                try (LoadGenerator load =
                        new LoadGenerator(server.jt808Port(), TERMINALS, one.window(), one.batch(), day)) {
                    if (profile) {
                        ServerProfile.start(server.pid());
                    }
                    result = load.run(3, seconds, server::cpuS);
                    if (profile) {
                        ServerProfile.stop(server.pid());
                    }
                }
                long stored = count(database);
                empty(database);
                double bareAfter = bare(database, day);
                results.add(row(one, result, stored, (bareBefore + bareAfter) / 2));
            }
            empty(database);
            print(results, bareCpuUs);
            reached = reached(results, bareCpuUs);
            Path file = Path.of("target/bench/ingest.json");
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(
                            file.toFile(),
                            Map.of("machine", machine(), "cases", results, "bareAckerCpuMicros", bareCpuUs));
            System.out.println("written to " + file);
        }
        if (profile) {
            ServerProfile.print(System.out);
        }
        if (!reached) {
            System.exit(1);
        }
    }

    private static void warmUp(BenchServer server, Instant day) throws InterruptedException {
        try (LoadGenerator load = new LoadGenerator(server.jt808Port(), TERMINALS, 16, 1, day)) {
            LoadGenerator.Result _ = load.run(2, 8, server::cpuS);
        }
    }

    private static double bare(Connection database, Instant day) throws SQLException {
        makePartition(database, day);
        Instant receivedAt = Instant.now();
        List<Position> rows = new ArrayList<>(BARE_ROWS);
        for (int i = 0; i < BARE_ROWS; i++) {
            int vehicle = 1_000_000 + i % TERMINALS;
            Instant at = day.plusSeconds(i / TERMINALS);
            rows.add(new Position(
                    vehicle,
                    vehicle,
                    at,
                    receivedAt,
                    109_750_000 + i,
                    40_600_000,
                    432,
                    90,
                    1065,
                    0,
                    3,
                    -1,
                    -1,
                    -1,
                    false,
                    0));
        }
        return BareCopy.rowsPerSecond(database, rows, BARE_BATCH);
    }

    private static void makePartition(Connection database, Instant day) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement("select create_position_partition(?)")) {
            statement.setObject(1, day.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());
            statement.execute();
        }
        if (!database.getAutoCommit()) {
            database.commit();
        }
    }

    private static void empty(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("truncate position");
        }
        if (!database.getAutoCommit()) {
            database.commit();
        }
    }

    private static long count(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            // hashing so many keys in little memory takes minutes, sorting them a second
            statement.execute("set enable_hashagg = off");
            statement.execute("set work_mem = '256MB'");
            try (ResultSet row = statement.executeQuery(
                    "select count(*) from (select distinct vehicle_id, at from position) once")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** One line of the table; speeds in positions a second. */
    private record Row(
            String name,
            long positionsPerSecond,
            long barePerSecond,
            double ratio,
            double p50Ms,
            double p99Ms,
            double serverCpuMicrosPerPosition,
            long acknowledged,
            long stored) {}

    private static Row row(Case one, LoadGenerator.Result result, long stored, double bare) {
        return new Row(
                one.name(),
                Math.round(result.positionsPerSecond()),
                Math.round(bare),
                Math.round(result.positionsPerSecond() / bare * 100) / 100.0,
                result.p50Ms(),
                result.p99Ms(),
                Math.round(result.serverCpuUs() * 10) / 10.0,
                result.acknowledgedPositions(),
                stored);
    }

    /** Processor time for each report of a server that acknowledges it at once and stores nothing, microseconds. */
    private static double bareCpuUs(Instant day, int seconds) throws IOException, InterruptedException {
        try (BareServer bare = new BareServer(true, "-Xmx512m");
                LoadGenerator load = new LoadGenerator(bare.port(), TERMINALS, 16, 1, day)) {
            return load.run(8, seconds, bare::cpuS).serverCpuUs();
        }
    }

    private static void print(List<Row> results, double bareCpuUs) {
        System.out.println(machine());
        System.out.printf(
                "%-24s %12s %12s %7s %9s %9s %9s%n",
                "case", "positions/s", "bare COPY/s", "ratio", "p50 ms", "p99 ms", "CPU us");
        for (Row row : results) {
            System.out.printf(
                    "%-24s %12d %12d %7.2f %9.1f %9.1f %9.1f%n",
                    row.name(),
                    row.positionsPerSecond(),
                    row.barePerSecond(),
                    row.ratio(),
                    row.p50Ms(),
                    row.p99Ms(),
                    row.serverCpuMicrosPerPosition());
        }
        System.out.printf("bare Netty acker, window 16, stores nothing: CPU %.1f us%n", bareCpuUs);
    }

    private static boolean reached(List<Row> results, double bareCpuUs) {
        Row single = results.getFirst();
        boolean reached = results.stream()
                .map(row ->
                        say(row.stored() == row.acknowledged(), "each acknowledged once in the table, " + row.name()))
                .reduce(true, Boolean::logicalAnd);
        reached &= say(single.ratio() >= GOAL, GOAL + " of bare COPY with 0x0200 at window 16");
        if (results.size() == CASES.size()) {
            reached &= say(results.getLast().ratio() >= GOAL, GOAL + " of bare COPY with 0x0704 of 20");
        }
        reached &= say(
                single.serverCpuMicrosPerPosition() <= MOST_CPU * bareCpuUs,
                "at most " + MOST_CPU + " times the bare acker's processor time");
        return reached;
    }

    private static boolean say(boolean reached, String goal) {
        System.out.println((reached ? "reached: " : "MISSED: ") + goal);
        return reached;
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors()
                + " processors, "
                + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MB for the generator, JDK "
                + Runtime.version()
                + ", generator, server and database on one machine";
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; start this by ./liandan bench ingest");
        }
        return value;
    }
}
