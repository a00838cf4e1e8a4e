package org.liandan.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./liandan} asks of a database that an operator names, before the server starts: can it be reached with
 * these credentials, and has it got PostGIS. Says what is wrong in one sentence and ends with a status other than 0.
 */
public final class DatabaseCheck {

    private static final int OLDEST_POSTGRESQL = 14;

    private DatabaseCheck() {}

    /** Reads {@code LIANDAN_DB_URL}, {@code LIANDAN_DB_USER} and {@code LIANDAN_DB_PASSWORD}. */
    public static void main(String[] arguments) {
        Optional<String> complaint = complaint(System.getenv());
        complaint.ifPresent(sentence -> {
            System.err.println("liandan: " + sentence);
            System.exit(1);
        });
    }

    static Optional<String> complaint(Map<String, String> environment) {
        String url = environment.getOrDefault("LIANDAN_DB_URL", "");
        if (!url.startsWith("jdbc:postgresql://")) {
            return Optional.of("LIANDAN_DB_URL must look like jdbc:postgresql://host:5432/database, is '" + url + "'.");
        }
        try (Connection connection = DriverManager.getConnection(
                url,
                environment.getOrDefault("LIANDAN_DB_USER", "liandan"),
                environment.getOrDefault("LIANDAN_DB_PASSWORD", ""))) {
            return complaint(connection, url);
        } catch (SQLException e) {
            return Optional.of("the database " + url + " cannot be used: " + firstLine(e) + ".");
        }
    }

    private static Optional<String> complaint(Connection connection, String url) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_POSTGRESQL) {
            return Optional.of("the database " + url + " is PostgreSQL " + version + "; " + OLDEST_POSTGRESQL
                    + " is the oldest that works.");
        }
        if (holds(connection, "select exists (select from pg_extension where extname = 'postgis')")) {
            return Optional.empty();
        }
        if (!holds(connection, "select exists (select from pg_available_extensions where name = 'postgis')")) {
            return Optional.of("the database " + url + " has no PostGIS; install it on the database server.");
        }
        if (holds(connection, "select rolsuper from pg_roles where rolname = current_user")) {
            // the first migration creates the extension
            return Optional.empty();
        }
        return Optional.of("the database " + url
                + " has no PostGIS yet; let its superuser run \"create extension postgis\" there once.");
    }

    private static boolean holds(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(question)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static String firstLine(SQLException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
