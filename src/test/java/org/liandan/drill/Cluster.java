package org.liandan.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The private PostgreSQL cluster of a drill, to be broken and mended: {@code src/main/sh/cluster.sh} on a folder.
 *
 * @param folder the cluster's data folder
 */
record Cluster(Path folder) {

    private static final String SCRIPT = "src/main/sh/cluster.sh";

    /** Starts it, making it first where it is not there. */
    void start() throws IOException, InterruptedException {
        run(SCRIPT, "start", folder.toString(), "durable");
    }

    /** Stops it in order; connections are cut. */
    void stop() throws IOException, InterruptedException {
        run(SCRIPT, "stop", folder.toString());
    }

    /** Kills the postmaster and with it, by their own watch, all of its processes. */
    void kill() throws IOException, InterruptedException {
        signal("KILL");
    }

    /** Stops every process in its tracks, as a machine that hangs. */
    void pause() throws IOException, InterruptedException {
        signalAll("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signalAll("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        run("kill", "-" + signal, Long.toString(postmaster()));
    }

    private void signalAll(String signal) throws IOException, InterruptedException {
        signalEach(
                signal,
                ProcessHandle.of(postmaster()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid)
                        .toList());
        signal(signal);
    }

    /** One that has ended meanwhile is passed over. */
    static void signalEach(String signal, List<Long> processes) throws IOException, InterruptedException {
        for (long process : processes) {
            int _ = runQuietly("kill", "-" + signal, Long.toString(process));
        }
    }

    /** The sessions' processes for which that condition on {@code pg_stat_activity} holds. */
    List<Long> processes(String condition) throws IOException, SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pid from pg_stat_activity where " + condition)) {
            while (row.next()) {
                found.add(row.getLong(1));
            }
        }
        return found;
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    }

    int port() throws IOException {
        return Integer.parseInt(
                Files.readString(folder.resolve("postgres.port")).strip());
    }

    /** A connection of the superuser, for breaking things. */
    Connection superuser() throws IOException, SQLException {
        return connect("postgres", "postgres.password");
    }

    /** A connection of the application's role, for looking. */
    Connection application() throws IOException, SQLException {
        return connect("liandan", "liandan.password");
    }

    String password() throws IOException {
        return Files.readString(folder.resolve("liandan.password")).strip();
    }

    String url() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/liandan";
    }

    private Connection connect(String role, String passwordFile) throws IOException, SQLException {
        return DriverManager.getConnection(
                url(), role, Files.readString(folder.resolve(passwordFile)).strip());
    }

    void asSuperuser(String sql) throws IOException, SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Empties the tables of positions, so that what stands there afterwards is a drill's. */
    void forgetPositions() throws IOException, SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        if to_regclass('position') is not null then
                            truncate position, position_set_aside;
                        end if;
                    end $$""");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int status = runQuietly(command);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
    }

    private static int runQuietly(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
