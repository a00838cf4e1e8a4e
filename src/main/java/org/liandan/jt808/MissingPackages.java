package org.liandan.jt808;

import java.util.List;

/**
 * An unfinished split message: what 0x8003 asks for (JT/T 808-2013 clause 8.4).
 *
 * @param messageId id of the message
 * @param firstSerial serial number of its first package
 * @param total packages that it has
 * @param indices packages that have not come, from 1, ascending
 */
public record MissingPackages(int messageId, int firstSerial, int total, List<Integer> indices) {
    public MissingPackages {
        indices = List.copyOf(indices);
    }
}
