package org.liandan.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.MissingPackages;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalNotice;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;

/** A platform on a port of its own, one connection at a time, that answers as the test says and orders what it wants. */
final class TestPlatform implements AutoCloseable {

    final List<TerminalMessage> received = new CopyOnWriteArrayList<>();
    volatile boolean acknowledges = true;
    volatile RegistrationResult registration = RegistrationResult.OK;
    /** Called when a package has come that leaves its message unfinished. */
    volatile Consumer<List<MissingPackages>> unfinished = _ -> {};

    private final ServerSocket server;
    private volatile Socket connection = new Socket();
    private volatile @Nullable Header last;
    private int serial = 100;

    TestPlatform() {
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    void dropConnection() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Instant> reports() {
        return received.stream()
                .filter(LocationReport.class::isInstance)
                .map(message -> ((LocationReport) message).time())
                .toList();
    }

    /** The first message of that kind, as soon as it is there. */
    <M extends TerminalMessage> M await(Class<M> kind) {
        return org.awaitility.Awaitility.await()
                .until(
                        () -> received.stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** Sends to the terminal that spoke last; the serial number of the message. */
    synchronized int send(PlatformMessage message) {
        Header header = last;
        if (header == null) {
            throw new IllegalStateException("no terminal has spoken yet");
        }
        ByteBuf out = Unpooled.buffer();
        ProtocolVersion version = header.version();
        int first = serial;
        serial += FrameWriter.write(out, version, header.phone(), first, message);
        try {
            out.readBytes(connection.getOutputStream(), out.readableBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return first;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket accepted = server.accept()) {
                connection = accepted;
                converse(accepted);
            } catch (IOException e) {
                // the test closes connections and the server as it likes
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
        byte[] bytes = new byte[4096];
        int count = socket.getInputStream().read(bytes);
        while (count >= 0) {
            stream.read(Unpooled.wrappedBuffer(bytes, 0, count), new Answering());
            if (!stream.missing().isEmpty()) {
                unfinished.accept(stream.missing());
            }
            count = socket.getInputStream().read(bytes);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Answering implements TerminalSink {

        @Override
        public void message(Header header, TerminalMessage message) {
            last = header;
            received.add(message);
            boolean report = message instanceof LocationReport
                    || message instanceof LocationBatch
                    || message instanceof TerminalNotice;
            if (message instanceof Registration) {
                boolean ok = registration == RegistrationResult.OK;
                send(new RegistrationAnswer(header.serial(), registration, ok ? "code" : null));
            } else if (acknowledges || !report) {
                send(PlatformAnswer.to(header, PlatformResult.OK));
            }
        }

        @Override
        public void malformed(Malformed malformed) {
            throw new IllegalStateException(malformed.detail());
        }
    }
}
