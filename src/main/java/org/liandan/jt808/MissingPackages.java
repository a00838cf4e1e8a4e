package org.liandan.jt808;

import java.util.List;

/**
 * An unfinished split message: what 0x8003 asks for (JT/T 808-2013 clause 8.4).
 *
 * @param messageId id of the message
 * @param version edition by its header: 2011 has neither 0x8003 nor 0x0005, 2013 counts in a BYTE, 2019 in a WORD
 * @param phone of its header
 * @param firstSerial serial number of its first package
 * @param total packages that it has
 * @param indices packages that have not come, from 1, ascending
 * @param lastMillis when the last of its packages came, by the time told to the stream; 0 when it was told none
 */
public record MissingPackages(
        int messageId,
        ProtocolVersion version,
        String phone,
        int firstSerial,
        int total,
        List<Integer> indices,
        long lastMillis) {
    public MissingPackages {
        indices = List.copyOf(indices);
    }

    /** Milliseconds without a package of this message. */
    public long quietMillis(long nowMillis) {
        return nowMillis - lastMillis;
    }
}
