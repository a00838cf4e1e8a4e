package org.liandan.jt808;

import java.util.List;

/**
 * 0x8302, a question to the driver with the answers to choose from (2011 and 2013); answered at once by 0x0001 and, when the
 * driver has chosen, by {@link QuestionAnswer}.
 *
 * @param flags bit 0 urgent, 3 speech, 4 advertising screen
 * @param question at most 255 bytes
 * @param answers in the order of the message
 */
public record Question(int flags, String question, List<Choice> answers) implements Command {

    public static final int ID = 0x8302;

    /** @throws IllegalArgumentException if the flags are no BYTE */
    public Question {
        answers = List.copyOf(answers);
        Check.octet("flags", flags);
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * An answer to choose.
     *
     * @param id 0 to 255, what {@link QuestionAnswer} names
     * @param text what the driver reads, at most 65535 bytes
     */
    public record Choice(int id, String text) {
        /** @throws IllegalArgumentException if the id is no BYTE */
        public Choice {
            Check.octet("id", id);
        }
    }
}
