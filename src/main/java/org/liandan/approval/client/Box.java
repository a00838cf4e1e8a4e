package org.liandan.approval.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
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
import org.liandan.jt808.TextMessage;
import org.liandan.jt808.Waybill;

/** A truck's terminal, as simple as one can be: logs in, sends a waybill, hears what came of it. */
final class Box implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final String phone;
    private final String plate;
    private final int plateColor;
    private final String terminalId;
    private final ProtocolVersion version;
    private final PlatformStream stream = new PlatformStream(StreamLimits.DEFAULT);
    private final ArrayDeque<Came> inbox = new ArrayDeque<>();
    private int serial;

    private record Came(Header header, PlatformMessage message) {}

    private Box(Socket socket, JsonNode terminal) {
        this.socket = socket;
        this.phone = terminal.path("phone").asText();
        this.plate = terminal.path("plate").asText();
        this.plateColor = terminal.path("plateColor").asInt();
        this.terminalId = terminal.path("terminalId").asText("");
        this.version = switch (terminal.path("protocol").asText()) {
            case "JT808_2019" -> ProtocolVersion.V2019;
            case "JT808_2011" -> ProtocolVersion.V2011;
            default -> ProtocolVersion.V2013;
        };
        stream.assume(version);
    }

    /** @param terminal as {@code GET /terminals} tells it */
    static Box connect(InetSocketAddress platform, JsonNode terminal) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(platform, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new Box(socket, terminal);
    }

    /** 0x0100 and 0x0102. */
    void logIn() throws IOException {
        // a box without an id of its own is known by its number
        String id = terminalId.isEmpty() || terminalId.equals("null")
                ? "B" + phone.substring(Math.max(0, phone.length() - 6))
                : terminalId;
        send(new Registration(15, 203, "70107", "REF-1", id, plateColor, plate));
        RegistrationAnswer answer = next(RegistrationAnswer.class);
        String code = answer.authCode();
        if (answer.result() != RegistrationResult.OK || code == null) {
            throw new IOException("0x0100 → " + answer.result());
        }
        Authentication authentication = version == ProtocolVersion.V2019
                ? new Authentication(code, "860000000000001", "reference")
                : new Authentication(code);
        if (ask(authentication) != PlatformResult.OK) {
            throw new IOException("0x0102 was refused");
        }
    }

    /** 0x0701; how it was answered. */
    PlatformResult waybill(byte[] content) throws IOException {
        return ask(new Waybill(Bytes.copyOf(content)));
    }

    /** The next text for the driver; it is acknowledged. */
    String text() throws IOException {
        return next(TextMessage.class).text();
    }

    private PlatformResult ask(TerminalMessage message) throws IOException {
        int sent = send(message);
        PlatformAnswer answer = next(PlatformAnswer.class);
        while (answer.answeredSerial() != sent) {
            answer = next(PlatformAnswer.class);
        }
        return answer.result();
    }

    private int send(TerminalMessage message) throws IOException {
        ByteBuf out = Unpooled.buffer(256);
        int first = serial;
        serial = (serial + FrameWriter.write(out, version, phone, first, message)) & 0xffff;
        out.readBytes(socket.getOutputStream(), out.readableBytes());
        return first;
    }

    /** The next message of that type; orders on the way there are acknowledged. */
    private <M extends PlatformMessage> M next(Class<M> type) throws IOException {
        while (true) {
            Came came = next();
            if (came.message() instanceof TextMessage) {
                send(new TerminalAnswer(came.header().serial(), came.header().messageId(), TerminalResult.OK));
            }
            if (type.isInstance(came.message())) {
                return type.cast(came.message());
            }
        }
    }

    private Came next() throws IOException {
        byte[] bytes = new byte[4096];
        while (inbox.isEmpty()) {
            int count = socket.getInputStream().read(bytes);
            if (count < 0) {
                throw new IOException("the platform closed the connection");
            }
            stream.read(Unpooled.wrappedBuffer(bytes, 0, count), new Inbox());
        }
        return inbox.remove();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        stream.close();
    }

    private final class Inbox implements PlatformSink {

        @Override
        public void message(Header header, PlatformMessage message) {
            inbox.add(new Came(header, message));
        }

        @Override
        public void malformed(Malformed malformed) {
            throw new IllegalStateException("the platform sent a malformed frame: " + malformed);
        }
    }
}
