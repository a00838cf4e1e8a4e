package org.liandan.approval.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Where webhooks come in: keeps what came, in its order, and answers as the scenario wants it. */
final class HookServer implements AutoCloseable {

    private static final int LONGEST_BODY = 64 << 10;

    private final HttpServer server;
    private final String host;
    private final List<Message> messages = new ArrayList<>();
    private Answering answering = (_, _) -> 204;

    /** A message as it came. */
    record Message(String body, String signature, String type, String delivery) {}

    /** With which status a message is answered. */
    interface Answering {
        /**
         * The status for a message.
         *
         * @param earlier how many came before it
         */
        int status(Message message, int earlier);
    }

    private HookServer(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /** @param host this machine's name as the server reaches it */
    static HookServer open(String host) throws IOException {
        boolean here = host.equals("127.0.0.1") || host.equals("localhost");
        HttpServer server = HttpServer.create(
                here ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : new InetSocketAddress(0), 0);
        HookServer hooks = new HookServer(server, host);
        server.createContext("/hooks", hooks::take);
        server.start();
        return hooks;
    }

    String url() {
        return "http://" + host + ":" + server.getAddress().getPort() + "/hooks";
    }

    synchronized void answer(Answering wanted) {
        answering = wanted;
    }

    private void take(HttpExchange exchange) throws IOException {
        Message message = new Message(
                new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8),
                header(exchange, "Liandan-Signature"),
                header(exchange, "Liandan-Event"),
                header(exchange, "Liandan-Delivery"));
        int status;
        synchronized (this) {
            status = answering.status(message, messages.size());
            messages.add(message);
            notifyAll();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** What came so far, as soon as it is so much, or after so many seconds. */
    synchronized List<Message> await(int wanted, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = end - System.nanoTime();
                messages.size() < wanted && left > 0;
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
