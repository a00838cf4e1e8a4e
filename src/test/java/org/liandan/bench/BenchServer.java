package org.liandan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server of its own for a benchmark or a drill: the packaged application, production settings, on free ports of
 * 127.0.0.1, which it keeps when it is killed and started again.
 */
public final class BenchServer implements AutoCloseable {

    /** The bench's database is private and thrown away by whoever wants its disk back. */
    private static final String PASSWORD = "only-for-benchmarks";

    private static final Path LOG = Path.of("target/bench/server.log");
    private static final int LINES_AT_ONCE = 5_000;
    private static final String CREDIT_CODE = "91150203MABENCH001";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int httpPort = freePort();
    private final int jt808Port = freePort();
    private List<String> javaOptions;
    private Map<String, String> environment;
    private Process process;
    private String token = "";

    public BenchServer(String... javaOptions) throws IOException, InterruptedException {
        this(Map.of(), List.of(javaOptions));
    }

    /** A server with further variables in its environment. */
    public BenchServer(Map<String, String> environment, List<String> javaOptions)
            throws IOException, InterruptedException {
        this.environment = Map.copyOf(environment);
        this.javaOptions = List.copyOf(javaOptions);
        this.process = launch();
        waitUntilReady();
    }

    private Process launch() throws IOException {
        Files.createDirectories(LOG.getParent());
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // as ./liandan has it: no port of the transaction manager's
                "-DCoreEnvironmentBean.processImplementationClassName="
                        + "com.arjuna.ats.internal.arjuna.utils.UuidProcessId"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "LIANDAN_HTTP_PORT",
                        Integer.toString(httpPort),
                        "LIANDAN_JT808_PORT",
                        Integer.toString(jt808Port),
                        "LIANDAN_JT808_HOST",
                        "127.0.0.1",
                        // any free one: nobody brings files here
                        "LIANDAN_ATTACHMENT_PORT",
                        "0",
                        "LIANDAN_ATTACHMENT_HOST",
                        "127.0.0.1",
                        // what one terminal may send is not what is measured
                        "LIANDAN_JT808_MAX_MESSAGES_PER_SECOND",
                        "1000000",
                        // the load terminals answer nothing, and positions are what is measured
                        "LIANDAN_TERMINAL_SETTINGS_ENABLED",
                        "false",
                        "LIANDAN_SECRET_KEY",
                        "only-for-benchmarks-only-for-benchmarks",
                        "LIANDAN_KEYS_KEY",
                        "only-for-benchmarks-only-for-benchmarks",
                        "LIANDAN_ADMIN_PASSWORD",
                        PASSWORD));
        // its administrator has no phone
        builder.environment().put("LIANDAN_SECOND_FACTOR_OF", "none");
        // nor is what one account may ask
        builder.environment().put("LIANDAN_API_REQUESTS_PER_MINUTE", "0");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The program that runs this one. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Ends the process as a failing machine would; nothing is flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again after {@link #kill} or {@link #stop}. */
    public void startAgain() throws IOException, InterruptedException {
        process = launch();
        waitUntilReady();
    }

    /** The same under other circumstances. */
    public void startAgain(Map<String, String> otherEnvironment, List<String> otherJavaOptions)
            throws IOException, InterruptedException {
        environment = Map.copyOf(otherEnvironment);
        javaOptions = List.copyOf(otherJavaOptions);
        startAgain();
    }

    /** Asks the process to stop, and waits. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not stop within a minute");
        }
    }

    public long pid() {
        return process.pid();
    }

    public int httpPort() {
        return httpPort;
    }

    public int jt808Port() {
        return jt808Port;
    }

    /** The status that a page or resource is answered with, as an administrator who has logged in; 0 when that takes too long. */
    public int status(String path, Duration longest) throws IOException, InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                                    .header("Authorization", "Bearer " + token)
                                    .timeout(longest)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (HttpTimeoutException e) {
            return 0;
        }
    }

    /** What {@code GET /q/metrics} says. */
    public String metrics() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/q/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Orders something of a terminal, as the administrator. */
    public void order(String phone, Map<String, Object> order) throws IOException, InterruptedException {
        check(post(
                "/api/v1/terminals/" + phone + "/commands",
                "application/json",
                token,
                new ObjectMapper().writeValueAsString(order)));
    }

    /** Whether the server shows that truck as online, with a report of that time or later. */
    public boolean showsOnline(String plate, Instant reported) throws IOException, InterruptedException {
        JsonNode position = position(plate);
        return position.path("online").asBoolean()
                && !OffsetDateTime.parse(position.path("at").asText())
                        .toInstant()
                        .isBefore(reported);
    }

    /** Where the server shows that truck. */
    public JsonNode position(String plate) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/api/v1/vehicles/"
                                + URLEncoder.encode(plate, StandardCharsets.UTF_8) + "/position"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        check(answer);
        return new ObjectMapper().readTree(answer.body());
    }

    /** Uses that server's login here: of servers on one database, a login at one counts at all. */
    public void useLoginOf(BenchServer other) {
        token = other.token;
    }

    /** Of the administrator. */
    String password() {
        return PASSWORD;
    }

    /** Of the administrator, once {@link #register} has been called. */
    String token() {
        return token;
    }

    /** Processor time of the server since its start, seconds. */
    double cpuS() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Registers terminals with the numbers and plates of the load generator; those that are there stay. */
    public void register(int terminals) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        HttpResponse<String> login = post(
                "/api/v1/tokens",
                "application/json",
                "",
                json.writeValueAsString(Map.of("username", "admin", "password", PASSWORD)));
        check(login);
        token = json.readTree(login.body()).path("accessToken").asText();
        HttpResponse<String> organization = post(
                "/api/v1/organizations",
                "application/json",
                token,
                json.writeValueAsString(
                        Map.of("name", "压测承运公司", "creditCode", CREDIT_CODE, "creditCodeOverrideReason", "benchmark")));
        if (organization.statusCode() != 409) {
            check(organization);
        }
        for (int from = 0; from < terminals; from += LINES_AT_ONCE) {
            check(post(
                    "/api/v1/imports/terminals",
                    "text/csv",
                    token,
                    csv(from, Math.min(terminals, from + LINES_AT_ONCE))));
        }
    }

    private static String csv(int from, int to) {
        StringBuilder csv = new StringBuilder("phone,plate,plateColor,terminalId,protocol,carrierCreditCode\n");
        for (int i = from; i < to; i++) {
            csv.append(LoadGenerator.phone(i))
                    .append(',')
                    .append(LoadGenerator.plate(i))
                    .append(",2,,JT808_2013,")
                    .append(CREDIT_CODE)
                    .append('\n');
        }
        return csv.toString();
    }

    private HttpResponse<String> post(String path, String type, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void check(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private void waitUntilReady() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/q/health/ready"))
                .build();
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (ConnectException e) {
                // not listening yet
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start; see " + LOG.toAbsolutePath());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
