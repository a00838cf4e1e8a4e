package org.liandan.jt808;

/**
 * 0x8203, a person has taken note of an alarm (2013 on): the terminal clears the alarm bits named.
 *
 * @param alarmSerial serial number of the message that brought the alarm, 0 for all alarms of these kinds
 * @param alarmKinds bits of the kinds: 0 emergency, 3 danger warning, 20 area, 21 route, 22 segment time, 27 illegal
 *     ignition, 28 illegal displacement
 */
public record AlarmConfirmation(int alarmSerial, int alarmKinds) implements Command {

    public static final int ID = 0x8203;

    public AlarmConfirmation {
        Check.word("alarmSerial", alarmSerial);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
