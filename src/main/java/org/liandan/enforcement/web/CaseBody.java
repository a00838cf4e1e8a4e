package org.liandan.enforcement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.CaseOutcome;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.EnforcementCase.Closing;
import org.liandan.enforcement.EnforcementCase.Item;
import org.liandan.enforcement.EnforcementCase.Note;
import org.liandan.enforcement.store.CaseLine;
import org.liandan.haul.ViolationType;
import org.liandan.http.Days;

/**
 * A case as the API shows it.
 *
 * @param open whether it waits for its outcome
 * @param outcome how it ended, else left out
 * @param revision the ETag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseBody(
        String number,
        long organizationId,
        String organization,
        String officer,
        OffsetDateTime openedAt,
        boolean open,
        @Nullable CaseOutcome outcome,
        @Nullable String outcomeNote,
        @Nullable String closedBy,
        @Nullable OffsetDateTime closedAt,
        int revision,
        List<ItemBody> violations,
        List<NoteBody> notes) {

    /**
     * A violation in the case.
     *
     * @param evidence where the revision is to be had that the officer saw
     * @param sha256 of it; left out for a record from before evidence was frozen
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ItemBody(
            long violation,
            ViolationType type,
            String plate,
            OffsetDateTime startedAt,
            String filedBy,
            String evidence,
            @Nullable String sha256) {}

    /** Something written into the file. */
    public record NoteBody(String officer, OffsetDateTime at, String text) {}

    /** A case in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineBody(
            String number,
            String organization,
            String officer,
            OffsetDateTime openedAt,
            boolean open,
            @Nullable CaseOutcome outcome,
            int violations) {

        static LineBody of(CaseLine line) {
            Closing closing = line.closing();
            return new LineBody(
                    line.number().value(),
                    line.carrierName(),
                    line.officer(),
                    inDistrict(line.openedAt()),
                    closing == null,
                    closing == null ? null : closing.outcome(),
                    line.violations());
        }
    }

    static CaseBody of(EnforcementCase file) {
        Closing closing = file.closing();
        return new CaseBody(
                file.number().value(),
                file.carrier().value(),
                file.carrierName(),
                file.officer(),
                inDistrict(file.openedAt()),
                file.isOpen(),
                closing == null ? null : closing.outcome(),
                closing == null ? null : closing.note(),
                closing == null ? null : closing.officer(),
                closing == null ? null : inDistrict(closing.at()),
                file.revision(),
                file.items().stream().map(CaseBody::item).toList(),
                file.notes().stream().map(CaseBody::note).toList());
    }

    private static ItemBody item(Item item) {
        return new ItemBody(
                item.violation().id(),
                item.violation().type(),
                item.violation().plate(),
                inDistrict(item.violation().startedAt()),
                item.filedBy(),
                "/api/v1/violations/" + item.violation().id() + "/evidence?revision=" + item.evidenceRevision(),
                item.digest().isEmpty() ? null : item.digest());
    }

    private static NoteBody note(Note note) {
        return new NoteBody(note.officer(), inDistrict(note.at()), note.text());
    }

    private static OffsetDateTime inDistrict(Instant instant) {
        return instant.atZone(Days.ZONE).toOffsetDateTime();
    }
}
