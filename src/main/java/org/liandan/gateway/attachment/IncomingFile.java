package org.liandan.gateway.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.liandan.media.EvidenceFile;
import org.liandan.media.ReceivedRanges;
import org.liandan.media.store.MediaDraft;

/** An attachment that is coming. Belongs to one connection at a time. */
final class IncomingFile {

    private final EvidenceFile name;
    private final MediaDraft draft;
    private final ReceivedRanges ranges;

    IncomingFile(EvidenceFile name, long size, MediaDraft draft) {
        this.name = name;
        this.draft = draft;
        this.ranges = new ReceivedRanges(size);
    }

    EvidenceFile name() {
        return name;
    }

    MediaDraft draft() {
        return draft;
    }

    long size() {
        return ranges.size();
    }

    /** Writes a piece; false when it lies outside the file or leaves too many gaps. */
    boolean write(long offset, ByteBuffer piece) throws IOException {
        int length = piece.remaining();
        if (!ranges.fits(offset, length)) {
            return false;
        }
        draft.write(offset, piece);
        return ranges.add(offset, length);
    }

    boolean complete() {
        return ranges.complete();
    }

    List<ReceivedRanges.Range> missing() {
        return ranges.missing();
    }

    void discard() throws IOException {
        draft.close();
    }
}
