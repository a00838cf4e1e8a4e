package org.liandan.jt808;

/**
 * 0x8701, sets parameters of the driving recorder.
 *
 * @param command of GB/T 19056, 0 to 255
 * @param block its data block
 */
public record SetRecorder(int command, Bytes block) implements Command {

    public static final int ID = 0x8701;

    public SetRecorder {
        Check.octet("command", command);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
