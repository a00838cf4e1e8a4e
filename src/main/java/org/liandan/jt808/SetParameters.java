package org.liandan.jt808;

import java.util.List;

/**
 * 0x8103, sets parameters. A parameter with several values comes several times.
 *
 * @param parameters at most 255, in the order of the message
 */
public record SetParameters(List<Parameter> parameters) implements Command {

    public static final int ID = 0x8103;

    /** @throws IllegalArgumentException if there are too many parameters */
    public SetParameters {
        parameters = List.copyOf(parameters);
        Check.atMost("parameters", parameters.size(), 0xff);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
