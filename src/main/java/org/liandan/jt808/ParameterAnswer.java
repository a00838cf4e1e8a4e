package org.liandan.jt808;

import java.util.List;

/**
 * 0x0104, parameters that the platform asked for with 0x8104 or 0x8106.
 *
 * @param answeredSerial serial number of the query
 * @param parameters at most 255, in the order of the message; one with several values comes several times
 */
public record ParameterAnswer(int answeredSerial, List<Parameter> parameters) implements CommandAnswer {

    public static final int ID = 0x0104;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public ParameterAnswer {
        parameters = List.copyOf(parameters);
        Check.word("answeredSerial", answeredSerial);
        Check.atMost("parameters", parameters.size(), 0xff);
    }

    @Override
    public int answeredMessageId() {
        return QueryAllParameters.ID;
    }

    @Override
    public int messageId() {
        return ID;
    }
}
