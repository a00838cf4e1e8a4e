package org.liandan.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The benchmark's database, which {@code ./liandan bench} has opened: what is stored in it, and making it empty. */
final class BenchTable implements AutoCloseable {

    private final Connection database;

    BenchTable() throws SQLException {
        database = DriverManager.getConnection(
                environment("LIANDAN_DB_URL"), environment("LIANDAN_DB_USER"), environment("LIANDAN_DB_PASSWORD"));
    }

    /** Forgets all terminals and vehicles of earlier runs; before the server starts. */
    void forgetFleet() throws SQLException {
        execute("""
            do $$ begin
                if to_regclass('terminal') is not null then truncate terminal, vehicle, position cascade; end if;
            end $$\
            """);
    }

    /** Throws all positions away. */
    void empty() throws SQLException {
        execute("truncate position");
    }

    /** Positions in the table, each counted once. */
    long positions() throws SQLException {
        // planned by what was known before the load it takes minutes
        execute("analyze position");
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from (select distinct vehicle_id, at from position) once")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; start this by ./liandan bench");
        }
        return value;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
