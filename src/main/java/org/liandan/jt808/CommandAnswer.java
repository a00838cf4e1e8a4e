package org.liandan.jt808;

/** What a terminal sends because the platform ordered or asked something; it is not answered again. */
public sealed interface CommandAnswer extends TerminalMessage
        permits AreaAnswer,
                LocationAnswer,
                MediaSearchAnswer,
                ParameterAnswer,
                PhotoAnswer,
                PropertiesAnswer,
                RecorderAnswer,
                TerminalAnswer,
                VehicleControlAnswer {

    /** The serial of messages that do not carry the one they answer. */
    int NO_SERIAL = -1;

    /** Serial number of the platform's message, 0 to 65535, or {@link #NO_SERIAL} where this message has no field for it. */
    int answeredSerial();

    /**
     * Message id of the platform's message. Where one answer serves two questions it is the older: 0x8104 for the parameters,
     * which 0x8106 asks for too.
     */
    int answeredMessageId();
}
