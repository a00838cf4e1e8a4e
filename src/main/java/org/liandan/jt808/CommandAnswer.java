package org.liandan.jt808;

/** A terminal's answer to one message of the platform. It is not answered again. */
public sealed interface CommandAnswer extends TerminalMessage
        permits LocationAnswer,
                MediaSearchAnswer,
                PhotoAnswer,
                RecorderAnswer,
                TerminalAnswer {

    /** Serial number of the platform's message, 0 to 65535; -1 where the edition (2011) does not send it. */
    int answeredSerial();

    /** Id of the platform's message. */
    int answeredMessageId();
}
