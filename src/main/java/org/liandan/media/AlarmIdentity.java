package org.liandan.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The alarm identifier by which a terminal names an alarm and its attachments (T/JSATL 12-2017 table 4-16, T/GDRTA 002-2020
 * table 5-16), kept so that it can be sent back as it came.
 *
 * @param terminalId the maker's id of the terminal
 * @param at when the alarm arose, or null when its digits were no calendar time
 * @param sequence number of the alarm within the same second
 * @param attachments number of attachment files, 0 to 255
 * @param reservedHex the reserved bytes: one in the form of T/JSATL 12, two in that of T/GDRTA 002
 */
public record AlarmIdentity(
        String terminalId, @Nullable Instant at, int sequence, int attachments, String reservedHex) {

    private static final String NO_TIME = "-";

    /** True when both name the same alarm; some terminals correct the number of files later. */
    public boolean names(AlarmIdentity other) {
        return terminalId.equals(other.terminalId)
                && sequence == other.sequence
                && (at == null ? other.at == null : at.equals(other.at));
    }

    /** As one line, for the database. */
    public String text() {
        return sequence + " " + attachments + " " + reservedHex + " " + (at == null ? NO_TIME : at) + " " + terminalId;
    }

    /**
     * The opposite of {@link #text}.
     *
     * @throws IllegalArgumentException if the text is none of ours
     */
    public static AlarmIdentity ofText(String text) {
        // the terminal's id stands last: it may hold blanks
        String[] parts = text.split(" ", 5);
        if (parts.length != 5) {
            throw new IllegalArgumentException("no alarm identifier: '" + text + "'");
        }
        return new AlarmIdentity(
                parts[4],
                parts[3].equals(NO_TIME) ? null : Instant.parse(parts[3]),
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2]);
    }
}
