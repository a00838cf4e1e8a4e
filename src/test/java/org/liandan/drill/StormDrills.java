package org.liandan.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** All terminals at once, as after an outage of the network or the power. */
final class StormDrills {

    private static final int TERMINALS = 10_000;

    private StormDrills() {}

    static List<Drill> all() {
        return List.of(new LoginStorm(), new RegistrationStorm(), new SettingsStorm());
    }

    /** What the three share: everybody goes, and comes back. */
    private interface Storm extends Drill {

        @Override
        default int terminals() {
            return TERMINALS;
        }

        @Override
        default int reportsASecond() {
            return 1;
        }

        /** Cuts all connections and waits until all are back. */
        static String strike(Fleet fleet) {
            fleet.onLoop(() -> fleet.terminals().forEach(DrillTerminal::cut));
            long start = System.nanoTime();
            boolean gone = Fleet.await(() -> fleet.online() < TERMINALS / 10, Arena.PATIENCE);
            boolean back = fleet.awaitOnline(Arena.PATIENCE);
            if (!gone || !back) {
                throw new IllegalStateException(fleet.online() + " terminals came back");
            }
            return "all back in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
        }
    }

    private record LoginStorm() implements Storm {

        @Override
        public String name() {
            return "login-storm";
        }

        @Override
        public String sentence() {
            return TERMINALS + " terminals lose their connection and come back at once";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) {
            return Storm.strike(fleet);
        }
    }

    private record RegistrationStorm() implements Storm {

        @Override
        public String name() {
            return "registration-storm";
        }

        @Override
        public String sentence() {
            return TERMINALS + " terminals come back at once and have forgotten their code";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) {
            fleet.onLoop(() -> fleet.terminals().forEach(DrillTerminal::forgetCode));
            return Storm.strike(fleet);
        }
    }

    private record SettingsStorm() implements Storm {

        @Override
        public String name() {
            return "settings-storm";
        }

        @Override
        public String sentence() {
            return TERMINALS + " terminals come back at once, and each is brought to its settings";
        }

        @Override
        public List<String> javaOptions() {
            return List.of("-Dliandan.terminal-settings.enabled=true");
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            String back = Storm.strike(fleet);
            long start = System.nanoTime();
            if (!Fleet.await(() -> fleet.obeyedOrders() >= 2L * TERMINALS, Arena.PATIENCE)) {
                throw new IllegalStateException("only " + fleet.obeyedOrders() + " orders came");
            }
            return back + ", " + fleet.obeyedOrders() + " orders answered "
                    + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms later, "
                    + arena.counters().of("liandan_orders_waiting") + " tasks of the order lanes waiting then";
        }
    }
}
