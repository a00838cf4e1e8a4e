package org.liandan.jt808;

/**
 * 0x0201, where the terminal is.
 *
 * @param answeredSerial serial number of the 0x8201, or {@link #NO_SERIAL} in the form of 2011, which does not send it
 * @param report as in 0x0200
 */
public record LocationAnswer(int answeredSerial, LocationReport report) implements CommandAnswer {

    public static final int ID = 0x0201;

    public LocationAnswer {
        Check.range("answeredSerial", answeredSerial, NO_SERIAL, 0xffff);
    }

    @Override
    public int messageId() {
        return ID;
    }

    @Override
    public int answeredMessageId() {
        return QueryLocation.ID;
    }
}
