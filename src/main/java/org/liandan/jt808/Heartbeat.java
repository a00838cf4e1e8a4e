package org.liandan.jt808;

/**
 * 0x0002, heartbeat.
 *
 * @param extension empty by the standard; some devices add fields of their own, which are kept
 */
public record Heartbeat(Bytes extension) implements TerminalMessage {

    public static final int ID = 0x0002;

    /** The heartbeat of the standard. */
    public Heartbeat() {
        this(Bytes.EMPTY);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
