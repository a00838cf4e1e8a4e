package org.liandan.jt808;

/** 0x8107, asks for the terminal's properties (2013 on); answered by {@link PropertiesAnswer}. */
public record QueryProperties() implements Command {

    public static final int ID = 0x8107;

    @Override
    public int messageId() {
        return ID;
    }
}
