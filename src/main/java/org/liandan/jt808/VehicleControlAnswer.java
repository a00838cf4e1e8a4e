package org.liandan.jt808;

/**
 * 0x0500, the vehicle's state after a {@link VehicleControl}.
 *
 * @param answeredSerial serial number of the 0x8500
 * @param location the status bits tell what became of it
 */
public record VehicleControlAnswer(int answeredSerial, LocationReport location) implements CommandAnswer {

    public static final int ID = 0x0500;

    /** @throws IllegalArgumentException if the serial number is none */
    public VehicleControlAnswer {
        Check.word("answeredSerial", answeredSerial);
    }

    @Override
    public int answeredMessageId() {
        return VehicleControl.ID;
    }

    @Override
    public int messageId() {
        return ID;
    }
}
