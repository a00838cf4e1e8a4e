package org.liandan.jt808;

/**
 * 0x0107, properties of the terminal (2013 on). Texts are without the padding of their fields.
 *
 * @param vehicleKinds bit 0 passenger, 1 dangerous goods, 2 freight, 3 taxi, 6 hard-disk video, 7 split unit, 8 (2019) trailer
 * @param maker maker's code, at most 5 bytes; some makers of 2019 send 11
 * @param model terminal's model, at most 20 bytes (2019: 30)
 * @param terminalId the maker's id of the terminal, at most 7 bytes (2019: 30)
 * @param simCard ICCID of the SIM card, 20 digits
 * @param hardware hardware version
 * @param firmware firmware version
 * @param satellites bit 0 GPS, 1 BeiDou, 2 GLONASS, 3 Galileo, or -1 from the devices of 2013 that leave it out
 * @param radio bit 0 GPRS, 1 CDMA, 2 TD-SCDMA, 3 WCDMA, 4 CDMA2000, 5 TD-LTE, 7 other, or -1 with the satellites
 */
public record PropertiesAnswer(
        int vehicleKinds,
        String maker,
        String model,
        String terminalId,
        String simCard,
        String hardware,
        String firmware,
        int satellites,
        int radio)
        implements CommandAnswer {

    public static final int ID = 0x0107;

    /** @throws IllegalArgumentException if a number does not fit its field, or one of satellites and radio is -1 alone */
    public PropertiesAnswer {
        Check.word("vehicleKinds", vehicleKinds);
        Check.range("satellites", satellites, -1, 0xff);
        Check.range("radio", radio, -1, 0xff);
        if ((satellites < 0) != (radio < 0)) {
            throw new IllegalArgumentException("satellites and radio must be there both or neither");
        }
    }

    @Override
    public int answeredSerial() {
        return NO_SERIAL;
    }

    @Override
    public int answeredMessageId() {
        return QueryProperties.ID;
    }

    @Override
    public int messageId() {
        return ID;
    }
}
