package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./liandan} refuses in one clear sentence and with a status other than 0, before it touches anything. */
class LiandanScriptTest {

    @TempDir
    private Path folder;

    @Test
    void help_lists_every_command_with_a_line() throws IOException {
        Answer answer = liandan(Map.of(), "help");

        assertThat(answer.status()).isZero();
        try (Stream<Path> files = Files.list(Path.of("src/main/sh/commands"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sh", "")))
                    .allSatisfy(
                            name -> assertThat(answer.output()).containsPattern("\\./liandan " + name + " .+ \\S+"));
        }
    }

    @Test
    void an_unknown_command_gets_the_help_and_status_2() {
        Answer answer = liandan(Map.of(), "demonstrate");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.output())
                .contains("there is no command 'demonstrate'")
                .contains("./liandan demo");
    }

    @Test
    void a_name_that_is_a_path_is_no_command() {
        assertThat(liandan(Map.of(), "../lib").status()).isEqualTo(2);
    }

    @Test
    void production_does_not_start_without_its_secret_key() {
        Answer answer = liandan(Map.of(), "serve");

        assertThat(answer.status()).isNotZero();
        assertThat(answer.sentences()).singleElement().asString().contains("LIANDAN_SECRET_KEY is not set");
    }

    @Test
    void production_does_not_start_with_a_short_secret_key() {
        Answer answer = liandan(Map.of("LIANDAN_SECRET_KEY", "short"), "serve");

        assertThat(answer.status()).isNotZero();
        assertThat(answer.sentences()).singleElement().asString().contains("32 are the least");
    }

    @Test
    void production_does_not_start_without_the_key_of_its_keys() {
        Answer answer = liandan(Map.of("LIANDAN_SECRET_KEY", "0123456789abcdef0123456789abcdef"), "serve");

        assertThat(answer.status()).isNotZero();
        assertThat(answer.sentences()).singleElement().asString().contains("LIANDAN_KEYS_KEY is not set");
    }

    @Test
    void a_sandbox_never_works_on_somebodys_database() {
        Answer answer = liandan(Map.of("LIANDAN_DB_URL", "jdbc:postgresql://db/liandan"), "sandbox");

        assertThat(answer.status()).isNotZero();
        assertThat(answer.sentences()).singleElement().asString().contains("throws it away");
    }

    @Test
    void a_busy_port_is_named_with_the_setting_that_changes_it() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Answer answer = liandan(Map.of("LIANDAN_HTTP_PORT", String.valueOf(busy.getLocalPort())), "demo");

            assertThat(answer.status()).isNotZero();
            assertThat(answer.sentences())
                    .singleElement()
                    .asString()
                    .contains("port " + busy.getLocalPort() + " is in use")
                    .contains("LIANDAN_HTTP_PORT");
        }
    }

    @Test
    void a_port_that_is_no_number_is_refused() {
        assertThat(liandan(Map.of("LIANDAN_JT808_PORT", "7611x", "LIANDAN_HTTP_PORT", "1"), "demo")
                        .sentences())
                .singleElement()
                .asString()
                .contains("LIANDAN_JT808_PORT must be a whole number from 1 to 65535, is '7611x'");
    }

    @Test
    void a_demo_fleet_beyond_reason_is_refused() {
        assertThat(liandan(Map.of("LIANDAN_DEMO_FLEET", "501"), "demo").sentences())
                .singleElement()
                .asString()
                .contains("LIANDAN_DEMO_FLEET must be a whole number from 0 to 500");
    }

    @Test
    void fuzzing_for_no_time_is_refused() {
        assertThat(liandan(Map.of(), "fuzz", "0").sentences())
                .singleElement()
                .asString()
                .contains("MINUTES must be a whole number from 1 to 1440, is '0'");
    }

    private record Answer(int status, String output) {

        List<String> sentences() {
            return output.lines().filter(line -> line.startsWith("liandan: ")).toList();
        }
    }

    private Answer liandan(Map<String, String> environment, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Stream.concat(Stream.of("./liandan"), Stream.of(arguments)).toList());
            builder.environment().keySet().removeIf(name -> name.startsWith("LIANDAN_"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("LIANDAN_DATA_DIR", folder.toString());
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), output);
        } catch (IOException e) {
            throw new IllegalStateException("cannot run ./liandan", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ./liandan ran", e);
        }
    }
}
