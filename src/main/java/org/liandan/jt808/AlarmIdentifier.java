package org.liandan.jt808;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an active-safety alarm and its attachments (T/JSATL 12-2017 table 4-16, 16 bytes; T/GDRTA 002-2020 table 5-16,
 * 40 bytes).
 *
 * @param terminalId the maker's id of the terminal, at most 7 bytes (40-byte form: 30)
 * @param time when the alarm arose, or null when the digits are no calendar time
 * @param sequence number of the alarm within the same second, from 0, cyclic
 * @param attachments number of attachment files
 * @param reserved 1 byte, in the 40-byte form 2
 */
public record AlarmIdentifier(
        String terminalId, @Nullable Instant time, int sequence, int attachments, Bytes reserved) {

    static final int SHORT_BYTES = 16;
    static final int LONG_BYTES = 40;
    static final int SHORT_TERMINAL_ID = 7;
    static final int LONG_TERMINAL_ID = 30;

    public AlarmIdentifier {
        Check.octet("sequence", sequence);
        Check.octet("attachments", attachments);
        Check.range("reserved.size", reserved.size(), 1, 2);
    }

    /** An identifier of 16 or 40 bytes. */
    static AlarmIdentifier read(BodyReader in, int length) {
        boolean isShort = length == SHORT_BYTES;
        return new AlarmIdentifier(
                in.text("identifier.terminalId", isShort ? SHORT_TERMINAL_ID : LONG_TERMINAL_ID),
                in.time("identifier.time"),
                in.octet("identifier.sequence"),
                in.octet("identifier.attachments"),
                in.bytes("identifier.reserved", isShort ? 1 : 2));
    }

    /** The form of 40 bytes (粤标). */
    boolean isLong() {
        return reserved.size() == 2;
    }

    void writeTo(BodyWriter out) {
        out.text("identifier.terminalId", terminalId, isLong() ? LONG_TERMINAL_ID : SHORT_TERMINAL_ID);
        out.time(time);
        out.octet(sequence);
        out.octet(attachments);
        out.bytes(reserved);
    }
}
