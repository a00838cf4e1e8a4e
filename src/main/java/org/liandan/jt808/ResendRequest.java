package org.liandan.jt808;

import java.util.List;

/**
 * 0x0005, the terminal asks for packages of a split message again (2019 clause 8.6).
 *
 * @param firstSerial serial number of the message's first package
 * @param indices packages wanted, from 1
 */
public record ResendRequest(int firstSerial, List<Integer> indices) implements TerminalMessage {

    public static final int ID = 0x0005;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public ResendRequest {
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
