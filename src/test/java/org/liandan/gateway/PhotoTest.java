package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.TestDatabase;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.MediaAnswer;
import org.liandan.jt808.MediaEvent;
import org.liandan.jt808.MediaHead;
import org.liandan.jt808.MediaUpload;
import org.liandan.jt808.PackageRequest;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.media.Evidence;
import org.liandan.media.store.MediaCounters;
import org.liandan.media.store.MediaFiles;

/** Photos on real sockets, onto a real disk. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PhotoTest {

    private static final String ROWS = "select media_id, complete, sha256, bytes, occasion, channel from media"
            + " where terminal_id = ? order by id";

    @Inject
    Jt808Server server;

    @Inject
    MediaFiles files;

    @Inject
    MediaCounters counters;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void aPhotoInFivePackagesOfWhichOneIsLostComesWholeInTheEnd(ProtocolVersion version) {
        byte[] photo = Evidence.photo(21, 4_500);
        List<ByteBuf> packages = frames(version, 500, upload(31, photo));
        assertThat(packages).hasSize(5);
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), version)) {
            terminal.logIn(truck.plate());
            ByteBuf lost = packages.remove(2);
            packages.forEach(terminal::sendRaw);
            assertThat(terminal.next()).isEqualTo(new PackageRequest(500, List.of(3)));

            terminal.sendRaw(lost);

            assertThat(answer(terminal)).isEqualTo(new MediaAnswer(-1, 31, List.of()));
        }
        assertThat(rows()).containsExactly("31|t|" + Evidence.sha256(photo) + "|4500|TIMER|2");
        assertThat(files.resolve(TestTruck.query("select path from media where terminal_id = ?", truck.terminalId())
                        .getFirst()))
                .hasBinaryContent(photo);
        assertThat(TestTruck.query(
                        "select st_x(location), taken_at at time zone 'UTC' = ?::timestamp from media where terminal_id = ?",
                        now.atOffset(java.time.ZoneOffset.UTC).toLocalDateTime().toString(),
                        truck.terminalId()))
                .containsExactly("109.84|t");
    }

    @Test
    void aPhotoThatIsSentAgainIsAnsweredAgainAndKeptOnce() {
        byte[] photo = Evidence.photo(22, 300);
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            for (int i = 0; i < 3; i++) {
                terminal.send(upload(32, photo));
                assertThat(answer(terminal)).isEqualTo(new MediaAnswer(-1, 32, List.of()));
            }
        }
        assertThat(rows()).hasSize(1);
    }

    @Test
    void anEventIsNotedAndItsPhotoTakesItsPlace() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(new MediaEvent(head(33)))).isEqualTo(PlatformResult.OK);
            assertThat(rows()).containsExactly("33|f|null|null|TIMER|2");

            terminal.send(upload(33, Evidence.photo(23, 200)));
            assertThat(answer(terminal).missing()).isEmpty();
        }
        assertThat(rows()).hasSize(1).allMatch(row -> row.startsWith("33|t|"));
    }

    @Test
    void anAnswerComesBehindTheCommitAndNotBefore() throws Exception {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            try (Connection blocker = database.getConnection();
                    Statement statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                statement.execute("lock table media in exclusive mode");
                terminal.send(upload(34, Evidence.photo(24, 200)));

                assertThat(answerTo(terminal, Duration.ofMillis(500))).isNull();
                blocker.rollback();
            }
            assertThat(answer(terminal).mediaId()).isEqualTo(34);
        }
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aPhotoThatIsTooLargeIsRefusedForGoodAndLeavesNothing() {
        long refused = counters.of(MediaCounters.Result.REFUSED_TOO_LARGE);
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            frames(ProtocolVersion.V2013, 700, upload(35, Evidence.photo(25, 70_000)))
                    .forEach(terminal::sendRaw);

            assertThat(((PlatformAnswer) terminal.next()).result()).isEqualTo(PlatformResult.UNSUPPORTED);
            // and the connection lives on
            assertThat(terminal.ask(new MediaEvent(head(36)))).isEqualTo(PlatformResult.OK);
        }
        assertThat(counters.of(MediaCounters.Result.REFUSED_TOO_LARGE)).isEqualTo(refused + 1);
        assertThat(rows()).containsExactly("36|f|null|null|TIMER|2");
        await().untilAsserted(() -> assertThat(files.underWayBytes()).isZero());
    }

    /** 2011 counts parts in the body; with the last one the platform says what is missing. */
    @Test
    void aPhotoOf2011ComesInMessagesOfItsOwn() {
        byte[] photo = Evidence.photo(28, 1_200);
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2011)) {
            terminal.logIn(truck.plate());
            assertThat(terminal.ask(part(39, photo, 1))).isEqualTo(PlatformResult.OK);
            int last = terminal.send(part(39, photo, 3));
            assertThat(answer(terminal)).isEqualTo(new MediaAnswer(last, 39, List.of(2)));

            int missing = terminal.send(part(39, photo, 2));

            assertThat(answer(terminal)).isEqualTo(new MediaAnswer(missing, 39, List.of()));
        }
        assertThat(rows()).containsExactly("39|t|" + Evidence.sha256(photo) + "|1200|TIMER|2");
    }

    private static MediaUpload part(long mediaId, byte[] photo, int index) {
        return new MediaUpload(
                head(mediaId), null, new MediaUpload.MediaPart(3, index), Bytes.copyOf(photo, (index - 1) * 400, 400));
    }

    @Test
    void aPhotoBeforeTheLoginIsRefused() {
        try (TestTerminal stranger = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(stranger.ask(new MediaEvent(head(37)))).isEqualTo(PlatformResult.FAILURE);
            stranger.send(upload(37, Evidence.photo(26, 100)));
            assertThat(((PlatformAnswer) stranger.next()).result()).isEqualTo(PlatformResult.FAILURE);
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksMidUploadLeavesNoRow() {
        List<ByteBuf> packages = frames(ProtocolVersion.V2013, 800, upload(38, Evidence.photo(27, 4_500)));
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            packages.subList(0, 4).forEach(terminal::sendRaw);
        }
        assertThat(rows()).isEmpty();
        assertThat(files.underWayBytes()).isZero();
    }

    private MediaUpload upload(long mediaId, byte[] photo) {
        LocationReport where = TestTerminal.report(now, 109.84, 40.65, 30, 90);
        return new MediaUpload(head(mediaId), where, null, Bytes.copyOf(photo));
    }

    private static MediaHead head(long mediaId) {
        return new MediaHead(mediaId, 0, 0, 1, 2);
    }

    /** The message's frames, each by itself. */
    private List<ByteBuf> frames(ProtocolVersion version, int serial, MediaUpload upload) {
        ByteBuf all = Unpooled.buffer();
        FrameWriter.write(all, version, truck.phone(), serial, upload);
        List<ByteBuf> frames = new ArrayList<>();
        while (all.isReadable()) {
            int end = all.indexOf(all.readerIndex() + 1, all.writerIndex(), (byte) 0x7e);
            frames.add(all.readSlice(end + 1 - all.readerIndex()));
        }
        return frames;
    }

    private static MediaAnswer answer(TestTerminal terminal) {
        MediaAnswer answer = answerTo(terminal, Duration.ofSeconds(20));
        assertThat(answer).isNotNull();
        return answer == null ? new MediaAnswer(-1, 0, List.of()) : answer;
    }

    /** The next 0x8800; what else is sent meanwhile (0x8003, for instance) is passed over. */
    private static @Nullable MediaAnswer answerTo(TestTerminal terminal, Duration patience) {
        while (true) {
            PlatformMessage message = terminal.next(patience);
            if (message == null || message instanceof MediaAnswer) {
                return (MediaAnswer) message;
            }
        }
    }

    private List<String> rows() {
        return TestTruck.query(ROWS, truck.terminalId());
    }
}
