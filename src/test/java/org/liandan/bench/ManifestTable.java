package org.liandan.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.app.SchemaChanges;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The table that {@link ManifestBench} asks: three years of {@link ManifestYears} behind the product's own schema and indexes. It stays in a
 * schema of its own, so that a second run begins at once.
 *
 * <p>Rows are copied in with the indexes and the references away, and both come back afterwards; nothing is signed, and only
 * the last days have a history, with hashes and signatures that are noise of the right length.
 */
final class ManifestTable implements AutoCloseable {

    static final String SCHEMA = "manifest_bench";

    private static final long BYTES_A_ROW = 2_200;

    private final AgroalDataSource database;
    private final String url;
    private final long rows;

    /** Fills what is missing. */
    ManifestTable(String url, String user, String password, long rows) throws SQLException, IOException {
        this.rows = rows;
        this.url = url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA + ",public";
        database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(this.url)
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password)))));
        SchemaChanges.of(database).schemas(SCHEMA).load().migrate();
        if (number("select count(*) from (select 1 from manifest limit 1) one") == 0) {
            fill();
        }
    }

    DataSource database() {
        return database;
    }

    /** Where the table is, for a server that shall use it. */
    String url() {
        return url;
    }

    private void fill() throws SQLException, IOException {
        long room = Files.getFileStore(Path.of(System.getenv().getOrDefault("LIANDAN_DATA_DIR", ".")))
                .getUsableSpace();
        if (room < rows * BYTES_A_ROW) {
            throw new IllegalStateException(
                    "%,d MB of disk are needed, %,d MB are free".formatted((rows * BYTES_A_ROW) >> 20, room >> 20));
        }
        System.out.printf("filling %,d manifests; this is done once%n", rows);
        long start = System.nanoTime();
        ManifestYears years = new ManifestYears(rows);
        run(ManifestYears.REGISTRY);
        List<String> manifestAgain = takeAway("manifest");
        // numbers of changes come with the rows, the books of sites after them
        run(List.of("alter table manifest disable trigger user"));
        copy("copy manifest (" + ManifestYears.COLUMNS + ") from stdin", years::manifests);
        System.out.printf("  rows after %.0f s%n", (System.nanoTime() - start) / 1e9);
        run(manifestAgain);
        run(List.of(
                "alter table manifest enable trigger user",
                "insert into site_total (place_id, part, came_m3, went_m3) select place_id, part, came_m3, went_m3 from site_total_expected",
                "select setval('manifest_change', (select max(change) from manifest))"));
        System.out.printf("  indexes after %.0f s%n", (System.nanoTime() - start) / 1e9);
        List<String> eventsAgain = takeAway("manifest_event");
        copy("copy manifest_event (" + ManifestYears.EVENT_COLUMNS + ") from stdin", years::events);
        run(eventsAgain);
        copy("copy manifest_reminder (number, kind, due_at, noticed_at) from stdin", years::reminders);
        run(List.of(
                "vacuum (analyze) manifest",
                "vacuum (analyze) manifest_event",
                "vacuum (analyze) manifest_reminder",
                "analyze"));
        System.out.printf("filled in %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    /** Drops indexes and references of a table and returns what makes them again. */
    private List<String> takeAway(String table) throws SQLException {
        List<String> again = new ArrayList<>();
        List<String> drops = new ArrayList<>();
        each("""
            select 'drop index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
             where indrelid = '%1$s'::regclass
               and not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
            union all
            select 'alter table %1$s drop constraint ' || conname,
                   'alter table %1$s add constraint ' || conname || ' ' || pg_get_constraintdef(oid) || ' not valid'
              from pg_constraint where conrelid = '%1$s'::regclass and contype = 'f' and not pg_get_constraintdef(oid) like '%%NOT VALID'\
            """.formatted(table), row -> {
            drops.add(row.getString(1));
            again.add(row.getString(2));
        });
        run(drops);
        return again;
    }

    /** Writes lines of text, by COPY's rules, to something that takes them. */
    interface Lines {
        void writeTo(Appendable out) throws IOException;
    }

    private void copy(String sql, Lines lines) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            try (var copy = new OutputStreamWriter(
                    new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, 1 << 16),
                    StandardCharsets.UTF_8)) {
                lines.writeTo(copy);
            }
        }
    }

    private void run(List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("reset maintenance_work_mem");
        }
    }

    /** Looks at one row. */
    interface RowLooker {
        void look(ResultSet row) throws SQLException;
    }

    void each(String question, RowLooker looker) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                looker.look(row);
            }
        }
    }

    long number(String question) throws SQLException {
        long[] number = {0};
        each(question, row -> number[0] = row.getLong(1));
        return number[0];
    }

    @Override
    public void close() {
        database.close();
    }
}
