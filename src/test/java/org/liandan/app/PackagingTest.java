package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code ./liandan package} puts into its archive and image, beside the server. */
class PackagingTest {

    private static final Path PACKAGING = Path.of("src/packaging");

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(PACKAGING.resolve(file));
    }

    @Test
    void theServiceHasNoRightsThatAServerDoesNotNeed() throws IOException {
        assertThat(lines("liandan.service"))
                .contains(
                        "User=liandan",
                        "NoNewPrivileges=yes",
                        "CapabilityBoundingSet=",
                        "ProtectSystem=strict",
                        "ReadWritePaths=/var/lib/liandan",
                        "ProtectHome=yes",
                        "PrivateTmp=yes",
                        "PrivateDevices=yes",
                        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
                        "SystemCallFilter=@system-service",
                        "UMask=0077");
    }

    @Test
    void systemdWaitsForLongerThanTheServerTakesToStop() throws IOException {
        long waits = lines("liandan.service").stream()
                .filter(line -> line.startsWith("TimeoutStopSec="))
                .mapToLong(line -> Long.parseLong(line.substring("TimeoutStopSec=".length())))
                .findFirst()
                .orElseThrow();

        assertThat(waits).isGreaterThan(60);
    }

    @Test
    void everySettingOfTheExampleIsInTheOperationsManual() throws IOException {
        String manual = Files.readString(Path.of("docs/operations.md"));

        assertThat(lines("liandan.env").stream()
                        .filter(line -> line.startsWith("LIANDAN_"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .hasSizeGreaterThan(5)
                .allSatisfy(setting -> assertThat(manual).contains('`' + setting + '`'));
    }

    @Test
    void noSecretIsInTheExample() throws IOException {
        assertThat(lines("liandan.env").stream().filter(line -> line.matches("[A-Z_]*(KEY|PASSWORD)=.*")))
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.endsWith("="));
    }

    @Test
    void theImageStartsTheServerWithTheOptionsOfTheLauncher() throws IOException {
        String launcher = Files.readString(Path.of("src/main/sh/lib.sh"));
        int begin = launcher.indexOf("java_options=(");
        List<String> options = Pattern.compile("^  (-\\S+)$", Pattern.MULTILINE)
                .matcher(launcher.substring(begin, launcher.indexOf("\n)", begin)))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();

        assertThat(options).hasSizeGreaterThan(3);
        assertThat(lines("ENTRYPOINT")).containsAll(options).endsWith("-jar", "/opt/liandan/quarkus-run.jar");
    }

    @Test
    void theArchiveHasCommandsThatThereAre() throws IOException {
        String script = Files.readString(Path.of("src/main/sh/commands/package.sh"));
        List<String> shipped = Pattern.compile("for name in ([a-z -]+); do")
                .matcher(script)
                .results()
                .map(found -> List.of(found.group(1).split(" ", -1)))
                .findFirst()
                .orElseThrow();

        assertThat(shipped)
                .contains("serve", "backup", "restore", "audit")
                .allSatisfy(command -> assertThat(Path.of("src/main/sh/commands", command + ".sh"))
                        .exists());
    }
}
