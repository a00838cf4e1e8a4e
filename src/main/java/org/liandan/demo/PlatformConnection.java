package org.liandan.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AttachmentAnswer;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.Command;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.MediaAnswer;
import org.liandan.jt808.PackageRequest;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.PlatformRsaKey;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.TimeAnswer;
import org.liandan.jt808.UnknownPlatformMessage;

/**
 * One TCP connection of a terminal to its platform: writes messages, and reads answers on a virtual thread of its own. Safe
 * for several threads; of no use after the first failure.
 */
final class PlatformConnection implements AutoCloseable, PlatformSink {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_SECONDS = 20;

    private final TerminalIdentity identity;
    private final Socket socket;
    private final Consumer<PlatformAnswer> answers;
    private final Runnable closed;
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private final Map<Integer, CompletableFuture<PlatformMessage>> awaited = new ConcurrentHashMap<>();
    private int serial;

    private PlatformConnection(
            TerminalIdentity identity, Socket socket, Consumer<PlatformAnswer> answers, Runnable closed) {
        this.identity = identity;
        this.socket = socket;
        this.answers = answers;
        this.closed = closed;
    }

    /**
     * Connects.
     *
     * @param answers takes the general answers that nobody waits for, on the reading thread
     * @param closed called once when the connection has ended, on the reading thread
     */
    static PlatformConnection open(
            TerminalIdentity identity, InetSocketAddress platform, Consumer<PlatformAnswer> answers, Runnable closed)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(platform, CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        PlatformConnection connection = new PlatformConnection(identity, socket, answers, closed);
        Thread.ofVirtual().name("answers-" + identity.phone()).start(connection::read);
        return connection;
    }

    /**
     * Registers and answers the authentication code.
     *
     * @throws RefusedException if the platform does not know the terminal or its vehicle
     */
    String register() throws IOException, InterruptedException {
        Registration registration = new Registration(
                15, 203, "SIMU", "SIM-1", identity.terminalId(), identity.plateColor(), identity.plate());
        if (!(ask(registration) instanceof RegistrationAnswer answer)) {
            throw new IOException("the registration was answered by another message than 0x8100");
        }
        String code = answer.authCode();
        if (answer.result() != RegistrationResult.OK || code == null) {
            throw new RefusedException("the platform refuses terminal " + identity.phone() + " of " + identity.plate()
                    + ": " + answer.result());
        }
        return code;
    }

    /** Whether the platform takes the authentication code. */
    boolean authenticate(String authCode) throws IOException, InterruptedException {
        Authentication authentication = switch (identity.version()) {
            case V2011, V2013 -> new Authentication(authCode);
            case V2019 -> new Authentication(authCode, "860000000000000", "simulated");
        };
        return ask(authentication) instanceof PlatformAnswer answer && answer.result() == PlatformResult.OK;
    }

    /** Sends a message and answers its (first) serial number. */
    synchronized int send(TerminalMessage message) throws IOException {
        int first = serial;
        ByteBuf out = Unpooled.buffer(256);
        int frames = FrameWriter.write(out, identity.version(), identity.phone(), first, message);
        serial = (first + frames) & 0xffff;
        out.readBytes(socket.getOutputStream(), out.readableBytes());
        return first;
    }

    /** The serial number that the next message will have, if nobody else sends one before. */
    synchronized int nextSerial() {
        return serial;
    }

    boolean open() {
        return !socket.isClosed();
    }

    private PlatformMessage ask(TerminalMessage message) throws IOException, InterruptedException {
        CompletableFuture<PlatformMessage> answer = new CompletableFuture<>();
        synchronized (this) {
            awaited.put(serial, answer);
            send(message);
        }
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + ANSWER_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the platform closed the connection", e);
        }
    }

    @Override
    public void message(Header header, PlatformMessage message) {
        switch (message) {
            case PlatformAnswer answer -> {
                if (!answered(answer.answeredSerial(), answer)) {
                    answers.accept(answer);
                }
            }
            case RegistrationAnswer answer -> answered(answer.answeredSerial(), answer);
            case Command command -> refuse(header, command);
            case AttachmentAnswer _, MediaAnswer _, PackageRequest _, PlatformRsaKey _, TimeAnswer _ -> {
                // answers to what this terminal does not say
            }
            case UnknownPlatformMessage _ -> {
                // a platform may ask for more than this terminal can do
            }
        }
    }

    /** This terminal does what its scenario says and nothing else. */
    private void refuse(Header header, Command command) {
        try {
            send(new TerminalAnswer(header.serial(), command.messageId(), TerminalResult.UNSUPPORTED));
        } catch (IOException e) {
            // the connection ended; whoever reads it learns that too
        }
    }

    private boolean answered(int answeredSerial, PlatformMessage answer) {
        @Nullable CompletableFuture<PlatformMessage> waiting = awaited.remove(answeredSerial);
        return waiting != null && waiting.complete(answer);
    }

    @Override
    public void malformed(Malformed malformed) {
        // a terminal has nobody to tell; the message is sent again when its answer does not come
    }

    private void read() {
        byte[] bytes = new byte[8192];
        try (this) {
            int count = socket.getInputStream().read(bytes);
            while (count >= 0) {
                stream.read(Unpooled.wrappedBuffer(bytes, 0, count), this);
                count = socket.getInputStream().read(bytes);
            }
        } catch (IOException e) {
            // closed by either side: whoever waits is told below
        }
        awaited.values().forEach(waiting -> waiting.completeExceptionally(new IOException("connection closed")));
        closed.run();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    /** The platform said no; trying again soon will not help. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(String sentence) {
            super(sentence);
        }
    }
}
