package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Five million manifests: what people and programs ask of them, by the product's own readers; and whole life cycles with signatures over
 * REST, beside what the database and SM2 alone could do in the same run.
 *
 * <p>Fails when a question takes longer than its goal.
 */
public final class ManifestBench {

    private static final long DEFAULT_ROWS = 5_000_000;
    private static final double MOST_MS = 100;

    private ManifestBench() {}

    /** Arguments: rows (5,000,000); {@code questions} or {@code cycles} for one half only, {@code profile} for the latter with a recording. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0].replace("_", "")) : DEFAULT_ROWS;
        String half = arguments.length > 1 ? arguments[1] : "";
        String user = environment("LIANDAN_DB_USER");
        String password = environment("LIANDAN_DB_PASSWORD");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine());
        boolean missed = false;
        try (ManifestTable table = new ManifestTable(environment("LIANDAN_DB_URL"), user, password, rows)) {
            all.put("rows", table.number("select count(*) from manifest"));
            System.out.println(machine());
            System.out.printf("%,d manifests%n", (long) all.get("rows"));
            if (half.isEmpty() || half.equals("questions")) {
                System.out.printf("%-50s %9s %9s %9s %9s%n", "milliseconds", "median", "p95", "worst", "rows");
                List<ManifestCases.Result> results = new ManifestCases(table, ManifestBench::print).all();
                System.out.printf("goal: %.0f ms for 95 of 100%n", MOST_MS);
                missed = results.stream().anyMatch(ManifestBench::isLate);
                all.put("questions", results);
            }
            if (!half.equals("questions")) {
                all.put("lifeCycles", new ManifestCycles(table).all(half.equals("profile")));
            }
        }
        Path file = Path.of("target/bench/manifest.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
        System.out.println("written to " + file);
        if (missed) {
            System.exit(1);
        }
    }

    private static void print(ManifestCases.Result result) {
        System.out.printf(
                "%-50s %9.1f %9.1f %9.1f %9d%s%n",
                result.name(),
                result.medianMs(),
                result.p95Ms(),
                result.worstMs(),
                result.rows(),
                isLate(result) ? "  MISSED" : "");
    }

    private static boolean isLate(ManifestCases.Result result) {
        return result.p95Ms() > MOST_MS;
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version()
                + ", client and database on one machine, shared_buffers as the private cluster has them";
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; start this by ./liandan bench manifest");
        }
        return value;
    }
}
