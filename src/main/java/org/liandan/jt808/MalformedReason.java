package org.liandan.jt808;

/** Why bytes are no message. Few and stable: each is a value of the metric's tag {@code reason}. */
public enum MalformedReason {
    /** Bytes before the first flag of a stream. */
    NO_START_FLAG("no_start_flag"),
    /** 0x7d is followed by neither 0x01 nor 0x02. */
    BAD_ESCAPE("bad_escape"),
    /** Fewer bytes between two flags than a header and a check code. */
    TOO_SHORT("too_short"),
    /** More bytes without a flag than any frame may have. */
    TOO_LONG("too_long"),
    /** The exclusive-or of all bytes is not the check code. */
    CHECK_CODE("check_code"),
    /** The body length of the header is not the number of bytes that are there. */
    LENGTH_MISMATCH("length_mismatch"),
    /** The body is encrypted and no key is known. */
    ENCRYPTED("encrypted"),
    /** The body is encrypted, and not for the key that is known. */
    UNDECIPHERABLE("undecipherable"),
    /** The body ends inside a field. */
    BODY_TOO_SHORT("body_too_short"),
    /** Bytes are left behind the last field. */
    TRAILING_BYTES("trailing_bytes"),
    /** A field's value is none that the standard gives it. */
    BAD_FIELD("bad_field"),
    /** A package number is 0 or above the total, or the total is 0. */
    FRAGMENT_INDEX("fragment_index"),
    /** The message has more packages than are kept. */
    FRAGMENT_TOO_MANY("fragment_too_many"),
    /** The packages of unfinished messages take more bytes than are kept. */
    FRAGMENT_TOO_LARGE("fragment_too_large"),
    /** An unfinished message was given up for a newer one, or because no more of it came. */
    FRAGMENT_DROPPED("fragment_dropped"),
    /** The unfinished messages of all connections take more bytes than are kept. */
    FRAGMENT_BUDGET("fragment_budget"),
    /** The head of an attachment block names no file, or more bytes than a block may have. */
    BLOCK_HEAD("block_head");

    private final String label;

    MalformedReason(String label) {
        this.label = label;
    }

    /** The reason as a metric tag and in JSON: lower case, words joined by underscores. */
    public String label() {
        return label;
    }
}
