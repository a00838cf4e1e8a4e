package org.liandan.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What can happen to the server itself. */
final class ServerDrills {

    private ServerDrills() {}

    static List<Drill> all() {
        return List.of(new Killed(), new Drained(), new DrainedAlone(), new ClockSet());
    }

    private record Killed() implements Drill {
        @Override
        public String name() {
            return "kill";
        }

        @Override
        public String sentence() {
            return "the server is killed (-9) under load, three times";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            for (int i = 0; i < 3; i++) {
                TimeUnit.SECONDS.sleep(3);
                arena.server().kill();
                arena.server().startAgain();
            }
            return fleet.losses() + " connections lost";
        }
    }

    private record Drained() implements Drill {
        @Override
        public String name() {
            return "drain";
        }

        @Override
        public String sentence() {
            return "the server is asked to stop (SIGTERM) under load, and started again";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            TimeUnit.SECONDS.sleep(3);
            long before = System.nanoTime();
            arena.server().stop();
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            arena.server().startAgain();
            return "stopped in " + took.toMillis() + " ms";
        }
    }

    /** There is nobody to store what is under way: the end must come all the same, and nothing be promised. */
    private record DrainedAlone() implements Drill {

        /** The drain's deadline as delivered, and what the rest of a stop takes. */
        private static final Duration LONGEST = Duration.ofSeconds(45);

        @Override
        public String name() {
            return "drain-alone";
        }

        @Override
        public String sentence() {
            return "the server is asked to stop (SIGTERM) while the database hangs (SIGSTOP)";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            TimeUnit.SECONDS.sleep(3);
            arena.cluster().pause();
            try {
                TimeUnit.SECONDS.sleep(2);
                long before = System.nanoTime();
                arena.server().stop();
                Duration took = Duration.ofNanos(System.nanoTime() - before);
                if (took.compareTo(LONGEST) > 0) {
                    throw new IllegalStateException("stopping took " + took.toMillis() + " ms");
                }
                return "stopped in " + took.toMillis() + " ms";
            } finally {
                arena.cluster().resume();
                arena.server().startAgain();
            }
        }
    }

    /** By libfaketime, which {@code ./liandan drill} installs: all of the server sees it, its libraries too. */
    private record ClockSet() implements Drill {

        private static final List<String> CLOCKS = List.of("+1h", "+0", "-1h", "+0", "+3d", "+0", "-15m");

        @Override
        public String name() {
            return "clock";
        }

        @Override
        public String sentence() {
            return "the server's clock is set an hour ahead, back, an hour behind, right, three days ahead, right, and stays 15"
                    + " minutes behind";
        }

        @Override
        public Map<String, String> environment() throws IOException {
            set("+0");
            return Map.of(
                    "LD_PRELOAD",
                    System.getProperty("liandan.drill.faketime"),
                    "FAKETIME_TIMESTAMP_FILE",
                    file().toAbsolutePath().toString(),
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    "FAKETIME_CACHE_DURATION",
                    "1");
        }

        @Override
        public boolean reportsNow() {
            return true;
        }

        @Override
        public int reportsASecond() {
            return 1;
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            int losses = (int) fleet.losses();
            StringBuilder seen = new StringBuilder();
            for (String clock : CLOCKS) {
                set(clock);
                TimeUnit.SECONDS.sleep(6);
                seen.append(clock)
                        .append(" seen as ")
                        .append(Math.round(arena.counters().value("liandan_clock_leap_seconds")))
                        .append(" s; ");
            }
            Counters counters = arena.counters();
            long future = counters.of("liandan_positions_set_aside_total", "future_time");
            if (future > 0 || fleet.losses() > losses) {
                throw new IllegalStateException(
                        future + " reports were set aside as future, " + (fleet.losses() - losses) + " connections lost");
            }
            return seen + "nothing set aside, no connection lost";
        }

        private static void set(String offset) throws IOException {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), offset + "\n");
        }

        private static Path file() {
            return Path.of("target/drill/clock");
        }
    }
}
