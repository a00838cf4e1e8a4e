package org.liandan.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.liandan.app.SchemaChanges;
import org.liandan.track.store.BareCopy;
import org.liandan.track.store.DayClosing;

/**
 * The table that {@link QueryBench} asks: days of {@link BenchTrucks}, all closed by the product but the last, which is
 * open. It stays in a schema of its own, so that a second run begins at once, and one that wants more rows adds days.
 */
final class QueryTable implements AutoCloseable {

    static final int ROWS_A_DAY = BenchTrucks.TRUCKS * BenchTrucks.REPORTS_A_DAY;

    private static final String SCHEMA = "query_bench";
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");
    private static final long BYTES_A_ROW = 140;
    private static final int WRITERS = 2;

    private final AgroalDataSource database;
    private final int days;

    /** Fills what is missing. */
    QueryTable(String url, String user, String password, long rows)
            throws SQLException, IOException, InterruptedException {
        days = (int) Math.max(2, (rows + ROWS_A_DAY - 1) / ROWS_A_DAY);
        database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(
                                        url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA + ",public")
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password)))));
        SchemaChanges.of(database).schemas(SCHEMA).load().migrate();
        fill();
        close(new DayClosing(database));
    }

    DataSource database() {
        return database;
    }

    int days() {
        return days;
    }

    /** Midnight, in the district, at which the day with that number begins; the last is the open one. */
    static Instant start(int day) {
        return FIRST.plusDays(day).atStartOfDay(DISTRICT).toInstant();
    }

    static String partition(int day) {
        return "position_p" + DateTimeFormatter.BASIC_ISO_DATE.format(FIRST.plusDays(day));
    }

    private void fill() throws SQLException, IOException, InterruptedException {
        int there = (int) number("select count(*) from pg_inherits where inhparent = 'position'::regclass");
        if (there >= days) {
            return;
        }
        long room = Files.getFileStore(Path.of(System.getenv().getOrDefault("LIANDAN_DATA_DIR", ".")))
                .getUsableSpace();
        long needed = (long) (days - there) * ROWS_A_DAY * BYTES_A_ROW;
        if (room < needed) {
            throw new IllegalStateException(
                    "%,d MB of disk are needed, %,d MB are free".formatted(needed >> 20, room >> 20));
        }
        System.out.printf("filling %d days of %,d rows; this is done once%n", days - there, ROWS_A_DAY);
        long start = System.nanoTime();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> filled = IntStream.range(there, days)
                    .<Future<?>>mapToObj(day -> writers.submit(() -> {
                        fill(day);
                        return null;
                    }))
                    .toList();
            for (Future<?> day : filled) {
                day.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the table could not be filled", e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("filled in %.0f s, %,.0f rows/s%n", seconds, (days - there) * (double) ROWS_A_DAY / seconds);
    }

    /** One day in one transaction: it is there whole or not at all. */
    private void fill(int day) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String name = partition(day);
            statement.execute("create table " + name + " (like position including defaults including constraints)");
            BareCopy.copyInto(connection, name, new BenchTrucks(start(day), day));
            statement.execute("create index " + name + "_at_ix on " + name
                    + " using brin (at) with (pages_per_range = 64, autosummarize = on)");
            statement.execute("alter table position attach partition %s for values from ('%s') to ('%s')"
                    .formatted(name, start(day), start(day + 1)));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum (analyze) " + name);
        }
    }

    private void close(DayClosing closing) throws SQLException {
        for (int day = 0; day < days - 1; day++) {
            long start = System.nanoTime();
            if (closing.close(FIRST.plusDays(day)) == DayClosing.Outcome.CLOSED) {
                System.out.printf(
                        "day %d closed in %d s%n",
                        day, Duration.ofNanos(System.nanoTime() - start).toSeconds());
            }
        }
    }

    /**
     * What a day takes of the disk, bytes a row.
     *
     * @param heap the rows themselves
     * @param btree index of vehicle and time
     * @param brin indexes of page ranges
     */
    record Size(double heap, double btree, double brin) {
        double total() {
            return heap + btree + brin;
        }
    }

    Size size(int day) throws SQLException {
        String indexes = "select coalesce(sum(pg_relation_size(indexrelid)), 0) from pg_index join pg_class i"
                + " on i.oid = indexrelid join pg_am on pg_am.oid = i.relam where indrelid = '%s'::regclass and amname = '%s'";
        return new Size(
                number("select pg_relation_size('" + partition(day) + "')") / (double) ROWS_A_DAY,
                number(indexes.formatted(partition(day), "btree")) / (double) ROWS_A_DAY,
                number(indexes.formatted(partition(day), "brin")) / (double) ROWS_A_DAY);
    }

    long number(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
