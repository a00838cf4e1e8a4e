package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What 20,000 terminals cost a server with a heap of 512 MB: registered, connected and idle, and then all reporting as fast
 * as they are acknowledged, twice. Beside it a bare Netty server that holds as many connections with an empty handler.
 *
 * <p>Fails when the heap per idle connection is above its goal, when a position that was acknowledged is not in the table
 * exactly once, or when the second load leaves more on the heap than the first.
 */
public final class IdleBench {

    private static final int TERMINALS = 20_000;
    /** Open files that server and bench need besides the terminals' sockets. */
    private static final int OTHER_DESCRIPTORS = 600;

    private static final double GOAL_BYTES = 5 * 1024;
    /** Default of {@code liandan.jt808.message-log-bytes}. */
    private static final long LOG_BYTES = 64 << 20;
    /** Texts, and the buffer for a cut frame. */
    private static final long ARRAYS_OF_A_CONNECTION = 600;
    /** What the second load may leave more than the first: 1 % of the heap. */
    private static final long TOLERANCE_BYTES = 5 << 20;

    private static final double HEARTBEAT_INTERVAL_S = 60;
    /** As many as fill the log of a connection's latest messages with them and their answers. */
    private static final double HEARTBEATS = 27;

    private static final double FAST_HEARTBEATS_PER_SECOND = 30_000;
    private static final int WINDOW = 2;
    private static final int CLASSES_SHOWN = 30;
    private static final String[] JAVA_OPTIONS = {"-Xmx512m", "-XX:+ExitOnOutOfMemoryError", ProcessMemory.TRACKING};

    private final int terminals;
    private final int idleS;
    private final int loadS;
    private final Map<String, Object> results = new LinkedHashMap<>();
    /** What the indented values below it belong to. */
    private String heading = "";

    private boolean failed;

    private IdleBench(int terminals, int idleS, int loadS) {
        this.terminals = terminals;
        this.idleS = idleS;
        this.loadS = loadS;
    }

    /** Arguments: terminals (20,000, less where the system allows fewer open files), idle seconds (15), seconds of each load (12). */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : TERMINALS;
        long descriptors =
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
        int terminals = (int) Math.min(wanted, descriptors - OTHER_DESCRIPTORS);
        if (terminals < wanted) {
            System.out.printf(
                    "%d terminals, not %d: a process may have no more than %d files open here%n",
                    terminals, wanted, descriptors);
        }
        IdleBench bench = new IdleBench(
                terminals,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 12);
        bench.run();
        System.exit(bench.failed ? 1 : 0);
    }

    private void run() throws IOException, InterruptedException, SQLException {
        results.put("machine", Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version());
        results.put("terminals", terminals);
        double bare = bare();
        try (BenchTable table = new BenchTable()) {
            table.forgetFleet();
            try (BenchServer server = new BenchServer(JAVA_OPTIONS)) {
                product(server, table, bare);
            }
        }
        Path file = Path.of("target/bench/idle.json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), results);
        System.out.println("written to " + file);
    }

    /** Heap of a connection in Netty alone. */
    private double bare() throws IOException, InterruptedException {
        try (BareServer server = new BareServer(false, JAVA_OPTIONS)) {
            ProcessMemory before = ProcessMemory.of(server.pid());
            long kernelBefore = ProcessMemory.kernelBytes();
            try (Fleet fleet = new Fleet(server.port(), terminals, false, Instant.EPOCH)) {
                double _ = fleet.connect();
                long kernel = ProcessMemory.kernelBytes() - kernelBefore;
                ProcessMemory held = ProcessMemory.of(server.pid());
                title("bare Netty, " + terminals + " connections");
                double heap = perTerminal("connection, empty handler: heap", held, before);
                say("  in the kernel, each of its two ends", kernel / 2.0 / terminals, "bytes");
                return heap;
            }
        }
    }

    private void product(BenchServer server, BenchTable table, double bare)
            throws IOException, InterruptedException, SQLException {
        long pid = server.pid();
        // what the first requests and the first connection make once
        server.register(1);
        try (Fleet first = new Fleet(server.jt808Port(), 1, true, Instant.EPOCH)) {
            double _ = first.connect();
        }
        ProcessMemory empty = ProcessMemory.of(pid);
        server.register(terminals);
        ProcessMemory registered = ProcessMemory.of(pid);
        Instant hour = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2));
        Fleet newcomers = new Fleet(server.jt808Port(), terminals, true, hour);
        double registrationS;
        try (newcomers) {
            registrationS = newcomers.connect();
        }
        awaitNoConnections(server);
        ProcessMemory last;
        try (Fleet fleet = newcomers.again()) {
            title("server, " + terminals + " terminals");
            double loginS = fleet.connect();
            say("all registered and logged in", registrationS, "s");
            say("all logged in again", loginS, "s");
            double _ = perTerminal("registered terminal: heap", registered, empty);
            ProcessMemory idle = idle(fleet, server, registered, bare);

            title("all report, window " + WINDOW);
            long acknowledged = load(fleet, server);
            ProcessMemory first = ProcessMemory.of(pid);
            double _ = perTerminal("vehicle that has reported: heap", first, idle);
            acknowledged += load(fleet, server);
            last = ProcessMemory.of(pid);
            double _ = perTerminal("the same again: heap", last, first);
            long stored = table.positions();
            say("acknowledged", (double) acknowledged, "");
            say("stored, each once", (double) stored, "");
            expect("what was acknowledged is stored, exactly once", stored == acknowledged);
            expect(
                    "after the second load the heap is where it was after the first, but for byte arrays",
                    last.heapBytes() - last.byteArrays() - (first.heapBytes() - first.byteArrays()) < TOLERANCE_BYTES);
            expect(
                    "byte arrays are within the bound of the log of messages",
                    last.byteArrays() - registered.byteArrays() < LOG_BYTES + terminals * ARRAYS_OF_A_CONNECTION);
        }
        awaitNoConnections(server);
        title("all gone");
        ProcessMemory gone = ProcessMemory.of(pid);
        double _ = perTerminal("given back by closing a connection: heap", last, gone);
        double _ = perTerminal("kept of a terminal that has been there: heap", gone, registered);
        table.empty();
    }

    /** What an idle connection costs when it has just logged in, and when its heartbeats have filled the log of its messages. */
    private ProcessMemory idle(Fleet fleet, BenchServer server, ProcessMemory registered, double bare)
            throws IOException, InterruptedException {
        double _ = perTerminal("connection that has logged in: heap", ProcessMemory.of(server.pid()), registered);
        int filledS = (int) Math.ceil(HEARTBEATS * terminals / FAST_HEARTBEATS_PER_SECOND);
        fleet.idle(FAST_HEARTBEATS_PER_SECOND, filledS);
        fleet.idle(terminals / HEARTBEAT_INTERVAL_S, 3);
        double cpuBefore = server.cpuS();
        fleet.idle(terminals / HEARTBEAT_INTERVAL_S, idleS);
        double cpu = (server.cpuS() - cpuBefore) / idleS;
        ProcessMemory idle = ProcessMemory.of(server.pid());
        double connection = perTerminal("idle connection, log of messages full: heap", idle, registered);
        say("  as a multiple of bare Netty's", connection / bare, "");
        say("heap in all", idle.heapBytes() / 1e6, "MB");
        say("threads", idle.threads(), "");
        say("open files", idle.descriptors(), "");
        say("processor, a heartbeat a minute from each", 100 * cpu, "% of one");
        classes(idle, registered);
        expect("at most " + GOAL_BYTES + " bytes of heap per idle connection", connection <= GOAL_BYTES);
        return idle;
    }

    private long load(Fleet fleet, BenchServer server) throws InterruptedException {
        double cpuBefore = server.cpuS();
        Fleet.Result result = fleet.saturate(WINDOW, 2, loadS);
        double cpuUs = (server.cpuS() - cpuBefore) * 1e6 / result.acknowledged();
        say("positions a second", result.reportsPerSecond(), "");
        say("  p50", result.p50Ms(), "ms");
        say("  p99", result.p99Ms(), "ms");
        say("  processor of the server for each", cpuUs, "us");
        return result.acknowledged();
    }

    private static void awaitNoConnections(BenchServer server) throws IOException, InterruptedException {
        Pattern none = Pattern.compile("^liandan_connections 0\\.0$", Pattern.MULTILINE);
        for (int i = 0; i < 300; i++) {
            Matcher matcher = none.matcher(server.metrics());
            if (matcher.find()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IllegalStateException("the server still has connections, half a minute after all were closed");
    }

    private double perTerminal(String what, ProcessMemory after, ProcessMemory before) {
        double heap = (double) (after.heapBytes() - before.heapBytes()) / terminals;
        say(what, heap, "bytes");
        say("  objects", (double) (after.objects() - before.objects()) / terminals, "");
        say(
                "  outside the heap (Netty's buffers)",
                (double) (after.directBytes() - before.directBytes()) / terminals,
                "bytes");
        say(
                "  resident memory of the process",
                (double) (after.residentBytes() - before.residentBytes()) / terminals,
                "bytes");
        return heap;
    }

    private void classes(ProcessMemory idle, ProcessMemory registered) {
        List<String> shown = new ArrayList<>();
        for (Map.Entry<String, Double> added : idle.addedByClass(registered, terminals)) {
            if (added.getValue() >= 1 && shown.size() < CLASSES_SHOWN) {
                shown.add(String.format("%7.1f  %s", added.getValue(), added.getKey()));
            }
        }
        System.out.println("  bytes of an idle connection by class:");
        shown.forEach(line -> System.out.println("  " + line));
        results.put("classes", shown);
    }

    private static void title(String text) {
        System.out.println(text);
    }

    private void say(String what, double value, String unit) {
        System.out.printf("  %-52s %,14.1f %s%n", what, value, unit);
        heading = what.startsWith(" ") ? heading : what;
        String name = what.startsWith(" ") ? heading + ", " + what.strip() : what;
        String numbered = name;
        for (int i = 2; results.containsKey(numbered); i++) {
            numbered = name + " (" + i + ")";
        }
        results.put(numbered, Math.round(value * 10) / 10.0);
    }

    private void expect(String goal, boolean reached) {
        System.out.printf("  %s: %s%n", reached ? "reached" : "MISSED", goal);
        results.put("goal: " + goal, reached);
        failed |= !reached;
    }
}
