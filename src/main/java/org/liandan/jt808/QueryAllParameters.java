package org.liandan.jt808;

/** 0x8104, asks for all parameters; answered by {@link ParameterAnswer}. */
public record QueryAllParameters() implements Command {

    public static final int ID = 0x8104;

    @Override
    public int messageId() {
        return ID;
    }
}
