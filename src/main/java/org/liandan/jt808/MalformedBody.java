package org.liandan.jt808;

/**
 * Leaves a body's codec at the first fault; caught by the stream, which makes it a {@link Malformed} value. It has no stack
 * trace, so a flood of bad bodies costs no more than good ones.
 */
final class MalformedBody extends RuntimeException {

    private final MalformedReason reason;
    private final int offset;

    MalformedBody(MalformedReason reason, int offset, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    Malformed with(Header header) {
        return new Malformed(reason, offset, String.valueOf(getMessage()), header);
    }
}
