package org.liandan.ledger.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.http.TableFile;
import org.liandan.ledger.ExportState;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.party.OrganizationId;

/**
 * An export that nobody waits for.
 *
 * @param id identity
 * @param username whose; nobody else sees it
 * @param register of what
 * @param subject whose manifests; null for everybody's
 * @param filter which of them
 * @param format as what
 * @param state how far it has come
 * @param attempts how often it was begun
 * @param linesTotal how many lines there were when it was asked for
 * @param linesDone how many are written
 * @param bytes size of the file; null until it is done
 * @param digest SHA-256 of the file; null until it is done
 * @param error why it failed, in both languages; null unless it did
 * @param requestedAt when it was asked for
 * @param endedAt when it ended; null before
 * @param expiresAt until when the file is kept; null before it is done
 */
public record ExportJob(
        long id,
        String username,
        RegisterKind register,
        @Nullable OrganizationId subject,
        RegisterFilter filter,
        TableFile.Format format,
        ExportState state,
        int attempts,
        long linesTotal,
        long linesDone,
        @Nullable Long bytes,
        @Nullable String digest,
        @Nullable String error,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable Instant expiresAt) {

    /** How much is written, 0 to 100; what has come in since it was asked for does not make it more. */
    public int percent() {
        return switch (state) {
            case QUEUED -> 0;
            case DONE, EXPIRED -> 100;
            case RUNNING, FAILED, CANCELLED -> linesTotal == 0 ? 0 : (int) Math.min(99, linesDone * 100 / linesTotal);
        };
    }
}
