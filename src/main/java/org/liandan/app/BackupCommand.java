package org.liandan.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liandan.vault.Backup;
import org.liandan.vault.BackupFolder;

/**
 * {@code ./liandan backup [FOLDER] [--keep N]}: the database as it is at one moment, the files that it speaks of, and a list with the
 * hash of each. The server may run. Secrets are in none of it: {@code LIANDAN_SECRET_KEY} and {@code LIANDAN_KEYS_KEY} are kept apart.
 */
public final class BackupCommand {

    private static final int WRONG_USE = 2;
    private static final Pattern NAME = Pattern.compile("liandan-\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'liandan-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private BackupCommand() {}

    /** {@code FOLDER KEEP}, both always there; 0 keeps all. Ends with 0, or with 1 and nothing written. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length != 2) {
            complaints.println("用法 usage: backup FOLDER KEEP");
            System.exit(WRONG_USE);
        }
        try {
            Path _ = backup(new Vault(), Path.of(arguments[0]), Clocks.system().instant(), out);
            int keep = Integer.parseInt(arguments[1]);
            if (keep > 0) {
                forget(Path.of(arguments[0]), keep, out);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            complaints.println("liandan: 没有备份成功 no backup was made: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Makes one under that folder; its own is named by the moment. */
    static Path backup(Vault vault, Path under, Instant now, PrintStream out) throws IOException, SQLException {
        Path folder = under.toAbsolutePath().resolve(STAMP.format(now));
        Path unfinished = BackupFolder.unfinished(folder);
        Files.createDirectories(under);
        requireRoom(vault, under);
        Files.createDirectory(unfinished);
        try {
            Backup backup = write(vault, unfinished, now);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            long bytes =
                    backup.files().stream().mapToLong(file -> file.sizeBytes()).sum();
            out.println("备份完成 backup made: %s · 模式 schema %s · 文件 files %d · %d MB"
                    .formatted(folder, backup.schema(), backup.files().size(), bytes >> 20));
            out.println("密钥不在其中，请另行保管 keep apart what is not in it: LIANDAN_SECRET_KEY, LIANDAN_KEYS_KEY");
            return folder;
        } catch (IOException | SQLException | RuntimeException e) {
            delete(unfinished);
            throw e;
        }
    }

    private static Backup write(Vault vault, Path folder, Instant now) throws IOException, SQLException {
        Map<String, Long> rows;
        String schema;
        try (Connection connection = vault.database().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // counts and dump are of one moment
            String snapshot = Vault.value(connection, "select pg_export_snapshot()");
            schema = Vault.value(
                    connection,
                    "select version from flyway_schema_history where success and version is not null"
                            + " order by installed_rank desc limit 1");
            vault.run(
                    "pg_dump",
                    List.of(
                            "--format=custom",
                            "--no-owner",
                            "--no-privileges",
                            // PostGIS brings it along, and it belongs to the superuser
                            "--exclude-table-data=public." + Vault.OF_POSTGIS,
                            "--snapshot=" + snapshot,
                            "--file=" + folder.resolve(Backup.DATABASE),
                            vault.databaseName()));
            rows = Vault.rows(connection);
            connection.rollback();
        }
        // behind the dump: a file without a row is cleared away, a row without its file cannot be helped
        for (String name : Vault.FOLDERS) {
            BackupFolder.copy(
                    vault.data().resolve(name), folder.resolve(Backup.FILES).resolve(name));
        }
        Backup backup = new Backup(
                Backup.FORMAT,
                Objects.requireNonNullElse(BackupCommand.class.getPackage().getImplementationVersion(), "unknown"),
                schema,
                now.truncatedTo(ChronoUnit.SECONDS),
                rows,
                BackupFolder.list(folder));
        Vault.write(folder, backup);
        return backup;
    }

    /** As much as the database and the files take, which a dump never does. */
    private static void requireRoom(Vault vault, Path under) throws IOException, SQLException {
        long needed = 0;
        try (Connection connection = vault.database().getConnection()) {
            needed += Long.parseLong(Vault.value(connection, "select pg_database_size(current_database())"));
        }
        for (String name : Vault.FOLDERS) {
            needed += size(vault.data().resolve(name));
        }
        long free = Files.getFileStore(under).getUsableSpace();
        if (free < needed) {
            throw new IOException("空间不足 not enough room: %d MB 可用 free, %d MB 可能需要 may be needed"
                    .formatted(free >> 20, needed >> 20));
        }
    }

    private static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    /** Deletes the oldest of those that this command has named. */
    private static void forget(Path under, int keep, PrintStream out) throws IOException {
        List<Path> backups;
        try (Stream<Path> folders = Files.list(under)) {
            backups = folders.filter(folder ->
                            NAME.matcher(folder.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : backups.stream().skip(keep).toList()) {
            delete(old);
            out.println("已删除 deleted: " + old);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
