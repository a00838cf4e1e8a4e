package org.liandan.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.liandan.vault.Backup;
import org.postgresql.ds.PGSimpleDataSource;

/** What making a backup and using one share: the database, PostgreSQL's own programs, the folders of files. */
final class Vault {

    /** Folders below the data folder that rows of the database speak of, or that speak of them. */
    static final List<String> FOLDERS = List.of("media", "archive", "anchors");

    /** The table of PostGIS that a dump takes along, as far as it was added to. */
    static final String OF_POSTGIS = "spatial_ref_sys";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final String TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
               and pg_get_userbyid(c.relowner) = current_user
             order by c.relname""";

    private final PGSimpleDataSource database = ReplayRuleCommand.database();
    private final Path programs = Path.of(Objects.requireNonNullElse(System.getenv("LIANDAN_PG_BIN"), "/usr/bin"));
    private final Path data = Path.of(Objects.requireNonNullElse(System.getenv("LIANDAN_DATA_DIR"), ".liandan"));

    PGSimpleDataSource database() {
        return database;
    }

    Path data() {
        return data;
    }

    /** The rows of each table of ours, partitions counted in their table. */
    static Map<String, Long> rows(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select count(*) from " + statement.enquoteIdentifier(table, true))) {
                row.next();
                rows.put(table, row.getLong(1));
            }
        }
        return rows;
    }

    /** What a statement says in one row and column; null where that is null. */
    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /**
     * Runs one of PostgreSQL's programs on the database; the password goes by the environment, which other users cannot read.
     *
     * @return what it said
     * @throws IOException with what it said, if it fails
     */
    String run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGHOST", database.getServerNames()[0]);
        builder.environment().put("PGPORT", Integer.toString(database.getPortNumbers()[0]));
        builder.environment().put("PGUSER", String.valueOf(database.getUser()));
        builder.environment().put("PGPASSWORD", String.valueOf(database.getPassword()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    String databaseName() {
        return String.valueOf(database.getDatabaseName());
    }

    static void write(Path folder, Backup backup) throws IOException {
        Files.writeString(
                folder.resolve(Backup.FILE),
                JSON.writeValueAsString(backup),
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE,
                java.nio.file.StandardOpenOption.SYNC);
    }

    /** @throws IOException if there is no such file, or it is none of ours */
    static Backup read(Path folder) throws IOException {
        Path file = folder.resolve(Backup.FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("不是备份：没有 no backup, there is no " + file);
        }
        try {
            return JSON.readValue(file.toFile(), Backup.class);
        } catch (JsonProcessingException e) {
            throw new IOException("不是备份清单 no list of a backup: " + file, e);
        }
    }
}
