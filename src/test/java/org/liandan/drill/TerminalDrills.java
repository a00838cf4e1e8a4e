package org.liandan.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.liandan.bench.Latencies;

/** What terminals, and those who pose as such, can do to the server and so to one another. */
final class TerminalDrills {

    /** On a machine that the generator, the database and others share; alone it is a tenth. */
    private static final double LONGEST_P99_MS = 500;

    private static final int SILENT_SECONDS = 40;
    private static final int SILENT_CONNECTIONS = 1_000;
    private static final int SILENT_TERMINALS = 20;

    private static final int GREEDY_SECONDS = 20;
    /** As delivered: what one terminal may send at once, and then in a second. */
    private static final int BURST = 4_000;

    private static final int RATE = 200;

    private static final int NOISY_SECONDS = 15;
    private static final int NOISY_AT_ONCE = 4;

    private static final int LATE_DAYS = 45;
    private static final int LATE_SECONDS = 10;
    private static final int ODD = 30;

    private TerminalDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill(
                        "silent",
                        SILENT_CONNECTIONS + " connections and " + SILENT_TERMINALS
                                + " terminals that are logged in are"
                                + " silent, stop in a frame, or send a byte every two seconds, for " + SILENT_SECONDS
                                + " s",
                        TerminalDrills::beSilent),
                new Drill(
                        "greedy",
                        "one terminal reports as fast as it is acknowledged for " + GREEDY_SECONDS
                                + " s, the others at " + DrillCommand.REPORTS_A_SECOND + " a second each",
                        TerminalDrills::beGreedy),
                new Drill(
                        "noise",
                        NOISY_AT_ONCE + " connections at a time send frames that are none, as fast as they can, for "
                                + NOISY_SECONDS + " s",
                        TerminalDrills::makeNoise),
                new Drill(
                        "late",
                        "every terminal reports what is 1 to " + LATE_DAYS
                                + " days older than the partitions that there are," + " and one " + ODD
                                + " times and places that cannot be",
                        Drill.Circumstances.USUAL.lateBy(terminal -> Duration.ofDays(1 + terminal % LATE_DAYS)),
                        TerminalDrills::reportLate));
    }

    /** What the others have of the server, while some misbehave. */
    private record Service(double p50Ms, double p99Ms, long reportsASecond) {

        static Service of(Latencies latencies, long reports, long seconds) {
            return new Service(latencies.quantileMs(0.5), latencies.quantileMs(0.99), reports / seconds);
        }

        /** Fails when they have less than nine tenths of what they sent. */
        void mustBeGood(int terminals) {
            if (reportsASecond < 0.9 * terminals * DrillCommand.REPORTS_A_SECOND || p99Ms > LONGEST_P99_MS) {
                throw new IllegalStateException("the others had " + this);
            }
        }

        @Override
        public String toString() {
            return reportsASecond + " reports/s, p50 " + Math.round(p50Ms) + " ms, p99 " + Math.round(p99Ms) + " ms";
        }
    }

    /** How the fleet is served for some seconds in which nothing is wrong. */
    private static Service usual(Fleet fleet) throws InterruptedException {
        Latencies _ = fleet.takeLatencies();
        long before = fleet.acknowledgedReports();
        TimeUnit.SECONDS.sleep(5);
        return Service.of(fleet.takeLatencies(), fleet.acknowledgedReports() - before, 5);
    }

    /** Connections that say nothing, or the beginning of a frame, or its bytes one by one; some of them logged in. */
    private static String beSilent(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        List<DrillTerminal> mute = fleet.terminals().subList(0, SILENT_TERMINALS);
        try {
            for (int i = 0; i < SILENT_CONNECTIONS; i++) {
                sockets.add(new Socket(
                        InetAddress.getLoopbackAddress(), arena.server().jt808Port()));
            }
            fleet.onLoop(() -> mute.forEach(terminal -> terminal.mute(true)));
            long before = fleet.acknowledgedReports();
            Latencies _ = fleet.takeLatencies();
            for (int second = 0; second < SILENT_SECONDS; second += 2) {
                drip(sockets, second == 0);
                fleet.onLoop(() -> mute.forEach(DrillTerminal::drip));
                TimeUnit.SECONDS.sleep(2);
            }
            Service others = Service.of(fleet.takeLatencies(), fleet.acknowledgedReports() - before, SILENT_SECONDS);
            fleet.onLoop(() -> mute.forEach(terminal -> terminal.mute(false)));
            others.mustBeGood(fleet.terminals().size() - SILENT_TERMINALS);
            Counters counters = arena.counters();
            long open = counters.of("liandan_connections");
            if (open > fleet.terminals().size()) {
                throw new IllegalStateException((open - fleet.terminals().size()) + " of them are still open");
            }
            if (counters.of("liandan_connections_closed_total", "idle") < SILENT_TERMINALS) {
                throw new IllegalStateException("terminals that send half frames were not closed as idle");
            }
            return "all closed by the server; the others had " + others;
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** A third gets one more byte of a frame, a third got the beginning of one, a third nothing. */
    private static void drip(List<Socket> sockets, boolean first) {
        for (int i = 0; i < sockets.size(); i++) {
            if (i % 3 == 0 || (first && i % 3 == 1)) {
                try {
                    OutputStream out = sockets.get(i).getOutputStream();
                    out.write(first ? new byte[] {0x7e, 0x02, 0x00} : new byte[] {0x01});
                } catch (IOException closedByTheServer) {
                    // that is what should happen
                }
            }
        }
    }

    private static String beGreedy(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        Service usual = usual(fleet);
        DrillTerminal greedy = fleet.terminals().getFirst();
        int own = greedy.acknowledged().cardinality();
        fleet.onLoop(greedy::leaveOutOfMeasure);
        long all = fleet.acknowledgedReports();
        Latencies _ = fleet.takeLatencies();
        for (int i = 0; i < GREEDY_SECONDS * 10; i++) {
            fleet.onLoop(() -> greedy.allow(1_000));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        int[] got = {0};
        fleet.onLoop(() -> {
            got[0] = greedy.acknowledged().cardinality() - own;
            greedy.forgetAllowance();
        });
        Service others = Service.of(fleet.takeLatencies(), fleet.acknowledgedReports() - all - got[0], GREEDY_SECONDS);
        others.mustBeGood(fleet.terminals().size() - 1);
        if (got[0] > 1.2 * (BURST + RATE * GREEDY_SECONDS)) {
            throw new IllegalStateException("it got " + got[0] + " reports in " + GREEDY_SECONDS + " s");
        }
        return "it got " + got[0] / GREEDY_SECONDS + " reports/s and was held "
                + arena.counters().of("liandan_connections_held_total", "rate") + " times; the others had " + others
                + ", before " + usual;
    }

    private static String makeNoise(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        Service usual = usual(fleet);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> makers = new ArrayList<>();
        long before = fleet.acknowledgedReports();
        for (int i = 0; i < NOISY_AT_ONCE; i++) {
            int seed = i;
            makers.add(Thread.ofPlatform().start(() -> sendNoise(arena.server().jt808Port(), seed, over)));
        }
        TimeUnit.SECONDS.sleep(NOISY_SECONDS);
        over.set(true);
        for (Thread maker : makers) {
            maker.join();
        }
        Service others = Service.of(fleet.takeLatencies(), fleet.acknowledgedReports() - before, NOISY_SECONDS);
        others.mustBeGood(fleet.terminals().size());
        Counters counters = arena.counters();
        if (counters.of("liandan_connections_closed_total", "noise") == 0) {
            throw new IllegalStateException("none was closed for its noise");
        }
        return "malformed " + counters.byReason("liandan_frames_malformed_total") + "; the others had " + others
                + ", before " + usual;
    }

    /** Connects again whenever it is thrown out. */
    private static void sendNoise(int port, int seed, AtomicBoolean over) {
        Random random = new Random(seed);
        byte[] noise = new byte[8192];
        while (!over.get()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                OutputStream out = socket.getOutputStream();
                while (!over.get()) {
                    random.nextBytes(noise);
                    for (int i = 0; i < noise.length; i += 1 + random.nextInt(60)) {
                        noise[i] = 0x7e;
                    }
                    out.write(noise);
                }
            } catch (IOException thrownOut) {
                // that is what should happen
            }
        }
    }

    /** What lay in the boxes for weeks comes at once, and with it what cannot be. */
    private static String reportLate(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        DrillTerminal odd = fleet.terminals().getFirst();
        fleet.onLoop(() -> odd.sendOdd(ODD));
        TimeUnit.SECONDS.sleep(LATE_SECONDS);
        if (!Fleet.await(() -> odd.oddAcknowledged() == ODD, Arena.PATIENCE)) {
            throw new IllegalStateException(odd.oddAcknowledged() + " of " + ODD + " odd reports were acknowledged");
        }
        Counters counters = arena.counters();
        for (String reason : List.of("future_time", "before_retention", "bad_coordinates")) {
            long setAside = counters.of("liandan_positions_set_aside_total", reason);
            if (setAside != ODD / 3) {
                throw new IllegalStateException(setAside + " reports were set aside for " + reason);
            }
        }
        return "all odd ones set aside, by reason";
    }
}
