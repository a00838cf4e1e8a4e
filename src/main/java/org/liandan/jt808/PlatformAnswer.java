package org.liandan.jt808;

/**
 * 0x8001, general answer of the platform.
 *
 * @param answeredSerial serial number of the terminal's message
 * @param answeredMessageId its message id
 * @param result what became of it
 */
public record PlatformAnswer(int answeredSerial, int answeredMessageId, PlatformResult result)
        implements PlatformMessage {

    public static final int ID = 0x8001;

    public PlatformAnswer {
        Check.word("answeredSerial", answeredSerial);
        Check.word("answeredMessageId", answeredMessageId);
    }

    /** The answer to the message with that header. */
    public static PlatformAnswer to(Header header, PlatformResult result) {
        return new PlatformAnswer(header.serial(), header.messageId(), result);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
