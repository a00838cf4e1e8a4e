package org.liandan.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.liandan.manifest.store.Anchors;
import org.liandan.party.Sentence;
import org.liandan.vault.Backup;
import org.liandan.vault.BackupFolder;

/**
 * {@code ./liandan restore FOLDER}: a backup into an empty database and data folder, then brought to the present schema, then audited.
 * Every file is compared with its hash before anything is touched.
 */
public final class RestoreCommand {

    private static final int WRONG_USE = 2;

    private RestoreCommand() {}

    /** {@code FOLDER}; ends with 0, or with 1 and a sentence. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length != 1) {
            complaints.println("用法 usage: restore FOLDER");
            System.exit(WRONG_USE);
        }
        try {
            System.exit(restore(new Vault(), Path.of(arguments[0]).toAbsolutePath(), out));
        } catch (IOException | SQLException | RuntimeException e) {
            complaints.println("liandan: 没有恢复成功 nothing was restored: " + e.getMessage());
            System.exit(1);
        }
    }

    /** 0 if all is there and every chain holds. */
    static int restore(Vault vault, Path folder, PrintStream out) throws IOException, SQLException {
        Backup backup = Vault.read(folder);
        requireWhole(folder, backup);
        requireEmpty(vault);
        Flyway flyway = SchemaChanges.of(vault.database()).load();
        requireKnown(flyway, backup);
        Path list = withoutPostgis(vault, folder.resolve(Backup.DATABASE));
        vault.run(
                "pg_restore",
                List.of(
                        "--use-list=" + list,
                        "--exit-on-error",
                        "--single-transaction",
                        "--no-owner",
                        "--no-privileges",
                        // they speak of PostGIS, whose owner is the superuser
                        "--no-comments",
                        "--dbname=" + vault.databaseName(),
                        folder.resolve(Backup.DATABASE).toString()));
        Map<String, Long> rows;
        try (Connection connection = vault.database().getConnection()) {
            rows = Vault.rows(connection);
        }
        if (!rows.equals(backup.rows())) {
            throw new IOException("恢复后的行数与清单不符 the rows are not those of the list: " + rows);
        }
        for (String name : Vault.FOLDERS) {
            BackupFolder.copy(
                    folder.resolve(Backup.FILES).resolve(name), vault.data().resolve(name));
        }
        int migrations = flyway.migrate().migrationsExecuted;
        out.println("恢复完成 restored: %s 的数据 as of · 表 tables %d · 行 rows %d · 升级 migrations %d"
                .formatted(
                        backup.at(),
                        rows.size(),
                        rows.values().stream().mapToLong(Long::longValue).sum(),
                        migrations));
        return AuditCommand.audit(
                vault.database(), List.of(), vault.data().resolve("anchors").resolve(Anchors.FILE), out);
    }

    /** What is in the dump but for the rows of PostGIS's own table, which an owner of the database may not write: backups from before have them. */
    private static Path withoutPostgis(Vault vault, Path dump) throws IOException {
        String all = vault.run("pg_restore", List.of("--list", dump.toString()));
        Path list = Files.createTempFile("liandan-restore", ".list");
        list.toFile().deleteOnExit();
        Files.writeString(
                list,
                all.lines()
                        .filter(line -> !line.contains(" TABLE DATA public " + Vault.OF_POSTGIS + " "))
                        .collect(Collectors.joining("\n", "", "\n")));
        return list;
    }

    private static void requireWhole(Path folder, Backup backup) throws IOException {
        List<Sentence> flaws = BackupFolder.flaws(folder, backup);
        if (!flaws.isEmpty()) {
            throw new IOException("备份不完整 the backup is not whole: "
                    + String.join(
                            "; ", flaws.stream().limit(20).map(Sentence::both).toList()));
        }
    }

    private static void requireEmpty(Vault vault) throws IOException, SQLException {
        try (Connection connection = vault.database().getConnection()) {
            if (!Vault.rows(connection).isEmpty()) {
                throw new IOException("数据库不是空的 the database is not empty: " + vault.databaseName());
            }
        }
        for (String name : Vault.FOLDERS) {
            Path target = vault.data().resolve(name);
            if (Files.isDirectory(target)) {
                try (Stream<Path> files = Files.walk(target)) {
                    if (files.anyMatch(Files::isRegularFile)) {
                        throw new IOException("文件夹不是空的 the folder is not empty: " + target);
                    }
                }
            }
        }
    }

    /** A later version's schema cannot be brought back to ours. */
    private static void requireKnown(Flyway flyway, Backup backup) throws IOException {
        MigrationVersion of = MigrationVersion.fromVersion(backup.schema());
        for (MigrationInfo known : flyway.info().all()) {
            if (of.equals(known.getVersion())) {
                return;
            }
        }
        throw new IOException("备份的模式版本 %s 比本程序新 the backup's schema %s is none of this version's"
                .formatted(backup.schema(), backup.schema()));
    }
}
