package org.liandan.audit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditCursor;
import org.liandan.audit.AuditEntry;
import org.liandan.audit.AuditQuestion;
import org.liandan.audit.Difference;
import org.liandan.audit.store.AuditReader;

/** Pieces of the audit log, ready to be shown. */
@Singleton
class AuditDesk {

    private final AuditReader reader;
    private final ObjectMapper json;

    AuditDesk(AuditReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    /**
     * A piece of the log.
     *
     * @param next where the next piece begins; null when there is none
     */
    record Piece(List<AuditView> views, @Nullable AuditCursor next) {
        Piece {
            views = List.copyOf(views);
        }
    }

    Piece find(AuditQuestion question, @Nullable AuditCursor behind, int size) {
        List<AuditEntry> found = reader.find(question, behind, Math.min(size, AuditReader.MOST_AT_ONCE - 1) + 1);
        boolean more = found.size() > size;
        List<AuditEntry> shown = more ? found.subList(0, size) : found;
        return new Piece(
                shown.stream().map(this::view).toList(), more ? shown.getLast().cursor() : null);
    }

    /** Every entry that fits, up to so many, piece by piece. */
    void each(AuditQuestion question, int most, Consumer<AuditView> taker) {
        AuditCursor behind = null;
        int left = most;
        List<AuditEntry> found;
        do {
            found = reader.find(question, behind, Math.min(left, AuditReader.MOST_AT_ONCE));
            found.forEach(entry -> taker.accept(view(entry)));
            left -= found.size();
            behind = found.isEmpty() ? behind : found.getLast().cursor();
        } while (left > 0 && found.size() == AuditReader.MOST_AT_ONCE);
    }

    private AuditView view(AuditEntry entry) {
        return new AuditView(entry, AuditView.done(entry), differences(entry));
    }

    private List<Difference> differences(AuditEntry entry) {
        try {
            return Difference.of(json.readValue(entry.detail(), new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            // the column holds JSON; what is no object is shown as it stands
            return List.of(new Difference("detail", null, entry.detail()));
        }
    }
}
