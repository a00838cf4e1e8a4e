package org.liandan.jt808;

/** 0x0900, bytes of a device behind the terminal. */
public record PassThroughUp(PassThrough content) implements TerminalNotice {

    public static final int ID = 0x0900;

    /** @throws IllegalArgumentException if it carries a query, which only the platform sends */
    public PassThroughUp {
        if (content instanceof PassThrough.StatesQuery || content instanceof PassThrough.DescriptionsQuery) {
            throw new IllegalArgumentException("a terminal sends no query of peripherals");
        }
    }

    @Override
    public int messageId() {
        return ID;
    }
}
