package org.liandan.enforcement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.Violation;
import org.liandan.party.OrganizationId;

/**
 * 案件: violations of one carrier that the bureau follows up together.
 *
 * @param id identity
 * @param number its number
 * @param carrier the carrier
 * @param carrierName its name today
 * @param officer who opened it
 * @param openedAt when
 * @param closing how it ended, or null while it is open
 * @param revision counts its changes
 * @param items what it is about, the oldest first
 * @param notes what officers wrote down, the oldest first
 */
public record EnforcementCase(
        long id,
        CaseNumber number,
        OrganizationId carrier,
        String carrierName,
        String officer,
        Instant openedAt,
        @Nullable Closing closing,
        int revision,
        List<Item> items,
        List<Note> notes) {

    /** More than one officer can go through. */
    public static final int MOST_VIOLATIONS = 100;

    public EnforcementCase {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /** How a case ended. */
    public record Closing(CaseOutcome outcome, String note, String officer, Instant at) {}

    /** Something written into the file. */
    public record Note(String officer, Instant at, String text) {}

    /**
     * A violation in the file, with the evidence as it was when it was filed.
     *
     * @param violation the violation
     * @param filedBy the officer who filed it
     * @param filedAt when
     * @param evidenceRevision which revision of its evidence; 0 for a record from before there was any
     * @param digest SHA-256 of that evidence; empty for revision 0
     */
    public record Item(Violation violation, String filedBy, Instant filedAt, int evidenceRevision, String digest) {}

    public boolean isOpen() {
        return closing == null;
    }
}
