package org.liandan.jt808;

/**
 * 0x0901, data that the terminal has compressed with GZIP. What they are the standard leaves open.
 *
 * @param data the compressed bytes
 */
public record CompressedReport(Bytes data) implements TerminalNotice {

    public static final int ID = 0x0901;

    @Override
    public int messageId() {
        return ID;
    }
}
