package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.liandan.app.ApproveCommand.Options;
import org.liandan.approval.Scenario;
import org.liandan.approval.client.Approval;
import org.liandan.approval.client.Cast;

/** What {@code ./liandan approve} is asked for, and how it tells what came of it. */
class ApproveCommandTest {

    @Test
    void withoutArgumentsItRunsEverythingAgainstTheSandboxOnThisMachine() {
        Options options =
                Options.of(List.of(), Map.of("LIANDAN_HTTP_PORT", "8099")).orElseThrow();

        assertThat(options.scenarios()).containsExactly(Scenario.values());
        assertThat(options.cast().server()).isEqualTo(URI.create("http://127.0.0.1:8099"));
        assertThat(options.cast().terminals()).isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 7611));
        assertThat(options.cast().producer().username()).isEqualTo("producer");
        assertThat(options.report()).isNull();
    }

    @Test
    void scenariosServerAndAccountsCanBeNamed() {
        Options options = Options.of(
                        List.of(
                                "s07",
                                "--against",
                                "http://sandbox.example:81",
                                "S21",
                                "--terminals",
                                "gate.example:9000"),
                        Map.of("LIANDAN_APPROVE_CARRIER", "me:a:b"))
                .orElseThrow();

        assertThat(options.scenarios()).containsExactly(Scenario.S07, Scenario.S21);
        assertThat(options.cast().server().getHost()).isEqualTo("sandbox.example");
        assertThat(options.cast().terminals().getPort()).isEqualTo(9000);
        assertThat(options.cast().carrier()).isEqualTo(new Cast.Login("me", "a:b"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (List<String> arguments : List.of(
                List.of("S99"),
                List.of("--against"),
                List.of("--against", "nowhere"),
                List.of("--terminals", "gate"),
                List.of("--quiet", "yes"))) {
            assertThat(Options.of(arguments, Map.of())).as(arguments.toString()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void aFailureIsToldByTheNumberOfItsAssertion() {
        var failed = new Approval.Result(Scenario.S04, 3, 3, "PUT …/receipt → CLOSED — 500", Duration.ofMillis(12));
        var passed = new Approval.Result(Scenario.S01, 7, null, "", Duration.ofMillis(80));
        Cast cast = Options.of(List.of(), Map.of()).orElseThrow().cast();

        assertThat(ApproveCommand.line(failed)).contains("S04 FAIL", "#3 PUT …/receipt");
        assertThat(ApproveCommand.line(passed)).contains("S01 PASS").doesNotContain("#");
        assertThat(ApproveCommand.json(cast, List.of(failed, passed)))
                .contains("\"failedAssertion\" : 3", "\"passed\" : true");
    }

    @Test
    void aTextThatIsNoProofHasAFault() {
        assertThat(ApproveCommand.faults("{}")).isNotEmpty();
    }
}
