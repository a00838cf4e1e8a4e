package org.liandan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Screens that look at the live stream: each a socket that is read to the end and counted, nothing more. */
final class StreamViewers implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Socket> sockets = new ArrayList<>();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder positions = new LongAdder();

    /**
     * @param token of an account that sees everything
     * @param shape the stream's {@code positions} parameter
     */
    StreamViewers(int port, String token, String shape, int viewers) throws IOException {
        for (int i = 0; i < viewers; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream()
                    .write(("GET /api/v1/stream?positions=" + shape + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                    + "Accept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> read(socket));
        }
    }

    private void read(Socket socket) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = socket.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.add(n);
                // each position is one object without objects in it
                int objects = 0;
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '{') {
                        objects++;
                    }
                }
                positions.add(objects);
            }
        } catch (IOException e) {
            // closed by us
        }
    }

    long bytes() {
        return bytes.sum();
    }

    long positions() {
        return positions.sum();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
