package org.liandan.jt808;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no message, and why.
 *
 * @param reason the kind of fault
 * @param offset where it was found: bytes from the first byte of the un-escaped header, or of the body for a fault in a
 *     body's field
 * @param detail a sentence for people: field, rule and value found
 * @param header the frame's header when it could be read and the check code was right; the platform then answers result 2
 */
public record Malformed(
        MalformedReason reason,
        int offset,
        String detail,
        @Nullable Header header) {}
