package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Reading back from a table of a hundred million positions: a vehicle's day, and who passed through an area, by the
 * product's own readers, each beside a bare read of the same rows in the same run; and what a row takes of the disk.
 *
 * <p>Fails when a goal is missed on closed days.
 */
public final class QueryBench {

    private static final long DEFAULT_ROWS = 100_000_000;
    private static final double MOST_BYTES = 150;
    private static final double MOST_TRACK_MS = 30;
    private static final double MOST_SEARCH_MS = 300;
    private static final int TRACKS = 100;
    private static final int AREAS = 30;

    private QueryBench() {}

    /** Arguments: rows (100,000,000). */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0].replace("_", "")) : DEFAULT_ROWS;
        try (QueryTable table = new QueryTable(
                environment("LIANDAN_DB_URL"),
                environment("LIANDAN_DB_USER"),
                environment("LIANDAN_DB_PASSWORD"),
                rows)) {
            QueryTable.Size closed = table.size(0);
            QueryTable.Size open = table.size(table.days() - 1);
            List<QueryCases.Result> results = new ArrayList<>();
            QueryCases cases = new QueryCases(table, new SplittableRandom(rows));
            results.addAll(cases.tracks(TRACKS));
            results.addAll(cases.searches(AREAS));
            print(table, closed, open, results);
            write(table, closed, open, results);
            if (missed(closed, results)) {
                System.exit(1);
            }
        }
    }

    private static boolean missed(QueryTable.Size closed, List<QueryCases.Result> results) {
        boolean missed = closed.total() > MOST_BYTES;
        for (QueryCases.Result result : results) {
            double most = result.name().startsWith("track") ? MOST_TRACK_MS : MOST_SEARCH_MS;
            if (result.closed() && result.medianMs() > most) {
                System.out.printf("MISSED: %s, %.1f ms, goal %.0f ms%n", result.name(), result.medianMs(), most);
                missed = true;
            }
        }
        return missed;
    }

    private static void print(
            QueryTable table, QueryTable.Size closed, QueryTable.Size open, List<QueryCases.Result> results) {
        System.out.println(machine());
        System.out.printf(
                "%,d rows in %d days, one of them open; %d trucks, a report every %d s%n",
                (long) table.days() * QueryTable.ROWS_A_DAY,
                table.days(),
                BenchTrucks.TRUCKS,
                BenchTrucks.REPORT_INTERVAL_S);
        System.out.printf("%-44s %9s %9s %9s %9s%n", "bytes a row", "rows", "btree", "BRIN", "all");
        for (var size : List.of(Map.entry("closed day", closed), Map.entry("open day", open))) {
            System.out.printf(
                    "%-44s %9.1f %9.1f %9.2f %9.1f%n",
                    size.getKey(),
                    size.getValue().heap(),
                    size.getValue().btree(),
                    size.getValue().brin(),
                    size.getValue().total());
        }
        System.out.printf("%-44s %9s %9s %9s %9s %9s%n", "milliseconds", "median", "p95", "bare", "ratio", "rows read");
        for (QueryCases.Result result : results) {
            System.out.printf(
                    "%-44s %9.1f %9.1f %9.1f %9.2f %9d%n",
                    result.name(),
                    result.medianMs(),
                    result.p95Ms(),
                    result.bareMs(),
                    result.medianMs() / result.bareMs(),
                    result.rows());
        }
        System.out.printf(
                "goals, closed days: %.0f bytes a row, track %.0f ms, search %.0f ms%n",
                MOST_BYTES, MOST_TRACK_MS, MOST_SEARCH_MS);
    }

    private static void write(
            QueryTable table, QueryTable.Size closed, QueryTable.Size open, List<QueryCases.Result> results)
            throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine());
        all.put("rows", (long) table.days() * QueryTable.ROWS_A_DAY);
        all.put("closedDayBytesPerRow", closed);
        all.put("openDayBytesPerRow", open);
        all.put("cases", results);
        Path file = Path.of("target/bench/query.json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
        System.out.println("written to " + file);
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version()
                + ", client and database on one machine, shared_buffers as the private cluster has them";
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; start this by ./liandan bench query");
        }
        return value;
    }
}
