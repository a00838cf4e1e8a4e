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

    private static final int KILLS = 3;
    /** The drain's deadline as delivered, and what the rest of a stop takes. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(45);

    private static final List<String> CLOCKS = List.of("+1h", "+0", "-1h", "+0", "+3d", "+0", "-15m");
    /** What libfaketime reads the server's time from. */
    private static final Path CLOCK = Path.of("target/drill/clock");

    private ServerDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill("kill", "the server is killed (-9) under load, three times", ServerDrills::kill),
                new Drill(
                        "drain",
                        "the server is asked to stop (SIGTERM) under load, and started again",
                        ServerDrills::drain),
                new Drill(
                        "drain-alone",
                        "the server is asked to stop (SIGTERM) while the database hangs (SIGSTOP)",
                        ServerDrills::drainAlone),
                new Drill(
                        "clock",
                        "the server's clock is set an hour ahead, right, an hour behind, right, three days ahead, right, and"
                                + " stays 15 minutes behind",
                        Drill.Circumstances.USUAL
                                .ofNow()
                                .server(Map.of(
                                        // all of the server sees it, its libraries too
                                        "LD_PRELOAD",
                                        System.getProperty("liandan.drill.faketime", ""),
                                        "FAKETIME_TIMESTAMP_FILE",
                                        CLOCK.toAbsolutePath().toString(),
                                        "FAKETIME_DONT_FAKE_MONOTONIC",
                                        "1",
                                        "FAKETIME_CACHE_DURATION",
                                        "1")),
                        ServerDrills::setClock));
    }

    private static String kill(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        for (int i = 0; i < KILLS; i++) {
            TimeUnit.SECONDS.sleep(3);
            arena.server().kill();
            arena.server().startAgain();
        }
        return fleet.losses() + " connections lost";
    }

    private static String drain(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(3);
        Duration took = stop(arena);
        arena.server().startAgain();
        return "stopped in " + took.toMillis() + " ms";
    }

    /** There is nobody to store what is under way: the end must come all the same, and nothing be promised. */
    private static String drainAlone(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(3);
        arena.cluster().pause();
        try {
            TimeUnit.SECONDS.sleep(2);
            Duration took = stop(arena);
            if (took.compareTo(LONGEST_STOP) > 0) {
                throw new IllegalStateException("stopping took " + took.toMillis() + " ms");
            }
            return "stopped in " + took.toMillis() + " ms";
        } finally {
            arena.cluster().resume();
            arena.server().startAgain();
        }
    }

    private static Duration stop(Arena arena) throws InterruptedException {
        long before = System.nanoTime();
        arena.server().stop();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private static String setClock(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        long losses = fleet.losses();
        StringBuilder seen = new StringBuilder();
        try {
            for (String clock : CLOCKS) {
                Files.writeString(CLOCK, clock + "\n");
                TimeUnit.SECONDS.sleep(6);
                seen.append(clock)
                        .append(" held off as ")
                        .append(Math.round(arena.counters().value("liandan_clock_leap_seconds")))
                        .append(" s, ");
            }
            long future = arena.counters().of("liandan_positions_set_aside_total", "future_time");
            if (future > 0 || fleet.losses() > losses) {
                throw new IllegalStateException(future + " reports were set aside as future, "
                        + (fleet.losses() - losses) + " connections lost");
            }
            return seen + "nothing set aside, no connection lost";
        } finally {
            Files.writeString(CLOCK, "+0\n");
        }
    }
}
