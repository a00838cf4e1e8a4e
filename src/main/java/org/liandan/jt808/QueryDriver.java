package org.liandan.jt808;

/** 0x8702, asks who drives (2013 on); answered by {@link DriverIdentity}. */
public record QueryDriver() implements Command {

    public static final int ID = 0x8702;

    @Override
    public int messageId() {
        return ID;
    }
}
