package org.liandan.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL with PostGIS, one for all tests of a run: the throwaway cluster under {@code .liandan/test}, with
 * its database made anew. Tests tamper with tables, so they run as the owner; with {@code -Dliandan.test.role=liandan_app} the server
 * has the rights of a real one.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** The application's role, whose rights {@code afterMigrate__grants.sql} has. */
    public static final String APPLICATION = "liandan_app";

    private static final String OWNER = "liandan";
    private static final Path ROOT = Path.of("").toAbsolutePath();

    @Override
    public Map<String, String> start() {
        Fresh database = fresh("liandan_test");
        Map<String, String> settings = new HashMap<>(TestCertificates.settings());
        settings.put("quarkus.datasource.jdbc.url", database.url());
        settings.put("quarkus.datasource.username", System.getProperty("liandan.test.role", OWNER));
        // a throwaway cluster's roles all have the same
        settings.put("quarkus.datasource.password", database.password());
        settings.put("quarkus.datasource.maintenance.username", OWNER);
        return settings;
    }

    @Override
    public void stop() {
        // left running: the next run starts faster, and ./liandan test stops it
    }

    /**
     * A database made anew.
     *
     * @param password of both roles
     */
    public record Fresh(String url, String password) {

        /** What a server process is told, so that it runs as an installed one does. */
        public Map<String, String> environment() {
            return Map.of(
                    "LIANDAN_DB_URL",
                    url,
                    "LIANDAN_DB_USER",
                    APPLICATION,
                    "LIANDAN_DB_PASSWORD",
                    password,
                    "LIANDAN_DB_OWNER",
                    OWNER,
                    "LIANDAN_DB_OWNER_PASSWORD",
                    password);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, OWNER, password);
        }
    }

    /** An empty database of that name in the tests' cluster; what was there before is dropped. */
    public static Fresh fresh(String name) {
        String[] portAndPassword = cluster("start", "throwaway").split(" ", -1);
        String server = "jdbc:postgresql://127.0.0.1:" + portAndPassword[0] + "/";
        recreate(server, name, portAndPassword[1]);
        return new Fresh(server + name, portAndPassword[1]);
    }

    private static void recreate(String server, String name, String password) {
        try (var connection = DriverManager.getConnection(server + "postgres", "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " owner liandan");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the test database", e);
        }
        try (var connection = DriverManager.getConnection(server + name, "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("create extension postgis");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot add PostGIS to the test database", e);
        }
    }

    private static String cluster(String action, String mode) {
        try {
            Process process = new ProcessBuilder(
                            ROOT.resolve("src/main/sh/cluster.sh").toString(),
                            action,
                            ROOT.resolve(".liandan/test").toString(),
                            mode)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("cluster.sh " + action + " failed");
            }
            return output.lines().reduce((first, second) -> second).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("cannot run cluster.sh", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test database started", e);
        }
    }
}
