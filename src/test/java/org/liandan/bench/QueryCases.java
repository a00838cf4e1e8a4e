package org.liandan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.liandan.geo.Fence;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.track.Stay;
import org.liandan.track.Trace;
import org.liandan.track.store.PassageReader;
import org.liandan.track.store.TrackReader;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The questions of {@link QueryBench}: each of many vehicles, days, places and hours once. */
final class QueryCases {

    private static final int MOST_FIXES = 1_000_000;

    private final QueryTable table;
    private final SplittableRandom random;
    private final TrackReader tracks;
    private final PassageReader passages;

    QueryCases(QueryTable table, SplittableRandom random) {
        this.table = table;
        this.random = random;
        this.tracks = new TrackReader(table.database());
        this.passages = new PassageReader(table.database(), (_, _, _, _) -> {});
    }

    /**
     * One line of the table; medians over all questions of the case.
     *
     * @param name what was asked; a track or a search
     * @param closed whether on closed days
     * @param medianMs the product's reader, until the last row is in the client's memory
     * @param p95Ms 95 of 100 took no longer
     * @param bareMs the same rows by a bare client, beside each question
     * @param rows read by the median question
     */
    record Result(String name, boolean closed, double medianMs, double p95Ms, double bareMs, long rows) {

        static Result of(String name, boolean closed, List<double[]> timesAndRows) {
            return new Result(
                    name,
                    closed,
                    quantile(timesAndRows, 0, 0.5),
                    quantile(timesAndRows, 0, 0.95),
                    quantile(timesAndRows, 1, 0.5),
                    (long) quantile(timesAndRows, 2, 0.5));
        }

        private static double quantile(List<double[]> rows, int column, double quantile) {
            double[] sorted =
                    rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
            return Math.round(sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] * 10) / 10.0;
        }
    }

    private record VehicleDay(int vehicle, int day) {}

    /** A vehicle's day: from the disk, as far as the machine lets us empty its cache, and again. */
    List<Result> tracks(int count) throws SQLException, IOException, InterruptedException {
        int openDay = table.days() - 1;
        track(new VehicleDay(1, 0)); // the code is compiled, the connections are open
        for (int i = 0; i < 30; i++) {
            track(new VehicleDay(1 + i, random.nextInt(openDay)));
        }
        List<VehicleDay> closed = IntStream.range(0, count)
                .mapToObj(_ -> new VehicleDay(1 + random.nextInt(BenchTrucks.TRUCKS), random.nextInt(openDay)))
                .toList();
        List<VehicleDay> open = IntStream.range(0, count)
                .mapToObj(_ -> new VehicleDay(1 + random.nextInt(BenchTrucks.TRUCKS), openDay))
                .toList();
        List<Result> results = new ArrayList<>();
        if (emptyCache()) {
            results.add(Result.of("track of a closed day, from the disk", true, trackAll(closed, false)));
        }
        results.add(Result.of("track of a closed day", true, trackAll(closed, true)));
        results.add(Result.of("track of an open day", false, trackAll(open, true)));
        return results;
    }

    private List<double[]> trackAll(List<VehicleDay> questions, boolean bareFirst) throws SQLException {
        List<double[]> times = new ArrayList<>();
        for (VehicleDay question : questions) {
            double bare = bareFirst ? bareTrack(question) : 0;
            long start = System.nanoTime();
            int rows = track(question);
            double ms = millisSince(start);
            times.add(new double[] {ms, bareFirst ? bare : bareTrack(question), rows});
        }
        return times;
    }

    private int track(VehicleDay question) {
        return tracks.track(
                        question.vehicle(),
                        QueryTable.start(question.day()),
                        QueryTable.start(question.day() + 1),
                        50_000)
                .size();
    }

    /** The same rows in the order in which they lie, as the bytes that they are. */
    private double bareTrack(VehicleDay question) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = table.database().getConnection()) {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    copy (select * from %s where vehicle_id = %d) to stdout (format binary)""".formatted(
                            QueryTable.partition(question.day()), question.vehicle()));
            while (copy.readFromCopy() != null) {
                // nothing is made of it
            }
        }
        return millisSince(start);
    }

    private record Search(Fence area, Instant from, Instant to, int day) {}

    /** Who passed through an area of a building site's or a village's size on a route: two hours, and a whole day. */
    List<Result> searches(int count) throws SQLException {
        int openDay = table.days() - 1;
        for (int i = 0; i < 10; i++) {
            search(question(random.nextInt(openDay), 24));
        }
        List<Result> results = new ArrayList<>();
        for (int hours : new int[] {2, 24}) {
            results.add(searchAll("search of " + hours + " h, closed day", true, count, openDay, hours));
            // each reads hours of the table from end to end, whatever the area
            results.add(searchAll("search of " + hours + " h, open day", false, count / 3, openDay, hours));
        }
        return results;
    }

    private Result searchAll(String name, boolean closed, int count, int openDay, int hours) throws SQLException {
        List<double[]> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Search question = question(closed ? random.nextInt(openDay) : openDay, hours);
            double bare = bareSearch(question);
            long start = System.nanoTime();
            int fixes = search(question);
            times.add(new double[] {millisSince(start), bare, fixes});
        }
        return Result.of(name, closed, times);
    }

    private Search question(int day, int hours) {
        LonLat middle = BenchTrucks.placeOnRoute(random);
        LocalPlane plane = LocalPlane.at(middle);
        double radiusM = random.nextDouble(100, 600);
        Fence area = new Fence(List.of(IntStream.range(0, 8)
                .mapToObj(i -> plane.lonLat(radiusM * Math.cos(i * Math.PI / 4), radiusM * Math.sin(i * Math.PI / 4)))
                .toList()));
        Instant from = QueryTable.start(day).plus(Duration.ofMinutes(hours == 24 ? 0 : random.nextInt(420, 900)));
        return new Search(area, from, from.plus(Duration.ofHours(hours)), day);
    }

    /** The product's way, stays worked out; returns the fixes near the area. */
    private int search(Search question) {
        PassageReader.Near near = passages.near(question.area(), question.from(), question.to(), MOST_FIXES);
        int fixes = 0;
        for (Trace trace : near.traces()) {
            fixes += trace.size();
            List<Stay> _ = Stay.within(question.area(), trace);
        }
        return fixes;
    }

    /** The same rows counted, and nothing else done with them; the planner told the same. */
    private double bareSearch(Search question) throws SQLException {
        LocalPlane plane =
                LocalPlane.at(question.area().minLonDeg(), question.area().minLatDeg());
        long start = System.nanoTime();
        try (Connection connection = table.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local jit = off");
            statement.execute("set local enable_seqscan = " + (question.day() < table.days() - 1 ? "off" : "on"));
            try (ResultSet row = statement.executeQuery("""
                    select count(*) from %s where at >= '%s' and at < '%s' and lon_e6 between %d and %d
                        and lat_e6 between %d and %d and marks & 3 = 0""".formatted(
                            QueryTable.partition(question.day()),
                            question.from(),
                            question.to(),
                            (int) ((question.area().minLonDeg() - 400 / plane.metresPerLonDeg()) * 1e6),
                            (int) ((question.area().maxLonDeg() + 400 / plane.metresPerLonDeg()) * 1e6),
                            (int) ((question.area().minLatDeg() - 400 / plane.metresPerLatDeg()) * 1e6),
                            (int) ((question.area().maxLatDeg() + 400 / plane.metresPerLatDeg()) * 1e6)))) {
                row.next();
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return millisSince(start);
    }

    /** Asks the system to forget the private cluster's files; false where there are none that we may touch. */
    private static boolean emptyCache() throws IOException, InterruptedException {
        Path files = Path.of(System.getenv().getOrDefault("LIANDAN_DATA_DIR", "."), "postgres", "base");
        if (!Files.isReadable(files)) {
            return false;
        }
        return new ProcessBuilder(
                                "sh",
                                "-c",
                                "sync; find '" + files
                                        + "' -type f -size +1M -exec dd if={} iflag=nocache count=0 status=none \\;")
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }

    private static double millisSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e6;
    }
}
