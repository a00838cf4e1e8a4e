package org.liandan.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.approval.Scenario;
import org.liandan.approval.client.Approval;
import org.liandan.approval.client.Cast;
import org.liandan.manifest.store.ProofFile;

/**
 * {@code ./liandan approve}: runs the approval scenarios against a server with the reference client and prints what came of each.
 * Accounts are those of the sandbox; others are named by {@code LIANDAN_APPROVE_PRODUCER}, {@code …_CARRIER}, {@code …_RECEIVER},
 * each as {@code name:password}.
 */
public final class ApproveCommand {

    private static final int WRONG_USE = 2;
    private static final String USAGE =
            "用法 usage: approve [--against URL] [--terminals HOST:PORT] [--callback HOST] [--report FILE] [S01 …]";

    private ApproveCommand() {}

    /**
     * What is asked for.
     *
     * @param report where the results are written as JSON; null for nowhere
     * @param scenarios all of them where none is named
     */
    record Options(Cast cast, @Nullable Path report, List<Scenario> scenarios) {

        /** What the command line asks for; empty when it makes no sense. */
        static Optional<Options> of(List<String> arguments, Map<String, String> environment) {
            URI server = URI.create("http://127.0.0.1:" + environment.getOrDefault("LIANDAN_HTTP_PORT", "8080"));
            String terminals = null;
            String callback = "127.0.0.1";
            Path report = null;
            List<Scenario> scenarios = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.startsWith("--")) {
                    if (++i == arguments.size()) {
                        return Optional.empty();
                    }
                    String value = arguments.get(i);
                    switch (argument) {
                        case "--against" -> server = URI.create(value);
                        case "--terminals" -> terminals = value;
                        case "--callback" -> callback = value;
                        case "--report" -> report = Path.of(value);
                        default -> {
                            return Optional.empty();
                        }
                    }
                } else {
                    Optional<Scenario> scenario = Scenario.of(argument);
                    if (scenario.isEmpty()) {
                        return Optional.empty();
                    }
                    scenarios.add(scenario.get());
                }
            }
            if (server.getHost() == null) {
                return Optional.empty();
            }
            String gateway = terminals == null
                    ? server.getHost() + ":" + environment.getOrDefault("LIANDAN_JT808_PORT", "7611")
                    : terminals;
            URI socket = URI.create("tcp://" + gateway);
            if (socket.getHost() == null || socket.getPort() < 1) {
                return Optional.empty();
            }
            return Optional.of(new Options(
                    new Cast(
                            server,
                            new InetSocketAddress(socket.getHost(), socket.getPort()),
                            callback,
                            login("producer", environment),
                            login("carrier", environment),
                            login("receiver", environment)),
                    report,
                    scenarios.isEmpty() ? List.of(Scenario.values()) : List.copyOf(scenarios)));
        }

        private static Cast.Login login(String role, Map<String, String> environment) {
            String usual = role + ":" + environment.getOrDefault("LIANDAN_DEMO_PASSWORD", "liandan-demo");
            String[] parts = environment
                    .getOrDefault("LIANDAN_APPROVE_" + role.toUpperCase(Locale.ROOT), usual)
                    .split(":", 2);
            return new Cast.Login(parts[0], parts.length == 2 ? parts[1] : "");
        }
    }

    /** Ends with 0 if every scenario passed, with 1 if one did not, with 2 for a wrong command line or no server. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            Options options = Options.of(List.of(arguments), System.getenv())
                    .orElseThrow(() -> new IllegalArgumentException(USAGE));
            List<Approval.Result> results = new Approval(options.cast(), ApproveCommand::faults, Clocks.system())
                    .run(options.scenarios(), result -> out.println(line(result)));
            long failed = results.stream().filter(result -> !result.passed()).count();
            out.println("%d 项通过 passed，%d 项未通过 failed".formatted(results.size() - failed, failed));
            Path report = options.report();
            if (report != null) {
                Files.writeString(report, json(options.cast(), results));
            }
            System.exit(failed == 0 ? 0 : 1);
        } catch (IllegalArgumentException e) {
            complaints.println("liandan: " + e.getMessage());
            System.exit(WRONG_USE);
        } catch (IOException e) {
            complaints.println("liandan: 无法进行 the scenarios cannot be run: " + e);
            System.exit(WRONG_USE);
        }
    }

    /** What is wrong with a proof; empty where it holds. */
    static List<String> faults(String proof) {
        try {
            return ProofFile.read(proof).verify(null).stream()
                    .map(finding -> finding.sentence().both())
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of("不是签名链 no proof: " + e.getMessage());
        }
    }

    static String line(Approval.Result result) {
        String head = "%s %s  %s (%d, %d ms)"
                .formatted(
                        result.scenario(),
                        result.passed() ? "PASS" : "FAIL",
                        result.scenario().title().both(),
                        result.assertions(),
                        result.took().toMillis());
        return result.passed() ? head : head + "\n         #" + result.failed() + " " + result.reason();
    }

    static String json(Cast cast, List<Approval.Result> results) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode report = json.createObjectNode().put("server", cast.server().toString());
        ArrayNode lines = report.putArray("scenarios");
        results.forEach(result -> {
            ObjectNode line = lines.addObject()
                    .put("number", result.scenario().name())
                    .put("title", result.scenario().title().both())
                    .put("passed", result.passed())
                    .put("assertions", result.assertions())
                    .put("milliseconds", result.took().toMillis());
            if (!result.passed()) {
                line.put("failedAssertion", result.failed()).put("reason", result.reason());
            }
        });
        return report.toPrettyString() + "\n";
    }
}
