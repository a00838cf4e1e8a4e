package org.liandan.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.liandan.bench.BenchServer;

/** Two servers on one database. */
final class TwinDrills {

    /** Orders that are given at one server to terminals of the other. */
    private static final int ORDERS = 50;
    /** Without word from the other server an order waits for the next look at the table, 15 s. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** In times of reports, of which a terminal sends ten in a second of the clock: four seconds. */
    private static final Duration LATEST = Duration.ofSeconds(4L * DrillCommand.REPORTS_A_SECOND);

    private TwinDrills() {}

    static List<Drill> all() {
        return List.of(new Drill(
                "twins",
                "a second server comes to the database, half of the terminals move to it, orders and positions cross over; the first is"
                        + " killed (-9) and comes back, then the second is asked to stop",
                (arena, fleet) -> twins(arena.server(), fleet, Map.of(), AT_ONCE)));
    }

    /**
     * Takes terminals from one server to the other and back.
     *
     * @param first on which all terminals are
     * @param environment of the second
     * @param longest for what a server tells the other
     * @return what was seen
     * @throws IllegalStateException if something was seen that must not happen
     */
    static String twins(BenchServer first, Fleet fleet, Map<String, String> environment, Duration longest)
            throws IOException, InterruptedException {
        try (BenchServer second = new BenchServer(environment, DrillCommand.JAVA_OPTIONS);
                DutyWatch duty = new DutyWatch(first, second)) {
            fleet.goTo(first.jt808Port(), second.jt808Port());
            second.useLoginOf(first);
            for (DrillTerminal terminal :
                    fleet.terminals().stream().limit(ORDERS).toList()) {
                if (!Fleet.await(() -> isShown(second, terminal), longest)) {
                    throw new IllegalStateException("the second server does not show where " + terminal.plate()
                            + " is, which was on the first before it came, but " + second.position(terminal.plate()));
                }
            }
            move(fleet);
            int moved = online(second);
            if (moved < fleet.terminals().size() / 3
                    || moved + online(first) != fleet.terminals().size()) {
                throw new IllegalStateException("of " + fleet.terminals().size() + " terminals " + online(first)
                        + " are on the first server and " + moved + " on the second");
            }
            String crossing = crossOver(first, fleet, second, longest);

            long killedNs = System.nanoTime();
            first.kill();
            if (!Fleet.await(() -> duty.of(second) == 1, Arena.PATIENCE)) {
                throw new IllegalStateException("nobody took over the jobs that are done once");
            }
            if (!fleet.awaitOnline(Arena.PATIENCE)) {
                throw new IllegalStateException("only " + fleet.online() + " terminals came back after the kill");
            }
            long backMs = Duration.ofNanos(System.nanoTime() - killedNs).toMillis();
            TimeUnit.SECONDS.sleep(3);

            first.startAgain();
            fleet.goTo(first.jt808Port());
            long before = fleet.losses();
            long stopNs = System.nanoTime();
            second.stop();
            long stoppedMs = Duration.ofNanos(System.nanoTime() - stopNs).toMillis();
            if (!fleet.awaitOnline(Arena.PATIENCE)) {
                throw new IllegalStateException("only " + fleet.online() + " terminals came back after the stop");
            }
            if (!Fleet.await(() -> duty.of(first) == 1, Arena.PATIENCE)) {
                throw new IllegalStateException("the server that is left does not do the jobs that are done once");
            }
            if (duty.together() > 0) {
                throw new IllegalStateException(duty.together() + " times two servers were on duty");
            }
            return moved + " terminals moved; " + crossing + "; all back " + backMs
                    + " ms after the kill; the second sent "
                    + (fleet.losses() - before) + " away and stopped in " + stoppedMs + " ms; never two on duty in "
                    + duty.looks() + " looks";
        }
    }

    /** Cuts every connection; a terminal comes back at the next of the two. */
    private static void move(Fleet fleet) {
        fleet.onLoop(() -> fleet.terminals().forEach(DrillTerminal::cut));
        boolean _ = Fleet.await(() -> fleet.online() < fleet.terminals().size() / 2, Duration.ofSeconds(5));
        if (!fleet.awaitOnline(Arena.PATIENCE)) {
            throw new IllegalStateException("only " + fleet.online() + " terminals came back");
        }
    }

    private static int online(BenchServer server) throws IOException, InterruptedException {
        return (int) Math.round(Counters.parse(server.metrics()).value("liandan_terminals_online"));
    }

    /** Orders given at the first server reach terminals of the second; the first shows where those are. */
    private static String crossOver(BenchServer first, Fleet fleet, BenchServer second, Duration longest)
            throws IOException, InterruptedException {
        fleet.obey();
        long obeyed = fleet.obeyedOrders();
        List<DrillTerminal> there =
                fleet.on(second.jt808Port()).stream().limit(ORDERS).toList();
        for (DrillTerminal terminal : there) {
            first.order(terminal.phone(), Map.of("kind", "TEXT", "text", "演练", "outputs", List.of("DISPLAY")));
        }
        long placedNs = System.nanoTime();
        if (!Fleet.await(() -> fleet.obeyedOrders() - obeyed >= there.size(), longest)) {
            throw new IllegalStateException((fleet.obeyedOrders() - obeyed) + " of " + there.size()
                    + " orders reached terminals of the other server within " + longest.toSeconds() + " s");
        }
        long ms = Duration.ofNanos(System.nanoTime() - placedNs).toMillis();
        for (DrillTerminal terminal : there) {
            if (!Fleet.await(() -> isShown(first, terminal), longest)) {
                throw new IllegalStateException(
                        "the first server does not show where " + terminal.plate() + " of the second is now");
            }
        }
        return there.size() + " orders were with the other server's terminals " + ms + " ms after the last was given";
    }

    private static boolean isShown(BenchServer server, DrillTerminal terminal) {
        try {
            return server.showsOnline(
                    terminal.plate(), terminal.time(terminal.sent()).minus(LATEST));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
