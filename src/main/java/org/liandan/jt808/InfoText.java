package org.liandan.jt808;

/**
 * 0x8304, information of a kind that the driver asked for (2011 and 2013).
 *
 * @param kind of {@link SetInfoMenu}
 * @param text at most 65535 bytes
 */
public record InfoText(int kind, String text) implements Command {

    public static final int ID = 0x8304;

    /** @throws IllegalArgumentException if the kind is no BYTE */
    public InfoText {
        Check.octet("kind", kind);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
