package org.liandan.media.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.liandan.media.Capture;
import org.liandan.media.EvidenceFile;
import org.liandan.media.MediaSource;

/** Keeps files: on the disk first, then in the database. What is not kept leaves nothing behind. Blocks on both. */
@Singleton
public class MediaStore {

    private static final Logger LOG = Logger.getLogger(MediaStore.class);

    private final MediaFiles files;
    private final MediaRows rows;
    private final MediaCounters counters;
    private final Clock clock;

    @Inject
    MediaStore(MediaFiles files, MediaRows rows, MediaCounters counters, Clock clock) {
        this.files = files;
        this.rows = rows;
        this.counters = counters;
        this.clock = clock;
    }

    /** Notes what a terminal announces. */
    public void announce(Capture capture) {
        rows.announce(capture);
        counters.count(MediaCounters.Result.ANNOUNCED);
    }

    /**
     * Keeps an uploaded photo or recording. When this returns, file and row are durable. The same file of the same terminal
     * again changes nothing.
     *
     * @throws MediaRefused if it is too large or there is no room
     * @throws IOException if the disk fails
     */
    public void keep(Capture capture, ByteBuffer data) throws MediaRefused, IOException {
        try (MediaDraft draft = files.draft(MediaSource.MULTIMEDIA, data.remaining())) {
            draft.write(0, data);
            MediaFiles.KeptFile file = draft.keep(capture.format());
            boolean fresh = written(file, () -> rows.complete(capture, file));
            counters.count(fresh ? MediaCounters.Result.UPLOAD_STORED : MediaCounters.Result.UPLOAD_DUPLICATE);
        }
    }

    /**
     * Keeps an attachment that has come whole. When this returns, file and row are durable.
     *
     * @throws IOException if the disk fails
     */
    public void keep(long alarmId, EvidenceFile name, MediaDraft draft) throws IOException {
        MediaFiles.KeptFile file = draft.keep(name.format());
        boolean fresh = written(file, () -> rows.attach(alarmId, name, file, clock.instant()));
        counters.count(fresh ? MediaCounters.Result.ATTACHMENT_STORED : MediaCounters.Result.ATTACHMENT_DUPLICATE);
    }

    private interface RowWriter {
        boolean write();
    }

    /** A file whose row was not written goes; where even that fails the sweeper finds it. */
    private boolean written(MediaFiles.KeptFile file, RowWriter row) throws IOException {
        boolean written = false;
        try {
            written = row.write();
            return written;
        } finally {
            if (!written) {
                try {
                    files.delete(file.path(), file.bytes());
                } catch (IOException e) {
                    LOG.warnf(e, "%s has no row and could not be deleted; the sweeper will", file.path());
                }
            }
        }
    }
}
