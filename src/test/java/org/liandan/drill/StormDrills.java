package org.liandan.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All terminals at once, as after an outage of the network or the power. */
final class StormDrills {

    private static final int TERMINALS = 10_000;
    /** Of those, the ones that the software brings to their settings. */
    private static final int SET = 1_000;

    private StormDrills() {}

    static List<Drill> all() {
        Drill.Circumstances storm = Drill.Circumstances.USUAL.with(TERMINALS);
        return List.of(
                new Drill(
                        "login-storm",
                        TERMINALS + " terminals lose their connection and come back at once",
                        storm,
                        (_, fleet) -> comeBack(fleet)),
                new Drill(
                        "registration-storm",
                        TERMINALS + " terminals come back at once and have forgotten their code",
                        storm,
                        StormDrills::registerAnew),
                new Drill(
                        "settings-storm",
                        TERMINALS + " terminals come back at once, and " + SET
                                + " of them are brought to their settings",
                        storm.server(
                                Map.of(),
                                "-Dliandan.terminal-settings.enabled=true",
                                "-Dliandan.commands.automatic-phones=.*7"),
                        StormDrills::bringToSettings));
    }

    /** Cuts all connections and waits until all are back. */
    private static String comeBack(Fleet fleet) {
        fleet.onLoop(() -> fleet.terminals().forEach(DrillTerminal::cut));
        long start = System.nanoTime();
        boolean gone = Fleet.await(() -> fleet.online() < TERMINALS / 10, Arena.PATIENCE);
        boolean back = fleet.awaitOnline(Arena.PATIENCE);
        if (!gone || !back) {
            throw new IllegalStateException(fleet.online() + " terminals came back");
        }
        return "all back in " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
    }

    private static String registerAnew(Arena arena, Fleet fleet) {
        fleet.onLoop(() -> fleet.terminals().forEach(DrillTerminal::forgetCode));
        return comeBack(fleet);
    }

    private static String bringToSettings(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        fleet.obey();
        String back = comeBack(fleet);
        long start = System.nanoTime();
        if (!Fleet.await(() -> fleet.obeyedOrders() >= SET, Arena.PATIENCE)) {
            throw new IllegalStateException("only " + fleet.obeyedOrders() + " orders came");
        }
        return back + ", " + fleet.obeyedOrders() + " orders answered "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms later";
    }
}
