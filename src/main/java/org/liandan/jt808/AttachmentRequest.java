package org.liandan.jt808;

/**
 * 0x9208, has the terminal upload the files of an alarm to the attachment port (T/JSATL 12-2017 chapter 4).
 *
 * @param host IP address or name of the attachment server, at most 255 bytes
 * @param tcpPort 0 to 65535
 * @param udpPort 0 to 65535, 0 for none
 * @param identifier as it came with the alarm
 * @param alarmNumber the platform's unique number of the alarm, at most 32 bytes
 */
public record AttachmentRequest(String host, int tcpPort, int udpPort, AlarmIdentifier identifier, String alarmNumber)
        implements Command {

    public static final int ID = 0x9208;

    public AttachmentRequest {
        Check.word("tcpPort", tcpPort);
        Check.word("udpPort", udpPort);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
