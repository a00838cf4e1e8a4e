package org.liandan.jt808;

/**
 * 0x0303, the driver wants a kind of information, or no more (2011 and 2013).
 *
 * @param kind of {@link SetInfoMenu}
 * @param wanted false to cancel
 */
public record InfoDemand(int kind, boolean wanted) implements TerminalNotice {

    public static final int ID = 0x0303;

    /** @throws IllegalArgumentException if the kind is no BYTE */
    public InfoDemand {
        Check.octet("kind", kind);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
