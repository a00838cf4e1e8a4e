package org.liandan.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./liandan fuzz [MINUTES]}: Jazzer on {@link CodecFuzz}, in a process of its own, beginning with the fixtures and with
 * what earlier runs found worth keeping. Ends with 0 when nothing was found; an input that breaks a rule is in
 * {@code target/fuzz/findings}, its stack trace on the terminal.
 */
public final class Fuzz {

    private static final Path FOLDER = Path.of("target/fuzz");
    private static final int LONGEST_INPUT = 4096;
    private static final int MOST_MINUTES = 24 * 60;

    private Fuzz() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("MINUTES must lie between 1 and " + MOST_MINUTES + ", is " + minutes);
        }
        Process process = start(FOLDER, Duration.ofMinutes(minutes), List.of())
                .inheritIO()
                .start();
        System.exit(process.waitFor());
    }

    /**
     * Jazzer, ready to start.
     *
     * @param folder gets {@code seeds}, {@code corpus} and {@code findings}
     * @param more further options of libFuzzer
     */
    static ProcessBuilder start(Path folder, Duration longest, List<String> more) throws IOException {
        FuzzSeeds.writeTo(folder.resolve("seeds"));
        Files.createDirectories(folder.resolve("corpus"));
        Files.createDirectories(folder.resolve("findings"));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + CodecFuzz.class.getName(),
                "--instrumentation_includes=org.liandan.jt808.**",
                // Jazzer's own detectors look for misuse of files, sockets and reflection; one of them breaks Netty's
                // start
                "--custom_hook_includes=org.liandan.jt808.**",
                "--reproducer_path=" + folder.resolve("findings"),
                "-artifact_prefix=" + folder.resolve("findings") + "/",
                "-max_total_time=" + longest.toSeconds(),
                "-max_len=" + LONGEST_INPUT,
                "-timeout=10",
                "-print_final_stats=1"));
        command.addAll(more);
        command.add(String.valueOf(folder.resolve("corpus")));
        command.add(String.valueOf(folder.resolve("seeds")));
        return new ProcessBuilder(command);
    }

    /** Output of a run to its end. */
    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
