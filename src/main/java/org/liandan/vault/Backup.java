package org.liandan.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What stands in the file {@value #FILE} of a backup's folder.
 *
 * @param format {@value #FORMAT}
 * @param application version of the application that made it
 * @param schema version of the database's schema, as Flyway counts
 * @param at the moment that the database is of
 * @param rows of each table, at that moment
 * @param files everything else in the folder
 */
public record Backup(
        int format, String application, String schema, Instant at, Map<String, Long> rows, List<StoredFile> files) {

    /** Name of the file in which this stands. */
    public static final String FILE = "backup.json";
    /** The database as {@code pg_dump} writes it in its own format. */
    public static final String DATABASE = "database.dump";
    /** Under which the files of the data folder lie. */
    public static final String FILES = "files";
    /** What this software writes and reads. */
    public static final int FORMAT = 1;

    public Backup {
        rows = Map.copyOf(rows);
        files = List.copyOf(files);
    }
}
