package org.liandan.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a database can do to the server. */
final class DatabaseDrills {

    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final int SECONDS_AWAY = 10;
    private static final int SECONDS_POISONED = 15;
    private static final int POISONED_TERMINALS = 25;
    private static final int LATE_COMMITS = 3;
    private static final int BALLAST_CHUNK = 1 << 20;

    private DatabaseDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill(
                        "database-restart",
                        "PostgreSQL is stopped in order and started " + SECONDS_AWAY + " s later",
                        DatabaseDrills::restart),
                new Drill(
                        "database-kill",
                        "PostgreSQL is killed (-9) and started " + SECONDS_AWAY + " s later",
                        DatabaseDrills::kill),
                new Drill(
                        "database-pause",
                        "PostgreSQL hangs (SIGSTOP) for " + PAUSE.toSeconds() + " s",
                        DatabaseDrills::pause),
                new Drill(
                        "late-commit",
                        "the server is killed while its writer's session hangs (SIGSTOP), which wakes up 5 s later, three"
                                + " times",
                        DatabaseDrills::commitLate),
                new Drill(
                        "database-connections",
                        "the role may open no connection for " + SECONDS_AWAY + " s, and those it had are cut",
                        DatabaseDrills::refuseConnections),
                new Drill(
                        "poisoned-rows",
                        "for " + SECONDS_POISONED
                                + " s the database refuses one report of 37 of every twentieth terminal",
                        DatabaseDrills::refuseRows),
                new Drill(
                        "disk-full",
                        "the database's disk (a tmpfs) is full for " + SECONDS_AWAY + " s",
                        Drill.Circumstances.USUAL.onSmallDisk(),
                        DatabaseDrills::fillDisk));
    }

    private static String restart(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        arena.cluster().stop();
        return away(arena, fleet);
    }

    private static String kill(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        arena.cluster().kill();
        return away(arena, fleet);
    }

    private static String away(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(SECONDS_AWAY);
        String seen = "meanwhile " + pending(arena) + ", " + fleet.online() + " terminals online";
        arena.cluster().start();
        return seen;
    }

    private static String pause(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        arena.cluster().pause();
        try {
            long start = System.nanoTime();
            String page = page(arena);
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos() - (System.nanoTime() - start));
            return "meanwhile " + pending(arena) + ", " + page;
        } finally {
            arena.cluster().resume();
        }
    }

    /** A page may have to say that it cannot be shown; it must not leave its reader waiting. */
    private static String page(Arena arena) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = arena.server().status("/api/v1/organizations", PAUSE);
        if (status == 0) {
            throw new IllegalStateException("a request was not answered within " + PAUSE);
        }
        return "a request was answered " + status + " after "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
    }

    /** What hung in the commit happens, or not, when the next server has perhaps looked at what is stored already. */
    private static String commitLate(Arena arena, Fleet fleet) throws IOException, SQLException, InterruptedException {
        for (int round = 0; round < LATE_COMMITS; round++) {
            TimeUnit.SECONDS.sleep(3);
            List<Long> writers = arena.cluster().processes("application_name = 'liandan position writer'");
            if (writers.isEmpty()) {
                throw new IllegalStateException("the writer has no session");
            }
            Cluster.signalEach("STOP", writers);
            TimeUnit.MILLISECONDS.sleep(300);
            arena.server().kill();
            Thread waking = Thread.ofPlatform().start(() -> wake(writers));
            arena.server().startAgain();
            waking.join();
        }
        return fleet.losses() + " connections lost";
    }

    private static void wake(List<Long> writers) {
        try {
            TimeUnit.SECONDS.sleep(5);
            Cluster.signalEach("CONT", writers);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refuseConnections(Arena arena, Fleet fleet)
            throws IOException, SQLException, InterruptedException {
        arena.cluster().asSuperuser("alter role liandan connection limit 0");
        try {
            arena.cluster()
                    .asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'liandan'");
            TimeUnit.SECONDS.sleep(SECONDS_AWAY);
            return "meanwhile " + pending(arena);
        } finally {
            arena.cluster().asSuperuser("alter role liandan connection limit -1");
        }
    }

    /** A rule of the database that some reports break, as a column that is too narrow would. */
    private static String refuseRows(Arena arena, Fleet fleet) throws IOException, SQLException, InterruptedException {
        arena.cluster()
                .asSuperuser("alter table position add constraint drill_ck check (heading_deg <> "
                        + DrillTerminal.POISONED_HEADING_DEG + ") not valid");
        try {
            poison(fleet, true);
            long before = fleet.acknowledgedReports();
            TimeUnit.SECONDS.sleep(SECONDS_POISONED);
            long served = fleet.acknowledgedReports() - before;
            poison(fleet, false);
            if (!Fleet.await(() -> fleet.waiting() < fleet.terminals().size() * 2L, Arena.PATIENCE)) {
                throw new IllegalStateException("the lanes do not get over it");
            }
            long refused = arena.counters().of("liandan_positions_set_aside_total", "refused_by_database");
            if (refused == 0) {
                throw new IllegalStateException("nothing was refused");
            }
            return refused + " rows set aside, " + served / SECONDS_POISONED + " reports/s acknowledged meanwhile";
        } finally {
            arena.cluster().asSuperuser("alter table position drop constraint drill_ck");
        }
    }

    private static void poison(Fleet fleet, boolean on) {
        fleet.onLoop(() -> {
            for (int i = 0; i < POISONED_TERMINALS; i++) {
                fleet.terminals()
                        .get(i * fleet.terminals().size() / POISONED_TERMINALS)
                        .poison(on);
            }
        });
    }

    /** Fills the small file system that the cluster lies on until PostgreSQL can write no more, then makes room. */
    private static String fillDisk(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        Path ballast = arena.cluster().folder().resolve("ballast");
        fill(ballast);
        TimeUnit.SECONDS.sleep(SECONDS_AWAY);
        String seen = "meanwhile " + pending(arena);
        Files.delete(ballast);
        // PostgreSQL stops itself when it cannot write its log
        arena.cluster().start();
        return seen;
    }

    private static void fill(Path ballast) throws IOException {
        byte[] chunk = new byte[BALLAST_CHUNK];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            if (!Files.exists(ballast)) {
                throw full;
            }
        }
    }

    private static String pending(Arena arena) throws IOException, InterruptedException {
        return arena.counters().of("liandan_positions_pending") + " positions pending";
    }
}
