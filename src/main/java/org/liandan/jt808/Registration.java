package org.liandan.jt808;

/**
 * 0x0100, registration. Texts are without the padding of their fields.
 *
 * @param province first two digits of the GB/T 2260 code, 0 for the platform's default
 * @param city last four digits of the GB/T 2260 code, 0 for the platform's default
 * @param maker maker's code, at most 5 bytes (2019: 11)
 * @param model terminal's model, at most 8 bytes (2013: 20, 2019: 30)
 * @param terminalId the maker's id of the terminal, at most 7 bytes (2019: 30)
 * @param plateColor JT/T 697.7 code, 0 for a vehicle without plate
 * @param plate plate, or from 2013 on the frame number (VIN) of a vehicle without plate
 */
public record Registration(
        int province, int city, String maker, String model, String terminalId, int plateColor, String plate)
        implements TerminalMessage {

    public static final int ID = 0x0100;

    public Registration {
        Check.word("province", province);
        Check.word("city", city);
        Check.octet("plateColor", plateColor);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
