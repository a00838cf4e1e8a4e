package org.liandan.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        String[] portAndPassword = cluster("start", "throwaway").split(" ", -1);
        String server = "jdbc:postgresql://127.0.0.1:" + portAndPassword[0] + "/";
        recreate(server, portAndPassword[1]);
        Map<String, String> settings = new HashMap<>(TestCertificates.settings());
        settings.put("quarkus.datasource.jdbc.url", server + "liandan_test");
        settings.put("quarkus.datasource.username", System.getProperty("liandan.test.role", OWNER));
        // a throwaway cluster's roles all have the same
        settings.put("quarkus.datasource.password", portAndPassword[1]);
        settings.put("quarkus.datasource.maintenance.username", OWNER);
        return settings;
    }

    @Override
    public void stop() {
        // left running: the next run starts faster, and ./liandan test stops it
    }

    private static void recreate(String server, String password) {
        try (var connection = DriverManager.getConnection(server + "postgres", "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists liandan_test with (force)");
            statement.execute("create database liandan_test owner liandan");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the test database", e);
        }
        try (var connection = DriverManager.getConnection(server + "liandan_test", "postgres", password);
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
