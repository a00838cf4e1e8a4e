package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestCertificates;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.TerminalContacts;
import org.liandan.fleet.TerminalId;
import org.liandan.gateway.attachment.AttachmentServer;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;

/**
 * Who may speak at the terminals' ports. In tests 127.0.0.66 is a load balancer, and terminals come from 127.0.0.0/8 or 192.0.2.0/24
 * (application.properties).
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TerminalDoorTest {

    private static final String BALANCER = "127.0.0.66";
    private static final String STRANGER = "127.0.0.1";
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
    private static final int FLOOD = 2_000;
    /** {@code liandan.attachment.max-connections-per-address} in tests. */
    private static final int PLACES_OF_ONE_ADDRESS = 20;

    @Inject
    Jt808Server server;

    @Inject
    AttachmentServer attachments;

    @Inject
    TerminalContacts contacts;

    @Inject
    FrameCounters counters;

    @Inject
    Clock clock;

    private TestTruck truck;

    @BeforeEach
    void aTruck() {
        truck = TestTruck.register();
    }

    @Test
    void aTerminalBehindALoadBalancerIsKnownByItsOwnAddress() {
        try (TestTerminal terminal = terminal(introduced("192.0.2.7"))) {
            terminal.logIn(truck.plate());

            assertThat(terminal.ask(report())).isEqualTo(PlatformResult.OK);
            assertThat(address()).isEqualTo("192.0.2.7");
        }
    }

    @Test
    void theOlderTextFormIsUnderstoodToo() {
        Socket socket = connect(BALANCER);
        write(socket, "PROXY TCP4 192.0.2.9 127.0.0.1 40000 7611\r\n".getBytes(StandardCharsets.US_ASCII));
        try (TestTerminal terminal = terminal(socket)) {
            terminal.logIn(truck.plate());

            assertThat(address()).isEqualTo("192.0.2.9");
        }
    }

    @Test
    void whatALoadBalancerAsksForItselfIsAnswered() {
        Socket socket = connect(BALANCER);
        // version 2, LOCAL, unspecified family, no addresses
        write(socket, concat(SIGNATURE, new byte[] {0x20, 0x00, 0x00, 0x00}));
        try (TestTerminal terminal = terminal(socket)) {
            terminal.logIn(truck.plate());

            assertThat(address()).isEqualTo(BALANCER);
        }
    }

    @Test
    void aTerminalFromANetworkThatIsNotNamedIsClosedAndCounted() {
        long before = counters.closedFor(CloseReason.NOT_ALLOWED);
        try (TestTerminal terminal = terminal(introduced("198.51.100.9"))) {
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(15))).isTrue();
        }
        // the other end hears of it first
        assertThat(terminalCountRises(before)).isTrue();
    }

    private boolean terminalCountRises(long before) {
        for (int i = 0; i < 500 && counters.closedFor(CloseReason.NOT_ALLOWED) == before; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return counters.closedFor(CloseReason.NOT_ALLOWED) > before;
    }

    @Test
    void whoeverIsNoLoadBalancerIntroducesNobody() {
        Socket socket = connect(STRANGER);
        write(socket, introduction("192.0.2.8"));
        try (TestTerminal terminal = terminal(socket)) {
            terminal.logIn(truck.plate());

            assertThat(address()).isEqualTo(STRANGER);
        }
    }

    @Test
    void whatComesFromALoadBalancerWithoutAnIntroductionIsClosed() {
        try (TestTerminal terminal = terminal(connect(BALANCER))) {
            terminal.send(report());

            assertThat(terminal.isClosedWithin(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void aTerminalWithACertificateSpeaksThroughTls() throws IOException {
        Socket socket = TestCertificates.terminal(true)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.tlsPort());
        try (TestTerminal terminal = terminal(socket)) {
            terminal.logIn(truck.plate());

            assertThat(terminal.ask(report())).isEqualTo(PlatformResult.OK);
        }
    }

    @Test
    void aTerminalWithoutACertificateDoesNotGetThrough() throws IOException {
        try (SSLSocket socket = (SSLSocket) TestCertificates.terminal(false)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.tlsPort())) {
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        // with TLS 1.3 the client is told with what it reads next
                        assertThat(socket.getInputStream().read()).isNotNegative();
                    })
                    .isInstanceOfAny(IOException.class, AssertionError.class);
        }
    }

    @Test
    void plainBytesAtTheEncryptedPortLeadNowhere() throws IOException {
        try (TestTerminal terminal = terminal(new Socket(InetAddress.getLoopbackAddress(), server.tlsPort()))) {
            terminal.send(report());

            assertThat(terminal.isClosedWithin(Duration.ofSeconds(15))).isTrue();
        }
    }

    @Test
    void aFloodFromOneAddressDoesNotKeepOthersOut() {
        List<Socket> flood = new ArrayList<>();
        Random random = new Random(7611);
        byte[] garbage = new byte[512];
        try {
            for (int i = 0; i < FLOOD; i++) {
                Socket socket = connect("127.0.0.9");
                flood.add(socket);
                random.nextBytes(garbage);
                if (i % 3 != 0) {
                    write(socket, garbage);
                }
            }
            try (TestTerminal terminal = terminal(connect(STRANGER))) {
                terminal.logIn(truck.plate());
                for (int i = 0; i < 20; i++) {
                    assertThat(terminal.ask(report())).isEqualTo(PlatformResult.OK);
                }
            }
        } finally {
            flood.forEach(TerminalDoorTest::close);
        }
    }

    @Test
    void filesOfAlarmsComeThroughTheSameDoor() throws IOException {
        try (Socket stranger = connect(BALANCER, attachments.port());
                Socket terminal = connect(BALANCER, attachments.port())) {
            write(stranger, introduction("198.51.100.9"));
            write(terminal, introduction("192.0.2.7"));

            assertThat(isClosed(stranger, 15_000)).isTrue();
            assertThat(isClosed(terminal, 500)).isFalse();
        }
    }

    @Test
    void oneAddressDoesNotTakeAllPlacesForFilesOfAlarms() throws IOException {
        List<Socket> many = new ArrayList<>();
        try (Socket other = connect("127.0.0.78", attachments.port())) {
            for (int i = 0; i < PLACES_OF_ONE_ADDRESS; i++) {
                many.add(connect("127.0.0.77", attachments.port()));
            }
            assertThat(isClosed(many.getLast(), 500)).isFalse();
            many.add(connect("127.0.0.77", attachments.port()));

            assertThat(isClosed(many.getLast(), 15_000)).isTrue();
            assertThat(isClosed(other, 500)).isFalse();
        } finally {
            many.forEach(TerminalDoorTest::close);
        }
    }

    private static boolean isClosed(Socket socket, int withinMs) throws IOException {
        socket.setSoTimeout(withinMs);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private TestTerminal terminal(Socket socket) {
        return new TestTerminal(socket, truck.phone(), ProtocolVersion.V2013);
    }

    private org.liandan.jt808.LocationReport report() {
        Instant now = clock.instant();
        return TestTerminal.report(now.minusSeconds(1), 109.845678, 40.654321, 0, 0);
    }

    /** From where the terminal has logged in, as the operator is told. */
    private String address() {
        return String.valueOf(contacts.find(new TerminalId(truck.terminalId())).address());
    }

    private Socket introduced(String address) {
        Socket socket = connect(BALANCER);
        write(socket, introduction(address));
        return socket;
    }

    /** Version 2, PROXY, TCP over IPv4. */
    private static byte[] introduction(String address) {
        ByteBuffer header = ByteBuffer.allocate(28);
        header.put(SIGNATURE).put((byte) 0x21).put((byte) 0x11).putShort((short) 12);
        header.put(InetAddress.ofLiteral(address).getAddress()).put(new byte[] {127, 0, 0, 1});
        header.putShort((short) 40_000).putShort((short) 7611);
        return header.array();
    }

    private Socket connect(String from) {
        return connect(from, server.port());
    }

    private static Socket connect(String from, int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(from), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closedByTheServer) {
            // a flood may be shown out while it speaks
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
