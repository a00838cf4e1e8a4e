package org.liandan.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What terminals, and those who pose as such, can do to the server. */
final class TerminalDrills {

    private TerminalDrills() {}

    static List<Drill> all() {
        return List.of(new LoginStorm(), new SilentConnections(), new GreedyTerminal());
    }

    private record LoginStorm() implements Drill {

        private static final int TERMINALS = 10_000;

        @Override
        public String name() {
            return "login-storm";
        }

        @Override
        public String sentence() {
            return TERMINALS + " terminals lose their connection and come back at once";
        }

        @Override
        public int terminals() {
            return TERMINALS;
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) {
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

    /** Connections that say nothing, and some that send the beginning of a frame byte by byte. */
    private record SilentConnections() implements Drill {

        private static final int CONNECTIONS = 1_000;
        private static final int SECONDS = 40;

        @Override
        public String name() {
            return "silent";
        }

        @Override
        public String sentence() {
            return CONNECTIONS + " connections are silent or send a byte a second, for " + SECONDS + " s";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws IOException, InterruptedException {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    sockets.add(new Socket(
                            InetAddress.getLoopbackAddress(), arena.server().jt808Port()));
                }
                long before = fleet.acknowledgedReports();
                for (int second = 0; second < SECONDS; second++) {
                    drip(sockets);
                    TimeUnit.SECONDS.sleep(1);
                }
                long served = fleet.acknowledgedReports() - before;
                long open = arena.counters().of("liandan_connections");
                if (open > fleet.terminals().size()) {
                    throw new IllegalStateException((open - fleet.terminals().size()) + " of them are still open");
                }
                return "all closed by the server; " + served / SECONDS + " reports/s acknowledged meanwhile";
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }

        /** Every second connection gets one more byte of a frame that never ends. */
        private static void drip(List<Socket> sockets) {
            for (int i = 0; i < sockets.size(); i += 2) {
                try {
                    OutputStream out = sockets.get(i).getOutputStream();
                    out.write(0x7e);
                    out.flush();
                } catch (IOException closedByTheServer) {
                    // that is what should happen
                }
            }
        }
    }

    private record GreedyTerminal() implements Drill {

        private static final int SECONDS = 15;

        @Override
        public String name() {
            return "greedy";
        }

        @Override
        public String sentence() {
            return "one terminal reports at a hundred times its rate for " + SECONDS + " s";
        }

        @Override
        public String breakAndMend(Arena arena, Fleet fleet) throws InterruptedException {
            DrillTerminal greedy = fleet.terminals().getFirst();
            int own = greedy.acknowledged().cardinality();
            long all = fleet.acknowledgedReports();
            for (int i = 0; i < SECONDS * 10; i++) {
                fleet.onLoop(() -> greedy.allow(10 * DrillCommand.REPORTS_A_SECOND));
                TimeUnit.MILLISECONDS.sleep(100);
            }
            int[] got = {0};
            fleet.onLoop(() -> got[0] = greedy.acknowledged().cardinality() - own);
            long others = fleet.acknowledgedReports() - all - got[0];
            return "it got " + got[0] / SECONDS + " reports/s, the others "
                    + others / SECONDS / (fleet.terminals().size() - 1) + " each";
        }
    }
}
