package org.liandan.jt808;

/** 0x0a00, the terminal's public key: with it the platform encrypts. */
public record TerminalRsaKey(RsaKey key) implements TerminalMessage {

    public static final int ID = 0x0a00;

    @Override
    public int messageId() {
        return ID;
    }
}
