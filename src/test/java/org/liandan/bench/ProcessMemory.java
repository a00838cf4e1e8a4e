package org.liandan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds at one moment, by {@code jcmd} and {@code /proc}. The process must have been started with
 * {@link #TRACKING}.
 *
 * @param heapBytes of all live objects, after a full collection
 * @param objects live objects
 * @param directBytes taken outside the heap by the program itself: Netty's buffers
 * @param residentBytes of the whole process
 * @param threads of the whole process
 * @param descriptors open files and sockets
 * @param bytesByClass live objects
 */
record ProcessMemory(
        long heapBytes,
        long objects,
        long directBytes,
        long residentBytes,
        int threads,
        int descriptors,
        Map<String, Long> bytesByClass) {

    /** Option that makes the JVM count what is outside its heap. */
    static final String TRACKING = "-XX:NativeMemoryTracking=summary";

    private static final Pattern HISTOGRAM_LINE =
            Pattern.compile("^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*$", Pattern.MULTILINE);
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB");

    /** Collects garbage twice (references are cleared by the first), then looks. */
    static ProcessMemory of(long pid) throws IOException, InterruptedException {
        String _ = jcmd(pid, "GC.run");
        Map<String, Long> classes = new HashMap<>();
        long bytes = 0;
        long objects = 0;
        Matcher line = HISTOGRAM_LINE.matcher(jcmd(pid, "GC.class_histogram"));
        while (line.find()) {
            objects += Long.parseLong(line.group(1));
            bytes += Long.parseLong(line.group(2));
            classes.merge(line.group(3), Long.parseLong(line.group(2)), Long::sum);
        }
        Matcher other = OTHER.matcher(jcmd(pid, "VM.native_memory"));
        if (!other.find() || bytes == 0) {
            throw new IllegalStateException("process " + pid + " does not say what it holds");
        }
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        return new ProcessMemory(
                bytes,
                objects,
                Long.parseLong(other.group(1)) * 1024,
                number(status, "VmRSS") * 1024,
                (int) number(status, "Threads"),
                descriptors(pid),
                classes);
    }

    /** Bytes of all byte arrays: buffers, texts, and the log of messages. */
    long byteArrays() {
        return bytesByClass.getOrDefault("[B", 0L);
    }

    /** Memory of the kernel itself that it cannot give back: sockets among other things. */
    static long kernelBytes() throws IOException {
        return number(Files.readString(Path.of("/proc/meminfo")), "SUnreclaim") * 1024;
    }

    /** What each of so many things has added since then, class by class, the greatest first. */
    List<Map.Entry<String, Double>> addedByClass(ProcessMemory before, int things) {
        List<Map.Entry<String, Double>> added = new ArrayList<>();
        bytesByClass.forEach((name, bytes) ->
                added.add(Map.entry(name, (double) (bytes - before.bytesByClass.getOrDefault(name, 0L)) / things)));
        added.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        return added;
    }

    private static int descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return (int) open.count();
        }
    }

    private static long number(String status, String name) {
        Matcher matcher =
                Pattern.compile("^" + name + ":\\s+(\\d+)", Pattern.MULTILINE).matcher(status);
        if (!matcher.find()) {
            throw new IllegalStateException(name + " is not in /proc");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String jcmd(long pid, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (InputStream answer = process.getInputStream()) {
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", line) + ": " + text);
            }
            return text;
        }
    }
}
