package org.liandan.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What can happen to the server itself. */
final class ServerDrills {

    private ServerDrills() {}

    static List<Drill> all() {
        return List.of(new Killed(), new Drained());
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
}
