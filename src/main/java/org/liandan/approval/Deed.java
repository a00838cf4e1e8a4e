package org.liandan.approval;

import java.time.Instant;

/**
 * What the records show that somebody did, by whatever road.
 *
 * @param at when
 * @param kind what
 * @param account whose step it was, as the record has it: an account, or a terminal
 * @param organization whose record it is
 */
public record Deed(Instant at, Kind kind, String account, long organization) {

    /** What can be seen in the records. */
    public enum Kind {
        /** A load was accepted whole. */
        ACCEPTED,
        /** A load was accepted in part. */
        PARTLY_ACCEPTED,
        /** A load was refused. */
        REJECTED,
        /** A refused load goes on under a manifest of its own. */
        SENT_ON,
        /** A correction came into force. */
        CORRECTED,
        /** A manifest was voided. */
        CANCELLED,
        /** A webhook has taken a message. */
        TOLD,
        /** A dead letter was delivered after all. */
        TOLD_AGAIN,
        /** A terminal's waybill was accepted. */
        WAYBILL,
        /** A manifest stands under a reserved number. */
        RESERVED_NUMBER
    }
}
