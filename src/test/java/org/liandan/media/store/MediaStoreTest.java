package org.liandan.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.media.Capture;
import org.liandan.media.Evidence;
import org.liandan.media.EvidenceFile;
import org.liandan.media.MediaSource;

/** Files on a real disk, rows in a real database. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MediaStoreTest {

    @Inject
    MediaStore store;

    @Inject
    MediaFiles files;

    @Inject
    MediaKeeper keeper;

    @Inject
    MediaCounters counters;

    @Inject
    SafetyAlarms alarms;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void anUploadIsAFileInItsPlaceAndARowWithItsHash() throws Exception {
        byte[] photo = Evidence.photo(1, 5_000);

        store.keep(Evidence.capture(truck, 7, now), ByteBuffer.wrap(photo));

        List<String> rows = rows("select path, sha256, bytes, complete, occasion from media where terminal_id = ?");
        assertThat(rows).hasSize(1);
        String path = rows("select path from media where terminal_id = ?").getFirst();
        assertThat(rows.getFirst()).isEqualTo(path + "|" + Evidence.sha256(photo) + "|5000|t|TIMER");
        assertThat(path).matches("\\d{4}/\\d{2}/\\d{2}/[0-9a-f-]{36}\\.jpg");
        assertThat(files.resolve(path)).hasBinaryContent(photo);
        assertThat(files.underWayBytes()).isZero();
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherOfTheSameNumberIsAnother() throws Exception {
        Capture capture = Evidence.capture(truck, 7, now);
        long duplicates = counters.of(MediaCounters.Result.UPLOAD_DUPLICATE);
        int before = filesOf(now).size();
        store.keep(capture, ByteBuffer.wrap(Evidence.photo(1, 100)));
        store.keep(capture, ByteBuffer.wrap(Evidence.photo(1, 100)));
        store.keep(capture, ByteBuffer.wrap(Evidence.photo(2, 100)));

        assertThat(rows("select media_id from media where terminal_id = ?")).containsExactly("7", "7");
        assertThat(counters.of(MediaCounters.Result.UPLOAD_DUPLICATE)).isGreaterThan(duplicates);
        assertThat(filesOf(now)).as("a duplicate leaves no file").hasSize(before + 2);
    }

    @Test
    void anUploadTakesThePlaceOfItsAnnouncement() throws Exception {
        Capture capture = Evidence.capture(truck, 9, now);
        store.announce(capture);
        store.announce(capture);
        assertThat(rows("select complete from media where terminal_id = ?")).containsExactly("f");

        store.keep(capture, ByteBuffer.wrap(Evidence.photo(3, 100)));
        store.announce(capture);

        assertThat(rows("select complete, bytes from media where terminal_id = ?"))
                .containsExactly("t|100");
    }

    @Test
    void aFileThatIsTooLargeLeavesNothingBehind() {
        byte[] huge = new byte[65_537];

        assertThatThrownBy(() -> store.keep(Evidence.capture(truck, 1, now), ByteBuffer.wrap(huge)))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("65536")
                .hasMessageContaining("65537");
        assertThat(rows("select id from media where terminal_id = ?")).isEmpty();
        assertThat(files.underWayBytes()).isZero();
    }

    @Test
    void aRowThatTheDatabaseRefusesTakesItsFileWithIt() {
        long kept = files.keptBytes();
        Capture capture = Evidence.capture(truck, -1, now);
        TestTruck.query("alter table media add constraint poison check (media_id is distinct from -1)");
        try {
            assertThatThrownBy(() -> store.keep(capture, ByteBuffer.wrap(Evidence.photo(4, 100))))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            TestTruck.query("alter table media drop constraint poison");
        }

        assertThat(files.keptBytes()).isEqualTo(kept);
        assertThat(rows("select id from media where terminal_id = ?")).isEmpty();
    }

    @Test
    void blocksInAnyOrderHaveTheHashOfTheWhole() throws Exception {
        byte[] whole = Evidence.photo(5, 300_000);
        try (MediaDraft draft = files.draft(MediaSource.ATTACHMENT, whole.length)) {
            draft.write(200_000, ByteBuffer.wrap(whole, 200_000, 100_000));
            draft.write(0, ByteBuffer.wrap(Evidence.photo(6, 100_000)));
            draft.write(100_000, ByteBuffer.wrap(whole, 100_000, 100_000));
            draft.write(0, ByteBuffer.wrap(whole, 0, 100_000));

            long alarm = alarm(1);
            store.keep(alarm, EvidenceFile.of("a.jpg").orElseThrow(), draft);
        }

        assertThat(rows("select sha256, name, source from media where terminal_id = ?"))
                .containsExactly(Evidence.sha256(whole) + "|a.jpg|ATTACHMENT");
    }

    @Test
    void whatIsThrownAwayLeavesNothing() throws Exception {
        MediaDraft draft = files.draft(MediaSource.ATTACHMENT, 10);
        draft.write(0, ByteBuffer.wrap(Evidence.photo(7, 5)));
        draft.close();

        assertThat(files.underWayBytes()).isZero();
        try (Stream<Path> incoming = Files.list(files.root().resolve("incoming"))) {
            assertThat(incoming).isEmpty();
        }
    }

    @Test
    void whatIsOldGoesWithItsFileButNotWhatIsKeptOrProvesAViolation() throws Exception {
        Instant old = now.minus(Duration.ofDays(181));
        store.keep(Evidence.capture(truck, 1, old), ByteBuffer.wrap(Evidence.photo(10, 100)));
        store.keep(Evidence.capture(truck, 2, old), ByteBuffer.wrap(Evidence.photo(11, 100)));
        store.keep(
                Evidence.capture(truck, 3, old.minus(Duration.ofHours(1))), ByteBuffer.wrap(Evidence.photo(12, 100)));
        store.keep(Evidence.capture(truck, 4, now), ByteBuffer.wrap(Evidence.photo(13, 100)));
        TestTruck.query("update media set kept = true where terminal_id = ? and media_id = 2", truck.terminalId());
        violation(old.minus(Duration.ofHours(1)).minusSeconds(30));
        String expired = rows("select path from media where terminal_id = ? and media_id = 1")
                .getFirst();

        keeper.expire(now);

        assertThat(rows("select media_id from media where terminal_id = ? order by media_id"))
                .containsExactly("2", "3", "4");
        assertThat(files.resolve(expired)).doesNotExist();
    }

    @Test
    void aFileWithoutARowIsClearedAwayWhenItIsNoLongerYoung() throws Exception {
        Path folder = Files.createDirectories(files.root().resolve("2026/01/02"));
        Path orphan = Files.write(folder.resolve("orphan.jpg"), new byte[10]);
        Path young = Files.write(folder.resolve("young.jpg"), new byte[10]);
        Files.setLastModifiedTime(orphan, FileTime.from(now.minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(young, FileTime.from(now));

        keeper.sweep(now);

        assertThat(orphan).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void aPathThatLeadsOutOfTheFolderIsRefused() {
        assertThatThrownBy(() -> files.resolve("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.resolve("/etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    // --- alarms ---------------------------------------------------------------------------------------------------

    @Test
    void anAlarmThatIsReportedAgainIsOneRow() {
        assertThat(alarms.record(List.of(Evidence.alarm(truck, 5, now, 0, 0)))).isEmpty();
        assertThat(alarms.record(List.of(Evidence.alarm(truck, 5, now, 0, 0)))).isEmpty();

        assertThat(rows("select kind, type, level, counter, speed_kph, attachments, detail from safety_alarm"
                        + " where terminal_id = ?"))
                .containsExactly("DSM|2|1|5|46|0|{\"fatigue\": 3}");
    }

    @Test
    void theEndOfAnAlarmStandsWithItsStart() {
        alarms.record(List.of(Evidence.alarm(truck, 6, now.minusSeconds(30), 1, 0)));
        alarms.record(List.of(Evidence.alarm(truck, 6, now, 2, 0)));
        alarms.record(List.of(Evidence.alarm(truck, 6, now, 2, 0)));

        assertThat(rows("select flag, extract(epoch from ended_at - at)::int from safety_alarm where terminal_id = ?"))
                .containsExactly("1|30");
    }

    @Test
    void anEndWithoutAStartIsARowOfItsOwn() {
        alarms.record(List.of(Evidence.alarm(truck, 7, now, 2, 0)));

        assertThat(rows("select flag from safety_alarm where terminal_id = ?")).containsExactly("2");
    }

    @Test
    void attachmentsAreAskedForUntilTheyHaveCome() throws Exception {
        List<SafetyAlarms.Wanted> first = alarms.record(List.of(Evidence.alarm(truck, 8, now, 0, 1)));
        assertThat(first).hasSize(1);
        SafetyAlarms.Wanted wanted = first.getFirst();
        assertThat(wanted.phone()).isEqualTo(truck.phone());
        assertThat(alarms.find(wanted.number())).contains(wanted);
        alarms.requested(wanted.id(), now);

        assertThat(alarms.record(List.of(Evidence.alarm(truck, 8, now, 0, 1))))
                .as("not twice in a minute")
                .isEmpty();
        assertThat(alarms.wantedOf(truck.terminalId(), now.minusSeconds(60), 5)).containsExactly(wanted);

        try (MediaDraft draft = files.draft(MediaSource.ATTACHMENT, 0)) {
            store.keep(wanted.id(), EvidenceFile.of("empty.bin").orElseThrow(), draft);
        }
        assertThat(alarms.wantedOf(truck.terminalId(), now.minusSeconds(60), 5)).isEmpty();
        assertThat(alarms.attached(wanted.id())).containsExactly("empty.bin");
    }

    private long alarm(int attachments) {
        return alarms.record(List.of(Evidence.alarm(truck, 77, now, 0, attachments)))
                .getFirst()
                .id();
    }

    private void violation(Instant at) {
        TestTruck.query(
                """
                insert into violation (type, vehicle_id, terminal_id, organization_id, plate, started_at, detected_at,
                    limit_kph, measured_kph, verdict, established, location, evidence, rule_code, rule_version)
                values ('SPEEDING', ?, ?, ?, ?, ?, now(), 60, 80, 'OBSERVED', 'REPORTS_ABOVE_LIMIT',
                    st_setsrid(st_makepoint(109.8, 40.6), 4326), '{}', 'H01', 1)""",
                truck.vehicleId(),
                truck.terminalId(),
                truck.carrierId(),
                truck.plate(),
                at.atOffset(java.time.ZoneOffset.UTC));
    }

    private List<String> rows(String sql) {
        return TestTruck.query(sql, truck.terminalId());
    }

    private List<Path> filesOf(Instant at) throws IOException {
        Path folder = Files.createDirectories(files.root().resolve(folder(at)));
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    private static String folder(Instant at) {
        String path =
                org.liandan.media.KeepingRules.path(at, new java.util.UUID(0, 0), org.liandan.media.MediaFormat.JPEG);
        return path.substring(0, path.lastIndexOf('/'));
    }
}
