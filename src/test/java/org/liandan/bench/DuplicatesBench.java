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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liandan.track.Position;
import org.liandan.track.store.DuplicateSchemes;

/**
 * What "each report once" costs: the schemes of {@link DuplicateSchemes}, one writer, nothing but the database, in batches
 * of a loaded and of a busy server, without resent reports and with one in twenty. Decision 0011 rests on it.
 *
 * <p>Fails when a scheme that takes resent reports stores one twice.
 */
public final class DuplicatesBench {

    private static final int TERMINALS = 1_000;
    private static final int ROWS = 300_000;
    private static final int[] BATCHES = {5_000, 500};
    private static final int RESENT_OF = 20;
    private static final int ROUNDS = 3;

    private DuplicatesBench() {}

    /** No arguments. Wants the schema in the database, which the server of {@code bench ingest} makes. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        try (BenchServer migrated = new BenchServer("-Xmx512m")) {
            System.out.println("schema ready, server " + migrated.pid());
        }
        Map<String, Map<String, Long>> table = new LinkedHashMap<>();
        boolean once = true;
        try (Connection database = DriverManager.getConnection(
                System.getenv("LIANDAN_DB_URL"),
                System.getenv("LIANDAN_DB_USER"),
                System.getenv("LIANDAN_DB_PASSWORD"))) {
            database.setAutoCommit(false);
            Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
            makePartition(database, day);
            for (DuplicateSchemes scheme : DuplicateSchemes.values()) {
                Map<String, Long> line = new LinkedHashMap<>();
                for (int batch : BATCHES) {
                    line.put("all new, " + batch, median(database, scheme, batches(day, batch, false)));
                    if (scheme.takesResentReports()) {
                        line.put("5 % resent, " + batch, median(database, scheme, batches(day, batch, true)));
                        once &= noneTwice(database);
                    }
                }
                table.put(scheme.title(), line);
                System.out.printf("%-60s %s rows/s%n", scheme.title(), line);
            }
            DuplicateSchemes.COPY_ALONE.prepare(database);
        }
        Path file = Path.of("target/bench/duplicates.json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), table);
        System.out.println("written to " + file);
        if (!once) {
            System.out.println("FAILED: a report is in the table twice.");
            System.exit(1);
        }
    }

    private static long median(Connection database, DuplicateSchemes scheme, List<List<Position>> batches)
            throws SQLException {
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            scheme.prepare(database);
            rounds.add(scheme.rowsPerSecond(database, batches));
        }
        rounds.sort(null);
        return Math.round(rounds.get(ROUNDS / 2));
    }

    /** Reports of many terminals in turn; where it is asked for, a part of each batch is of the one before. */
    private static List<List<Position>> batches(Instant day, int size, boolean resent) {
        List<List<Position>> batches = new ArrayList<>();
        List<Position> batch = new ArrayList<>(size);
        List<Position> before = List.of();
        for (int i = 0; i < ROWS; i++) {
            batch.add(report(day, i));
            if (resent && !before.isEmpty() && i % RESENT_OF == 0) {
                batch.add(before.get(batch.size() % before.size()));
            }
            if (batch.size() >= size) {
                batches.add(batch);
                before = batch;
                batch = new ArrayList<>(size);
            }
        }
        return batches;
    }

    private static Position report(Instant day, int i) {
        int vehicle = 2_000_000 + i % TERMINALS;
        Instant at = day.plusSeconds(i / TERMINALS);
        return new Position(
                vehicle, vehicle, at, at, 109_750_000 + i, 40_600_000, 432, 90, 1065, 0, 3, -1, -1, -1, false, 0);
    }

    private static boolean noneTwice(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set enable_hashagg = off");
            statement.execute("set work_mem = '256MB'");
            try (ResultSet row = statement.executeQuery("""
                    select count(*) from (select 1 from position group by vehicle_id, at having count(*) > 1) twice""")) {
                row.next();
                return row.getLong(1) == 0;
            }
        }
    }

    private static void makePartition(Connection database, Instant day) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement("select create_position_partition(?)")) {
            statement.setObject(1, day.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());
            statement.execute();
        }
        database.commit();
    }
}
