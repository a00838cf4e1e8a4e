package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.BodyCipher;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.PlatformSink;
import org.liandan.jt808.PlatformStream;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalAnswer;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalResult;

/** A terminal on a real socket, as simple as one can be: sends, and reads what comes back. */
public final class TestTerminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final String phone;
    private final ProtocolVersion version;
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private final ArrayDeque<PlatformMessage> inbox = new ArrayDeque<>();
    private final ArrayDeque<Header> headers = new ArrayDeque<>();
    private int serial;
    private @Nullable Header last;

    public TestTerminal(int port, String phone, ProtocolVersion version) {
        this(port, phone, version, "127.0.0.1");
    }

    /** A terminal on a connection that has been made. */
    public TestTerminal(Socket socket, String phone, ProtocolVersion version) {
        this.socket = socket;
        this.phone = phone;
        this.version = version;
    }

    /** A terminal that comes from that address; all of 127.0.0.0/8 is ours. */
    public TestTerminal(int port, String phone, ProtocolVersion version, String from) {
        try {
            this.socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(from), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.phone = phone;
        this.version = version;
    }

    /** A terminal of that truck that has registered and authenticated. */
    public static TestTerminal online(int port, TestTruck truck) {
        TestTerminal terminal = new TestTerminal(port, truck.phone(), ProtocolVersion.V2013);
        terminal.logIn(truck.plate());
        return terminal;
    }

    /** Registers, authenticates, and returns the code. */
    public String logIn(String plate) {
        RegistrationAnswer answer = register(plate);
        assertThat(answer.result()).isEqualTo(RegistrationResult.OK);
        String code = String.valueOf(answer.authCode());
        assertThat(authenticate(code)).isEqualTo(PlatformResult.OK);
        return code;
    }

    /** 0x0100 of this box, which is of this terminal alone. */
    public Registration registration(String plate) {
        return new Registration(15, 203, "70107", "TEST", "B" + lastDigits(6), 2, plate);
    }

    public RegistrationAnswer register(String plate) {
        send(registration(plate));
        return (RegistrationAnswer) next();
    }

    public PlatformResult authenticate(String code) {
        return ask(
                version == ProtocolVersion.V2019
                        ? new Authentication(code, "86000000" + lastDigits(7), "V1.0")
                        : new Authentication(code));
    }

    /** Every box has an id of its own. */
    private String lastDigits(int count) {
        return ("0".repeat(count) + phone).substring(phone.length());
    }

    /** Sends and waits for the general answer to it. */
    public PlatformResult ask(TerminalMessage message) {
        int sent = send(message);
        PlatformAnswer answer = (PlatformAnswer) next();
        assertThat(answer.answeredSerial()).isEqualTo(sent);
        assertThat(answer.answeredMessageId()).isEqualTo(message.messageId());
        return answer.result();
    }

    /** Sends, and returns the serial number. */
    public int send(TerminalMessage message) {
        ByteBuf out = Unpooled.buffer();
        int sent = serial;
        serial = (serial + FrameWriter.write(out, version, phone, serial, message)) & 0xffff;
        sendRaw(out);
        return sent;
    }

    /** The frames of a message, unsent; their serials are used up. */
    public List<ByteBuf> frames(TerminalMessage message) {
        return frames(message, null);
    }

    /** The same with encrypted bodies. */
    public List<ByteBuf> frames(TerminalMessage message, @Nullable BodyCipher cipher) {
        ByteBuf out = Unpooled.buffer();
        serial = (serial + FrameWriter.write(out, version, phone, serial, message, cipher)) & 0xffff;
        List<ByteBuf> frames = new ArrayList<>();
        while (out.isReadable()) {
            int end = out.indexOf(out.readerIndex() + 1, out.writerIndex(), (byte) 0x7e);
            frames.add(out.readSlice(end + 1 - out.readerIndex()));
        }
        return frames;
    }

    /** Sends all in one piece. */
    public void sendAll(List<? extends TerminalMessage> messages) {
        ByteBuf out = Unpooled.buffer();
        for (TerminalMessage message : messages) {
            serial = (serial + FrameWriter.write(out, version, phone, serial, message)) & 0xffff;
        }
        sendRaw(out);
    }

    public void sendRaw(ByteBuf bytes) {
        try {
            bytes.readBytes(socket.getOutputStream(), bytes.readableBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message from the platform. */
    public PlatformMessage next() {
        PlatformMessage message = next(PATIENCE);
        if (message == null) {
            throw new AssertionError("no answer within " + PATIENCE);
        }
        return message;
    }

    /** The next message, or null when none comes in that time or the platform has closed the connection. */
    public @Nullable PlatformMessage next(Duration patience) {
        byte[] bytes = new byte[4096];
        try {
            socket.setSoTimeout((int) patience.toMillis());
            while (inbox.isEmpty()) {
                int count = socket.getInputStream().read(bytes);
                if (count < 0) {
                    return null;
                }
                stream.read(Unpooled.wrappedBuffer(bytes, 0, count), new Inbox());
            }
        } catch (SocketTimeoutException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        last = headers.poll();
        return inbox.poll();
    }

    /** The next message from the platform, which must be of that type. */
    public <M extends PlatformMessage> M next(Class<M> type) {
        PlatformMessage message = next();
        assertThat(message).isInstanceOf(type);
        return type.cast(message);
    }

    /** Header of the message that {@link #next} gave last. */
    public Header lastHeader() {
        return Objects.requireNonNull(last);
    }

    /** Answers the message that {@link #next} gave last with 0x0001. */
    public void answer(TerminalResult result) {
        send(new TerminalAnswer(lastHeader().serial(), lastHeader().messageId(), result));
    }

    /** True when the platform ends the connection within that time. */
    public boolean isClosedWithin(Duration patience) {
        try {
            socket.setSoTimeout((int) patience.toMillis());
            while (socket.getInputStream().read() >= 0) {
                // whatever was still under way
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A report with a fix in Kundulun. */
    public static LocationReport report(Instant at, double lonDeg, double latDeg, double speedKph, int directionDeg) {
        return new LocationReport(
                0,
                3,
                (int) Math.round(latDeg * 1e6),
                (int) Math.round(lonDeg * 1e6),
                1065,
                (int) Math.round(speedKph * 10),
                directionDeg,
                at,
                LocationItems.EMPTY);
    }

    private final class Inbox implements PlatformSink {

        @Override
        public void message(Header header, PlatformMessage message) {
            headers.add(header);
            inbox.add(message);
        }

        @Override
        public void malformed(Malformed malformed) {
            throw new AssertionError("the platform sent a malformed frame: " + malformed);
        }
    }
}
