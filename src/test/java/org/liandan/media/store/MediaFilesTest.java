package org.liandan.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liandan.media.Evidence;
import org.liandan.media.MediaFormat;
import org.liandan.media.MediaSource;

/** The folder of files, without a database. */
class MediaFilesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final MediaCounters counters = new MediaCounters();

    @Test
    void aKeptFileIsWholeUnderItsDay() throws Exception {
        MediaFiles files = files(1_000, 0);
        byte[] photo = Evidence.photo(1, 100);
        MediaFiles.KeptFile kept = keep(files, photo);

        assertThat(kept.path()).startsWith("2026/11/22/").endsWith(".jpg");
        assertThat(kept.sha256()).isEqualTo(Evidence.sha256(photo));
        assertThat(files.resolve(kept.path())).hasBinaryContent(photo);
        assertThat(files.keptBytes()).isEqualTo(100);
        assertThat(files.underWayBytes()).isZero();
    }

    @Test
    void theBoundOfAllFilesCountsWhatIsUnderWay() throws Exception {
        MediaFiles files = files(250, 0);
        keep(files, Evidence.photo(1, 100));
        MediaDraft second = files.draft(MediaSource.ATTACHMENT, 100);

        assertThatThrownBy(() -> files.draft(MediaSource.ATTACHMENT, 51))
                .isInstanceOf(MediaRefused.class)
                .satisfies(refusal -> assertThat(((MediaRefused) refusal).result())
                        .isEqualTo(MediaCounters.Result.REFUSED_STORE_FULL));
        second.close();
        files.draft(MediaSource.ATTACHMENT, 150).close();
        assertThat(files.underWayBytes()).isZero();
    }

    @Test
    void aDiskWithTooLittleLeftRefusesAndLeavesNothing() throws Exception {
        MediaFiles files = files(1_000, Long.MAX_VALUE / 2);

        assertThatThrownBy(() -> files.draft(MediaSource.MULTIMEDIA, 1))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("磁盘空间不足");
        assertThat(counters.of(MediaCounters.Result.REFUSED_DISK_FULL)).isEqualTo(1);
        assertThat(everything()).isEmpty();
    }

    @Test
    void whatACrashLeftIsClearedAtTheStart() throws Exception {
        MediaFiles files = files(1_000, 0);
        MediaDraft lost = files.draft(MediaSource.ATTACHMENT, 10);
        lost.write(0, ByteBuffer.wrap(new byte[5]));
        assertThat(everything()).hasSize(1);

        files(1_000, 0).open(0);

        assertThat(everything()).isEmpty();
    }

    @Test
    void aFileThatIsCutIsNotKept() throws Exception {
        MediaFiles files = files(1_000, 0);
        MediaDraft draft = files.draft(MediaSource.ATTACHMENT, 10);
        draft.write(0, ByteBuffer.wrap(new byte[5]));

        assertThatThrownBy(() -> draft.keep(MediaFormat.JPEG)).isInstanceOf(IOException.class);
        assertThat(everything()).isEmpty();
        assertThat(files.underWayBytes()).isZero();
    }

    @Test
    void nothingIsWrittenOutsideTheFile() throws Exception {
        try (MediaDraft draft = files(1_000, 0).draft(MediaSource.ATTACHMENT, 10)) {
            assertThatThrownBy(() -> draft.write(6, ByteBuffer.wrap(new byte[5])))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> draft.write(-1, ByteBuffer.wrap(new byte[5])))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> draft.write(Long.MAX_VALUE, ByteBuffer.wrap(new byte[5])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static MediaFiles.KeptFile keep(MediaFiles files, byte[] content) throws Exception {
        try (MediaDraft draft = files.draft(MediaSource.ATTACHMENT, content.length)) {
            draft.write(0, ByteBuffer.wrap(content));
            return draft.keep(MediaFormat.JPEG);
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private MediaFiles files(long maxTotalBytes, long minFreeBytes) {
        return new MediaFiles(new Settings(folder.toString(), maxTotalBytes, minFreeBytes), counters, CLOCK);
    }

    private record Settings(String directory, long maxTotalBytes, long minFreeBytes) implements MediaSettings {

        @Override
        public long maxPhotoBytes() {
            return 500;
        }

        @Override
        public long maxAttachmentBytes() {
            return 500;
        }

        @Override
        public int retentionDays() {
            return 1;
        }

        @Override
        public int writers() {
            return 1;
        }

        @Override
        public long maxWaitingBytes() {
            return 1_000;
        }
    }
}
