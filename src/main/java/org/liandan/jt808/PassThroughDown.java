package org.liandan.jt808;

/** 0x8900, bytes for a device behind the terminal. */
public record PassThroughDown(PassThrough content) implements Command {

    public static final int ID = 0x8900;

    /** @throws IllegalArgumentException if it carries states or descriptions, which only a terminal sends */
    public PassThroughDown {
        if (content instanceof PassThrough.PeripheralStates || content instanceof PassThrough.PeripheralDescriptions) {
            throw new IllegalArgumentException("a platform sends no states of peripherals");
        }
    }

    @Override
    public int messageId() {
        return ID;
    }
}
