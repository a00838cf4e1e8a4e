package org.liandan.jt808;

/**
 * 0x0301, the driver reported an event of {@link SetEvents} (2011 and 2013).
 *
 * @param eventId 0 to 255
 */
public record EventReport(int eventId) implements TerminalNotice {

    public static final int ID = 0x0301;

    /** @throws IllegalArgumentException if the id is no BYTE */
    public EventReport {
        Check.octet("eventId", eventId);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
