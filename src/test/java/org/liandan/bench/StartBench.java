package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a start costs, from the command to the answer "ready", on a schema that is migrated: with each garbage collector, and with
 * what {@code ./liandan serve} does, a cache of loaded and linked classes (JEP 483, 514). Beside them a JVM that does nothing.
 *
 * <p>Fails when the start with the cache takes more than nine tenths of the processor time of the one without. Wall time and
 * memory are told: they hang on what else the machine does.
 */
public final class StartBench {

    private static final int STARTS = 3;
    private static final double GOAL = 0.9;

    private static final Path FOLDER = Path.of("target/bench");
    private static final Path CACHE = FOLDER.resolve("start.aot");
    private static final Path RECORDED = FOLDER.resolve("start.aotconf");

    private final Map<String, Object> results = new LinkedHashMap<>();

    /** One start: seconds until ready, processor seconds until then, resident MB then. */
    private record Start(double wallS, double cpuS, double residentMb) {}

    private StartBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new StartBench().run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        results.put("machine", Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version());
        System.out.printf("%-28s %8s %10s %8s%n", "", "ready s", "CPU s", "RSS MB");
        results.put("bare JVM, s", bare());
        // the first start migrates, and is not counted
        start("-Xmx1g");
        record();
        Start plain = median("G1 (what serve takes)", "-Xmx1g", "-XX:+UseG1GC");
        median("Serial", "-Xmx1g", "-XX:+UseSerialGC");
        median("Parallel", "-Xmx1g", "-XX:+UseParallelGC");
        median("ZGC", "-Xmx1g", "-XX:+UseZGC");
        Start cached = median("G1 with the cache", "-Xmx1g", "-XX:+UseG1GC", "-XX:AOTCache=" + CACHE);
        double share = cached.cpuS() / plain.cpuS();
        results.put("processor time with the cache, of that without", share);
        System.out.printf("with the cache %.2f of the processor time (goal %.2f at most)%n", share, GOAL);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(FOLDER.resolve("start.json").toFile(), results);
        return share <= GOAL;
    }

    /** What serve does over its first two starts. */
    private void record() throws IOException, InterruptedException {
        Files.deleteIfExists(CACHE);
        start("-Xmx1g", "-XX:+UseG1GC", "-XX:AOTMode=record", "-XX:AOTConfiguration=" + RECORDED);
        Process create = new ProcessBuilder(
                        BenchServer.java(),
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+UseG1GC",
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + RECORDED,
                        "-XX:AOTCache=" + CACHE,
                        "-cp",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("start-cache.log").toFile())
                .start();
        if (create.waitFor() != 0 || !Files.exists(CACHE)) {
            throw new IllegalStateException("no cache was made; see target/bench/start-cache.log");
        }
        results.put("cache, MB", Files.size(CACHE) >> 20);
    }

    private Start median(String name, String... javaOptions) throws IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(start(javaOptions));
        }
        Start median = new Start(
                middle(starts.stream().mapToDouble(Start::wallS).toArray()),
                middle(starts.stream().mapToDouble(Start::cpuS).toArray()),
                middle(starts.stream().mapToDouble(Start::residentMb).toArray()));
        System.out.printf("%-28s %8.1f %10.1f %8.0f%n", name, median.wallS(), median.cpuS(), median.residentMb());
        results.put(name, median);
        return median;
    }

    private static Start start(String... javaOptions) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (BenchServer server = new BenchServer(javaOptions)) {
            double wallS = (System.nanoTime() - begun) / 1e9;
            Start start = new Start(wallS, server.cpuS(), residentMb(server.pid()));
            server.stop();
            return start;
        }
    }

    private static double residentMb(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static double bare() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(BenchServer.java(), "-Xshare:auto", "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a bare JVM did not end");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
