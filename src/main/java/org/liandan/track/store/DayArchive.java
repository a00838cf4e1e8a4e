package org.liandan.track.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * A day of positions as a file: CSV with a header, in order of vehicle and time, compressed by gzip, readable without us;
 * beside it a manifest with the number of rows and the SHA-256 of the file. Columns are those of the table, times in UTC.
 */
@Singleton
public final class DayArchive {

    private static final String COLUMNS = "at, received_at, vehicle_id, terminal_id, lon_e6, lat_e6, alarm_flags,"
            + " status_flags, mileage_deci_km, speed_deci_kph, recorder_speed_deci_kph, heading_deg, altitude_m,"
            + " satellites, marks";
    private static final String SUFFIX = ".csv.gz";
    private static final String MANIFEST_SUFFIX = ".json";
    private static final int BUFFER = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;

    @Inject
    public DayArchive(@Named(PositionPartitions.MAINTENANCE) DataSource database) {
        this.database = database;
    }

    /**
     * What a file must be.
     *
     * @param day the district day, ISO
     * @param rows positions in it
     * @param sha256 of the compressed file, hexadecimal
     * @param columns names, in their order
     */
    record Manifest(String day, long rows, String sha256, String columns) {}

    /** A file that is not what its manifest says, or a day that cannot be written or taken in: a sentence for the operator. */
    public static final class ArchiveException extends Exception {

        private static final long serialVersionUID = 1L;

        ArchiveException(String sentence) {
            super(sentence);
        }
    }

    /**
     * Writes a day, attached or detached, reads the file back, and only then gives it its name.
     *
     * @return the file
     */
    public Path export(LocalDate day, Path folder) throws SQLException, IOException, ArchiveException {
        Files.createDirectories(folder);
        Path file = folder.resolve("position-" + day + SUFFIX);
        Path part = folder.resolve(file.getFileName() + ".part");
        try {
            Manifest manifest = write(day, part);
            check(part, manifest);
            Path manifestPart = folder.resolve(file.getFileName() + MANIFEST_SUFFIX + ".part");
            Files.writeString(manifestPart, JSON.writeValueAsString(manifest) + "\n");
            // first the manifest's old word goes, last its new one comes: a manifest never speaks of another file
            Files.deleteIfExists(manifestOf(file));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Files.move(manifestPart, manifestOf(file), StandardCopyOption.ATOMIC_MOVE);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Manifest write(LocalDate day, Path part) throws SQLException, IOException, ArchiveException {
        String table = PositionPartitions.name(day);
        MessageDigest digest = sha256();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                // one snapshot for the count and the rows
                statement.execute("set transaction isolation level repeatable read read only");
                statement.execute("set local timezone = 'UTC'");
                if (!DayRewriting.isTrue(statement, "select to_regclass('" + table + "') is not null")) {
                    throw new ArchiveException("没有该日的定位数据 There is no table of that day: " + day);
                }
                long rows = count(statement, table);
                try (FileOutputStream out = new FileOutputStream(part.toFile())) {
                    OutputStream gzip = new GZIPOutputStream(
                            new BufferedOutputStream(new DigestOutputStream(out, digest), BUFFER), BUFFER);
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                            copy (select %s from %s order by vehicle_id, at, received_at)
                            to stdout (format csv, header)""".formatted(COLUMNS, table), gzip);
                    gzip.close();
                }
                sync(part);
                return new Manifest(day.toString(), rows, HexFormat.of().formatHex(digest.digest()), COLUMNS);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Whether the day's file is there, is whole, and has as many rows as the table. */
    public boolean isExported(LocalDate day, Path folder) throws SQLException, IOException {
        Path file = folder.resolve("position-" + day + SUFFIX);
        if (!Files.exists(file) || !Files.exists(manifestOf(file))) {
            return false;
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Manifest manifest = manifest(file);
            check(file, manifest);
            return manifest.rows() == count(statement, PositionPartitions.name(day));
        } catch (ArchiveException e) {
            return false;
        }
    }

    /**
     * Takes a day in again, as a closed one that stays until somebody drops it.
     *
     * @return its rows
     */
    public long restore(Path file) throws SQLException, IOException, ArchiveException {
        if (!Files.isReadable(file) || !Files.isReadable(manifestOf(file))) {
            throw new ArchiveException(
                    "文件或其清单不可读 The file or its manifest cannot be read: " + file + ", " + manifestOf(file));
        }
        Manifest manifest = manifest(file);
        check(file, manifest);
        LocalDate day = day(manifest);
        String table = PositionPartitions.name(day);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream csv = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), BUFFER)) {
            connection.setAutoCommit(false);
            try {
                if (DayRewriting.isTrue(statement, "select to_regclass('" + table + "') is not null")) {
                    throw new ArchiveException("该日数据已在库中 The day is in the database already: " + day);
                }
                statement.execute(
                        "create table " + table + " (like position including defaults including constraints)");
                long rows = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy %s (%s) from stdin (format csv, header)".formatted(table, manifest.columns()),
                                csv);
                if (rows != manifest.rows()) {
                    throw new ArchiveException(
                            "行数与清单不符 %d rows, the manifest says %d: %s".formatted(rows, manifest.rows(), file));
                }
                attach(statement, table, day);
                connection.commit();
                return rows;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Indexes and bounds are made first, so that the attaching itself takes no time. */
    private static void attach(Statement statement, String table, LocalDate day) throws SQLException {
        Instant from = day.atStartOfDay(PositionPartitions.DISTRICT).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(PositionPartitions.DISTRICT).toInstant();
        statement.execute(DayRewriting.boxes(table));
        statement.execute(
                "create index %s_vehicle_at_ix on %s (vehicle_id, at) with (fillfactor = 100)".formatted(table, table));
        statement.execute("alter table %s add constraint %s_day_ck check (at >= '%s' and at < '%s')"
                .formatted(table, table, from, to));
        statement.execute("comment on table %s is '%s'".formatted(table, PositionPartitions.IMPORTED));
        statement.execute(
                "alter table position attach partition %s for values from ('%s') to ('%s')".formatted(table, from, to));
    }

    private static LocalDate day(Manifest manifest) throws ArchiveException {
        try {
            return LocalDate.parse(manifest.day());
        } catch (DateTimeException e) {
            throw new ArchiveException("清单中的日期无效 The manifest's day is none: " + manifest.day());
        }
    }

    private static Manifest manifest(Path file) throws IOException, ArchiveException {
        try {
            Manifest manifest = JSON.readValue(Files.readString(manifestOf(file)), Manifest.class);
            if (!COLUMNS.equals(manifest.columns())) {
                throw new ArchiveException(
                        "清单中的列不是本版本的列 The columns are not those of this version: " + manifest.columns());
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new ArchiveException("清单无法解析 The manifest cannot be parsed: " + manifestOf(file));
        }
    }

    /** Reads all of the file: the digest, and one line for the header and for each row. */
    private static void check(Path file, Manifest manifest) throws IOException, ArchiveException {
        MessageDigest digest = sha256();
        long lines = 0;
        try (InputStream raw =
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), digest)) {
            InputStream csv = new GZIPInputStream(raw, BUFFER);
            byte[] bytes = new byte[BUFFER];
            for (int length = csv.read(bytes); length >= 0; length = csv.read(bytes)) {
                for (int i = 0; i < length; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
            }
            // whatever stands behind the end of the compressed data belongs to the digest, too
            raw.transferTo(OutputStream.nullOutputStream());
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(manifest.sha256()) || lines != manifest.rows() + 1) {
            throw new ArchiveException("文件与清单不符 The file is not what its manifest says, SHA-256 %s and %d rows: %s"
                    .formatted(found, lines - 1, file));
        }
    }

    private static Path manifestOf(Path file) {
        return file.resolveSibling(file.getFileName() + MANIFEST_SUFFIX);
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
