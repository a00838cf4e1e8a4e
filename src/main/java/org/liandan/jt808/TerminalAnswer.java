package org.liandan.jt808;

/**
 * 0x0001, general answer of the terminal.
 *
 * @param answeredSerial serial number of the platform's message
 * @param answeredMessageId its message id
 * @param result what became of it
 */
public record TerminalAnswer(int answeredSerial, int answeredMessageId, TerminalResult result)
        implements CommandAnswer {

    public static final int ID = 0x0001;

    public TerminalAnswer {
        Check.word("answeredSerial", answeredSerial);
        Check.word("answeredMessageId", answeredMessageId);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
