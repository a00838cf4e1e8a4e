package org.liandan.jt808;

/**
 * 0x0700, data of the driving recorder.
 *
 * @param answeredSerial serial number of the 0x8700, or {@link #NO_SERIAL} in the form of 2011, which does not send it
 * @param command of GB/T 19056, 0 to 255
 * @param totalBytes bytes of all blocks of the answer: 2011 may send them in several messages, else those of this one
 * @param block data block of GB/T 19056
 */
public record RecorderAnswer(int answeredSerial, int command, int totalBytes, Bytes block) implements CommandAnswer {

    public static final int ID = 0x0700;

    /** An answer of 2013 or 2019. */
    public RecorderAnswer(int answeredSerial, int command, Bytes block) {
        this(answeredSerial, command, block.size(), block);
    }

    public RecorderAnswer {
        Check.range("answeredSerial", answeredSerial, NO_SERIAL, 0xffff);
        Check.octet("command", command);
        if (answeredSerial >= 0) {
            Check.range("totalBytes", totalBytes, block.size(), block.size());
        } else {
            Check.word("totalBytes", totalBytes);
        }
    }

    @Override
    public int messageId() {
        return ID;
    }

    @Override
    public int answeredMessageId() {
        return QueryRecorder.ID;
    }
}
