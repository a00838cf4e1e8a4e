package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.jt808.AttachmentAnswer;
import org.liandan.jt808.AttachmentAnswer.Stretch;
import org.liandan.jt808.AttachmentBlock;
import org.liandan.jt808.AttachmentEnd;
import org.liandan.jt808.AttachmentRequest;
import org.liandan.jt808.AttachmentSink;
import org.liandan.jt808.AttachmentStart;
import org.liandan.jt808.AttachmentStream;
import org.liandan.jt808.FragmentBudget;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;

/** The simulated terminal brings the files of an alarm to a port that keeps count of what has come. */
class AttachmentLinkTest {

    private final AttachmentPort port = new AttachmentPort();

    @AfterEach
    void close() throws IOException {
        port.server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void two_files_arrive_whole(ProtocolVersion version) throws IOException {
        SafetyBox.Alarm alarm = alarm(version);

        AttachmentLink.upload(identity(version), request(alarm), alarm.files(), LinkFaults.NONE);

        assertThat(port.whole).containsExactlyElementsOf(names(alarm));
        assertThat(port.data(port.whole.getFirst()))
                .isEqualTo(alarm.files().getFirst().data().toArray());
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void blocks_that_were_lost_are_asked_for_and_come_again(ProtocolVersion version) throws IOException {
        SafetyBox.Alarm alarm = alarm(version);

        AttachmentLink.upload(identity(version), request(alarm), alarm.files(), new LinkFaults(Set.of(), Set.of(1, 3)));

        assertThat(port.whole).containsExactlyElementsOf(names(alarm));
        assertThat(port.data(port.whole.getLast()))
                .isEqualTo(alarm.files().getLast().data().toArray());
        assertThat(port.asked).isNotEmpty();
    }

    @Test
    void a_platform_that_hangs_up_is_told() throws IOException {
        port.server.close();
        SafetyBox.Alarm alarm = alarm(ProtocolVersion.V2013);

        assertThatThrownBy(() -> AttachmentLink.upload(
                        identity(ProtocolVersion.V2013), request(alarm), alarm.files(), LinkFaults.NONE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_alarm_is_in_the_report_with_the_identifier_of_its_edition() {
        assertThat(alarm(ProtocolVersion.V2013).identifier().reserved().size()).isEqualTo(1);
        assertThat(alarm(ProtocolVersion.V2019).identifier().reserved().size()).isEqualTo(2);
        assertThat(alarm(ProtocolVersion.V2019).report().items().list())
                .anySatisfy(item -> assertThat(item.id()).isEqualTo(0x65));
    }

    private static List<String> names(SafetyBox.Alarm alarm) {
        List<String> names = new ArrayList<>();
        for (AttachedFile file : alarm.files()) {
            names.add(file.name(names.size(), "A1"));
        }
        return names;
    }

    private AttachmentRequest request(SafetyBox.Alarm alarm) {
        return new AttachmentRequest("127.0.0.1", port.server.getLocalPort(), 0, alarm.identifier(), "A1");
    }

    private static SafetyBox.Alarm alarm(ProtocolVersion version) {
        Random random = new Random(1);
        LocationReport here = new LocationReport(
                0,
                3,
                40_650_000,
                109_820_000,
                1_065,
                321,
                90,
                Instant.parse("2026-11-21T01:00:00Z"),
                LocationItems.EMPTY);
        return new SafetyBox(identity(version), new Camera(random), random).driverTelephones(here);
    }

    private static TerminalIdentity identity(ProtocolVersion version) {
        return new TerminalIdentity(version, "100150203001", "SIM0001", 2, "蒙B9X001");
    }

    /** The platform's side, as far as the test needs it. */
    private static final class AttachmentPort implements AttachmentSink {

        private final ServerSocket server;
        private final List<String> whole = new CopyOnWriteArrayList<>();
        private final List<Stretch> asked = new CopyOnWriteArrayList<>();
        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private final Map<String, BitSet> come = new LinkedHashMap<>();
        private Socket socket = new Socket();
        private int serial;

        private AttachmentPort() {
            try {
                server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            Thread.ofVirtual().start(this::serve);
        }

        synchronized byte[] data(String name) {
            return files.getOrDefault(name, new byte[0]);
        }

        private void serve() {
            try (Socket accepted = server.accept();
                    AttachmentStream stream =
                            new AttachmentStream(StreamLimits.DEFAULT, 1 << 16, new FragmentBudget(1 << 20))) {
                socket = accepted;
                byte[] bytes = new byte[1000];
                for (int count = read(bytes); count >= 0; count = read(bytes)) {
                    stream.read(Unpooled.wrappedBuffer(bytes, 0, count), this);
                }
            } catch (IOException e) {
                // the terminal closes when it is done
            }
        }

        private int read(byte[] bytes) throws IOException {
            return socket.getInputStream().read(bytes);
        }

        @Override
        public synchronized void message(Header header, TerminalMessage message) {
            if (message instanceof AttachmentStart start) {
                files.put(start.name(), new byte[(int) start.bytes()]);
                come.put(start.name(), new BitSet());
            }
            if (message instanceof AttachmentEnd end) {
                List<Stretch> missing = missing(end);
                asked.addAll(missing);
                if (missing.isEmpty()) {
                    whole.add(end.name());
                }
                answer(header, new AttachmentAnswer(end.name(), end.fileType(), missing));
            } else {
                answer(header, PlatformAnswer.to(header, PlatformResult.OK));
            }
        }

        private List<Stretch> missing(AttachmentEnd end) {
            BitSet there = come.getOrDefault(end.name(), new BitSet());
            List<Stretch> missing = new ArrayList<>();
            for (int at = there.nextClearBit(0); at < end.bytes(); at = there.nextClearBit(at)) {
                int next = there.nextSetBit(at);
                int to = next < 0 ? (int) end.bytes() : next;
                missing.add(new Stretch(at, to - at));
                at = to;
            }
            return missing;
        }

        private void answer(Header header, PlatformMessage answer) {
            ByteBuf out = Unpooled.buffer();
            FrameWriter.write(out, header.version(), header.phone(), serial++, answer);
            try {
                out.readBytes(socket.getOutputStream(), out.readableBytes());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void block(AttachmentBlock block) {}

        @Override
        public synchronized void data(AttachmentBlock block, long offset, ByteBuf piece) {
            int length = piece.readableBytes();
            come.getOrDefault(block.name(), new BitSet()).set((int) offset, (int) offset + length);
            piece.readBytes(data(block.name()), (int) offset, length);
        }

        @Override
        public void blockEnd(AttachmentBlock block) {}

        @Override
        public void malformed(Malformed malformed) {
            throw new IllegalStateException(malformed.detail());
        }
    }
}
