package org.liandan.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AttachmentAnswer;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.Command;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.MediaAnswer;
import org.liandan.jt808.MediaUpload;
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
import org.liandan.jt808.TerminalMessage;
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
    private final LinkFaults faults;
    private final Listener listener;
    private final SentPackages packages = new SentPackages();
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private final Map<Integer, CompletableFuture<PlatformMessage>> awaited = new ConcurrentHashMap<>();
    private int serial;

    /** What a connection brings, on its reading thread. */
    interface Listener {

        /** A general answer that nobody waits for. */
        void answered(PlatformAnswer answer);

        /** The platform orders or asks something. */
        void ordered(PlatformConnection connection, Header header, Command command);

        /** Called once when the connection has ended. */
        void closed();
    }

    private PlatformConnection(TerminalIdentity identity, LinkFaults faults, Socket socket, Listener listener) {
        this.identity = identity;
        this.faults = faults;
        this.socket = socket;
        this.listener = listener;
        stream.assume(identity.version());
    }

    /** Connects. */
    static PlatformConnection open(
            TerminalIdentity identity, InetSocketAddress platform, LinkFaults faults, Listener listener)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(platform, CONNECT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        PlatformConnection connection = new PlatformConnection(identity, faults, socket, listener);
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
            case V2019 -> new Authentication(authCode, imei(), "simulated");
        };
        return ask(authentication) instanceof PlatformAnswer answer && answer.result() == PlatformResult.OK;
    }

    /** No two simulated boxes have the same. */
    private String imei() {
        String digits = identity.phone().replaceAll("[^0-9]", "");
        return "86" + "0".repeat(Math.max(0, 13 - digits.length()))
                + digits.substring(Math.max(0, digits.length() - 13));
    }

    /** Sends a message and answers its (first) serial number. */
    int send(TerminalMessage message) throws IOException {
        return send(message, _ -> {});
    }

    /**
     * Sends a message and answers its (first) serial number.
     *
     * @param noted takes that number before anything is sent: the answer may be faster than this thread
     */
    synchronized int send(TerminalMessage message, IntConsumer noted) throws IOException {
        int first = serial;
        ByteBuf out = Unpooled.buffer(256);
        int frames = FrameWriter.write(out, identity.version(), identity.phone(), first, message);
        serial = (first + frames) & 0xffff;
        noted.accept(first);
        if (frames == 1) {
            out.readBytes(socket.getOutputStream(), out.readableBytes());
        } else {
            sendPackages(first, message, SentPackages.frames(ByteBufUtil.getBytes(out)));
        }
        return first;
    }

    private void sendPackages(int first, TerminalMessage message, List<byte[]> frames) throws IOException {
        packages.keep(first, frames);
        if (message instanceof MediaUpload upload) {
            packages.keepMedia(upload.head().mediaId(), first);
        }
        for (int i = 0; i < frames.size(); i++) {
            if (!faults.lostPackages().contains(i + 1)) {
                socket.getOutputStream().write(frames.get(i));
            }
        }
    }

    /** Packages go again as they were, with the serial numbers that they had (JT/T 808-2013 clause 8.4). */
    private synchronized void sendAgain(List<byte[]> frames) {
        try {
            for (byte[] frame : frames) {
                socket.getOutputStream().write(frame);
            }
        } catch (IOException e) {
            close();
        }
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
                    listener.answered(answer);
                }
            }
            case RegistrationAnswer answer -> answered(answer.answeredSerial(), answer);
            case PackageRequest request -> sendAgain(packages.packages(request.firstSerial(), request.indices()));
            case MediaAnswer answer -> sendAgain(packages.packagesOfMedia(answer.mediaId(), answer.missing()));
            case Command command -> listener.ordered(this, header, command);
            case TimeAnswer _, PlatformRsaKey _, AttachmentAnswer _, UnknownPlatformMessage _ -> {
                // a platform may say more than this terminal has asked for
            }
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
        listener.closed();
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
