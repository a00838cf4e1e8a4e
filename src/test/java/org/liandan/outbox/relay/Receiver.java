package org.liandan.outbox.relay;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;

/** Somebody's server that is called: keeps what it got and answers with the status that the test wants. */
public final class Receiver implements AutoCloseable {

    /** A message as it came. */
    public record Message(String body, String signature, String type, String delivery) {}

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Message> answer = _ -> 204;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            Message message = new Message(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Liandan-Signature"),
                    exchange.getRequestHeaders().getFirst("Liandan-Event"),
                    exchange.getRequestHeaders().getFirst("Liandan-Delivery"));
            int status = answer.applyAsInt(message);
            messages.add(message);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** From now on. */
    public void answer(ToIntFunction<Message> status) {
        answer = status;
    }

    /** What came so far, refused or not. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
