package org.liandan.jt808;

/** 0x8a00, the platform's public key: with it the terminal encrypts. */
public record PlatformRsaKey(RsaKey key) implements PlatformMessage {

    public static final int ID = 0x8a00;

    @Override
    public int messageId() {
        return ID;
    }
}
