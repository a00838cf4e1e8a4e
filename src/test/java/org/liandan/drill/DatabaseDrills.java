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
    private static final int BALLAST_CHUNK = 1 << 20;

    private DatabaseDrills() {}

    static List<Drill> all() {
        return List.of(new Restarted(), new Killed(), new Paused(), new OutOfConnections(), new DiskFull());
    }

    private record Restarted() implements Drill {
        @Override
        public String name() {
            return "database-restart";
        }

        @Override
        public String sentence() {
            return "PostgreSQL is stopped in order and started " + SECONDS_AWAY + " s later";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            arena.cluster().stop();
            return away(arena, fleet);
        }
    }

    private record Killed() implements Drill {
        @Override
        public String name() {
            return "database-kill";
        }

        @Override
        public String sentence() {
            return "PostgreSQL is killed (-9) and started " + SECONDS_AWAY + " s later";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            arena.cluster().kill();
            return away(arena, fleet);
        }
    }

    private record Paused() implements Drill {
        @Override
        public String name() {
            return "database-pause";
        }

        @Override
        public String sentence() {
            return "PostgreSQL hangs (SIGSTOP) for " + PAUSE.toSeconds() + " s";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            arena.cluster().pause();
            try {
                TimeUnit.SECONDS.sleep(PAUSE.toSeconds());
                return "meanwhile " + pending(arena);
            } finally {
                arena.cluster().resume();
            }
        }
    }

    private record OutOfConnections() implements Drill {
        @Override
        public String name() {
            return "database-connections";
        }

        @Override
        public String sentence() {
            return "the role may open no connection for " + SECONDS_AWAY + " s, and those it had are cut";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, SQLException, InterruptedException {
            arena.cluster().asSuperuser("alter role liandan connection limit 0");
            try {
                arena.cluster()
                        .asSuperuser(
                                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'liandan'");
                TimeUnit.SECONDS.sleep(SECONDS_AWAY);
                return "meanwhile " + pending(arena);
            } finally {
                arena.cluster().asSuperuser("alter role liandan connection limit -1");
            }
        }
    }

    /** Fills the small file system that the cluster lies on until PostgreSQL can write no more, then makes room. */
    private record DiskFull() implements Drill {
        @Override
        public String name() {
            return "disk-full";
        }

        @Override
        public String sentence() {
            return "the database's disk (a tmpfs) is full for " + SECONDS_AWAY + " s";
        }

        @Override
        public boolean wantsSmallDisk() {
            return true;
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
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
    }

    private static String away(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(SECONDS_AWAY);
        String seen = "meanwhile " + pending(arena) + ", " + fleet.online() + " terminals online";
        arena.cluster().start();
        return seen;
    }

    private static String pending(Arena arena) throws IOException, InterruptedException {
        return arena.counters().of("liandan_positions_pending") + " positions pending";
    }
}
