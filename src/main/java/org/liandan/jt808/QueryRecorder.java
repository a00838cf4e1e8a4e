package org.liandan.jt808;

/**
 * 0x8700, asks the driving recorder for data; answered by {@link RecorderAnswer}.
 *
 * @param command of GB/T 19056, 0 to 255
 * @param block its data block; 2011 has none
 */
public record QueryRecorder(int command, Bytes block) implements Command {

    public static final int ID = 0x8700;

    public QueryRecorder {
        Check.octet("command", command);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
