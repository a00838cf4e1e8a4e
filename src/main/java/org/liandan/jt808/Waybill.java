package org.liandan.jt808;

/**
 * 0x0701, electronic waybill. What is in it the standard leaves open.
 *
 * @param content as sent
 */
public record Waybill(Bytes content) implements TerminalNotice {

    public static final int ID = 0x0701;

    @Override
    public int messageId() {
        return ID;
    }
}
