package org.liandan.jt808;

import java.util.List;

/**
 * 0x8003, the platform asks for packages of a split message again (2013 clause 8.4, 2019 clause 8.3). The packages come again
 * as they were, with the serials that they had.
 *
 * @param firstSerial serial number of the message's first package
 * @param indices packages wanted, from 1; at most 255 before 2019
 */
public record PackageRequest(int firstSerial, List<Integer> indices) implements PlatformMessage {

    public static final int ID = 0x8003;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public PackageRequest {
        indices = List.copyOf(indices);
        Check.word("firstSerial", firstSerial);
        Check.atMost("indices", indices.size(), 0xffff);
        indices.forEach(index -> Check.word("index", index));
    }

    @Override
    public int messageId() {
        return ID;
    }
}
