package org.liandan.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.liandan.track.store.DayArchive;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * {@code ./liandan export-day} and {@code import-day}: a day's positions to a file and back, on the database that
 * {@code LIANDAN_DB_URL}, {@code LIANDAN_DB_USER} and {@code LIANDAN_DB_PASSWORD} name. The server may run beside it.
 */
public final class DayArchiveCommand {

    private static final int WRONG_USE = 2;

    private DayArchiveCommand() {}

    /** {@code export DAY FOLDER} or {@code import FILE}; ends with 1 and a sentence when it could not be done. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        DayArchive archive = new DayArchive(database());
        try {
            if (arguments.length == 3 && arguments[0].equals("export")) {
                out.println(archive.export(LocalDate.parse(arguments[1]), Path.of(arguments[2])));
            } else if (arguments.length == 2 && arguments[0].equals("import")) {
                out.println(archive.restore(Path.of(arguments[1])) + " 条定位 positions");
            } else {
                complaints.println("用法 usage: export-day YYYY-MM-DD [FOLDER], import-day FILE");
                System.exit(WRONG_USE);
            }
        } catch (DateTimeException e) {
            complaints.println("liandan: 没有这一天 there is no such day: " + arguments[1]);
            System.exit(WRONG_USE);
        } catch (SQLException | IOException | DayArchive.ArchiveException e) {
            complaints.println("liandan: " + e.getMessage());
            System.exit(1);
        }
    }

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(System.getenv("LIANDAN_DB_URL"));
        database.setUser(System.getenv("LIANDAN_DB_USER"));
        database.setPassword(System.getenv("LIANDAN_DB_PASSWORD"));
        return database;
    }
}
