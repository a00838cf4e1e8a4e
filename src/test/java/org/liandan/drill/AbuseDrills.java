package org.liandan.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an outsider, and somebody with an account, can try at the web port while trucks report. */
final class AbuseDrills {

    /** Part of a route's path, with the form that it must have where the route says one: {@code {z: a form}}. */
    private static final String PARAMETER = "\\{(?:[^{}]|\\{[^{}]*})*}";

    private static final int ANSWER_WITHIN_MS = 15_000;
    private static final int SLOW_CONNECTIONS = 500;
    private static final int GUESSES = 60;
    private static final int ODD_REQUESTS = 3_000;
    private static final int LONGEST_READ = 1 << 16;

    /** Where the routes are listed that a test keeps true. */
    private static final Path ROUTES = Path.of("src/test/routes.txt");

    private static final List<String> ODD = List.of(
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "%00",
            "-1",
            "99999999999999999999",
            "NaN",
            "2026-02-31",
            "\u202e\u2066",
            "{{7*7}}",
            "${jndi:ldap://127.0.0.1/x}",
            "=cmd|'/c calc'!A0",
            "a".repeat(3_000));

    private AbuseDrills() {}

    static List<Drill> all() {
        return List.of(new Drill(
                "abuse",
                "the web port is given requests that are none, slow ones, guesses of passwords and " + ODD_REQUESTS
                        + " odd values by an administrator's account",
                AbuseDrills::abuse));
    }

    private static String abuse(Arena arena, Fleet fleet) throws IOException, InterruptedException {
        int port = arena.server().httpPort();
        Set<Integer> open = listening(arena.server().pid());
        if (open.size() != 3 || !open.containsAll(Set.of(port, arena.server().jt808Port()))) {
            throw new IllegalStateException("the server listens on " + open + ": three ports are expected");
        }
        long before = fleet.acknowledgedReports();
        int refused = brokenRequests(port);
        int slow = slowRequests(arena, port);
        int guesses = guesses(port);
        Map<Integer, Integer> answers = oddRequests(arena);
        if (fleet.acknowledgedReports() == before) {
            throw new IllegalStateException("no report was acknowledged meanwhile");
        }
        return "ports " + open.size() + "; " + refused + " broken requests refused; with " + slow
                + " slow connections others were answered; " + guesses + " of " + GUESSES
                + " guesses were looked at; odd values by answer " + answers;
    }

    /** Ports on which the process listens, as the kernel has it. */
    private static Set<Integer> listening(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        sockets.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (IOException closedMeanwhile) {
                    // then it is none that is listened on
                }
            }
        }
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] words = line.strip().split("\\s+", -1);
                // state 0A is LISTEN, the tenth word the socket's number
                if (words.length > 9 && words[3].equals("0A") && sockets.contains(words[9])) {
                    ports.add(Integer.parseInt(words[1].substring(words[1].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    /** Requests that are none or two at once, or lead out of the application; what each may be answered with. */
    private static int brokenRequests(int port) throws IOException {
        String host = "Host: 127.0.0.1\r\n";
        Map<String, Set<Integer>> requests = new TreeMap<>(Map.of(
                "POST /api/v1/tokens HTTP/1.1\r\n" + host
                        + "Content-Type: application/json\r\nContent-Length: 2097152\r\n\r\n",
                Set.of(413),
                "POST /api/v1/tokens HTTP/1.1\r\n" + host
                        + "Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /q/metrics HTTP/1.1\r\n"
                        + host + "\r\n",
                Set.of(400, 401, 415),
                "POST /api/v1/tokens HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                Set.of(400),
                "GET / HTTP/1.1\r\n" + host + "X-Long: " + "x".repeat(70_000) + "\r\n\r\n",
                Set.of(400, 431),
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + host + "\r\n",
                Set.of(400, 414),
                "TRACE / HTTP/1.1\r\n" + host + "X-Secret: one\r\n\r\n",
                Set.of(302, 403, 404, 405, 501),
                "GET /..%2f..%2f..%2fetc/passwd HTTP/1.1\r\n" + host + "\r\n",
                Set.of(302, 400, 404),
                "GET /static/../../../../etc/passwd HTTP/1.1\r\n" + host + "\r\n",
                Set.of(302, 400, 404),
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 a TLS greeting \r\n\r\n",
                Set.of(400),
                "GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n",
                Set.of(302, 400, 404)));
        int refused = 0;
        for (Map.Entry<String, Set<Integer>> request : requests.entrySet()) {
            String answer = ask(port, request.getKey());
            int status = status(answer);
            String begin =
                    request.getKey().substring(0, Math.min(60, request.getKey().length()));
            // 0: thrown out without a word, which is an answer too
            if (status != 0 && !request.getValue().contains(status)) {
                throw new IllegalStateException(status + " for " + begin);
            }
            mustNotTell(answer, begin);
            if (answer.contains("root:") || answer.contains("X-Secret") || answer.contains("# TYPE")) {
                throw new IllegalStateException("it was carried out: " + begin);
            }
            refused++;
        }
        return refused;
    }

    /** Many who send a header's bytes one by one; whoever asks properly must be answered all the same. */
    private static int slowRequests(Arena arena, int port) throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CONNECTIONS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                send(socket, "GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
            }
            for (int round = 0; round < 5; round++) {
                for (Socket socket : slow) {
                    send(socket, "x");
                }
                int status = arena.server().status("/api/v1/vehicles", Duration.ofSeconds(10));
                if (status != 200) {
                    throw new IllegalStateException("another request was answered " + status + " meanwhile");
                }
            }
            return slow.size();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Guesses at one name: after a few, none is looked at; somebody else's name is not held back. */
    private static int guesses(int port) throws IOException {
        int lookedAt = 0;
        for (int guess = 0; guess < GUESSES; guess++) {
            int status = login(port, "drill-guessed", "guess number " + guess);
            if (status == 401) {
                lookedAt++;
            } else if (status != 429) {
                throw new IllegalStateException("a guess was answered " + status);
            }
        }
        if (lookedAt > GUESSES / 4) {
            throw new IllegalStateException(lookedAt + " guesses were looked at");
        }
        int other = login(port, "drill-somebody-else", "a wrong password");
        if (other != 401) {
            throw new IllegalStateException("somebody else's name was answered " + other);
        }
        return lookedAt;
    }

    private static int login(int port, String username, String password) throws IOException {
        String body = "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}";
        return status(ask(
                port,
                "POST /api/v1/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body));
    }

    /** Every list and record is asked for what cannot be; nothing may break. */
    private static Map<Integer, Integer> oddRequests(Arena arena) throws IOException, InterruptedException {
        List<String> routes = Files.readAllLines(ROUTES).stream()
                .filter(line -> line.startsWith("GET ") && !line.contains("stream"))
                .map(line -> line.substring(4, line.lastIndexOf(':')))
                .toList();
        List<String> parameters =
                List.of("from", "to", "q", "plate", "size", "page", "state", "day", "party", "after", "box");
        Random random = new Random(808);
        Map<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; i < ODD_REQUESTS; i++) {
            String path = routes.get(random.nextInt(routes.size())).replaceAll(PARAMETER, encoded(random));
            String query = parameters.get(random.nextInt(parameters.size())) + '=' + encoded(random);
            int status = arena.server().status(path + '?' + query, Duration.ofMillis(ANSWER_WITHIN_MS));
            if (status == 0 || status >= 500) {
                throw new IllegalStateException(path + '?' + query + " was answered " + status);
            }
            answers.merge(status, 1, Integer::sum);
        }
        return answers;
    }

    private static String encoded(Random random) {
        return URLEncoder.encode(ODD.get(random.nextInt(ODD.size())), StandardCharsets.UTF_8);
    }

    private static void mustNotTell(String answer, String request) {
        if (answer.contains("Exception") || answer.contains("\tat ") || answer.contains("org.liandan")) {
            throw new IllegalStateException("the answer tells of the inside: " + request);
        }
    }

    private static void send(Socket socket, String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException closedByTheServer) {
            // that may be
        }
    }

    /** What is answered to those bytes, up to a bound; empty if the server closes without a word. */
    private static String ask(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            send(socket, request);
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            InputStream in = socket.getInputStream();
            try {
                for (int read = in.read(buffer); read > 0 && answer.length() < LONGEST_READ; read = in.read(buffer)) {
                    answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException keptOpen) {
                // what was said is all
            } catch (IOException reset) {
                // so is this
            }
            return answer.toString();
        }
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
