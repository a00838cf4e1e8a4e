package org.liandan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the server's processor time goes, by Java Flight Recorder's CPU-time samples (JEP 509): shares by thread, by method
 * with all that it calls, and by method alone. The recording and the folded stacks for a flame graph stay in
 * {@code target/bench}.
 */
final class ServerProfile {

    private static final Path RECORDING = Path.of("target/bench/server.jfr");
    private static final Path FOLDED = Path.of("target/bench/server.folded");
    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final int LINES = 40;

    private ServerProfile() {}

    /** Begins to record. */
    static void start(long pid) throws IOException, InterruptedException {
        jcmd(
                pid,
                "JFR.start",
                "name=bench",
                "settings=none",
                "+" + SAMPLE + "#enabled=true",
                "+" + SAMPLE + "#throttle=5ms");
    }

    /** Ends the recording and writes it. */
    static void stop(long pid) throws IOException, InterruptedException {
        jcmd(pid, "JFR.stop", "name=bench", "filename=" + RECORDING.toAbsolutePath());
    }

    private static void jcmd(long pid, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", line) + ": " + said);
        }
    }

    /** Prints the recording that is there. */
    public static void main(String[] arguments) throws IOException {
        print(System.out);
    }

    /** Reads the recording. */
    static void print(PrintStream out) throws IOException {
        Map<String, Integer> threads = new HashMap<>();
        Map<String, Integer> inclusive = new HashMap<>();
        Map<String, Integer> exclusive = new HashMap<>();
        Map<String, Integer> folded = new TreeMap<>();
        int total = 0;
        try (RecordingFile recording = new RecordingFile(RECORDING)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals(SAMPLE)) {
                    total++;
                    RecordedThread thread = event.getThread("eventThread");
                    String name = thread == null || thread.getJavaName() == null
                            ? "JVM"
                            : thread.getJavaName().replaceAll("[0-9]+", "N");
                    threads.merge(name, 1, Integer::sum);
                    if (event.getStackTrace() != null) {
                        count(name, event.getStackTrace().getFrames(), inclusive, exclusive, folded);
                    }
                }
            }
        }
        print(out, "by thread", threads, total);
        print(out, "by method, with what it calls", inclusive, total);
        print(out, "by method alone", exclusive, total);
        Files.write(
                FOLDED,
                folded.entrySet().stream()
                        .map(stack -> stack.getKey() + " " + stack.getValue())
                        .toList());
        out.println("recording " + RECORDING + ", stacks for a flame graph " + FOLDED);
    }

    private static void count(
            String thread,
            List<RecordedFrame> frames,
            Map<String, Integer> inclusive,
            Map<String, Integer> exclusive,
            Map<String, Integer> folded) {
        Set<String> seen = new HashSet<>();
        StringBuilder stack = new StringBuilder(thread);
        for (int i = frames.size() - 1; i >= 0; i--) {
            String method = name(frames.get(i));
            stack.append(';').append(method);
            if (seen.add(method)) {
                inclusive.merge(method, 1, Integer::sum);
            }
            if (i == 0) {
                exclusive.merge(method, 1, Integer::sum);
            }
        }
        folded.merge(stack.toString(), 1, Integer::sum);
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    private static void print(PrintStream out, String title, Map<String, Integer> counts, int total) {
        out.println(title + ", per cent of " + total + " samples");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LINES)
                .forEach(entry -> out.printf("  %5.1f  %s%n", 100.0 * entry.getValue() / total, entry.getKey()));
    }
}
