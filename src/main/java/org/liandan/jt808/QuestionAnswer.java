package org.liandan.jt808;

/**
 * 0x0302, the driver's choice (2011 and 2013). It may come long after the question, and is itself answered by 0x8001.
 *
 * @param questionSerial serial number of the {@link Question}
 * @param answerId the {@link Question.Choice} chosen
 */
public record QuestionAnswer(int questionSerial, int answerId) implements TerminalNotice {

    public static final int ID = 0x0302;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public QuestionAnswer {
        Check.word("questionSerial", questionSerial);
        Check.octet("answerId", answerId);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
