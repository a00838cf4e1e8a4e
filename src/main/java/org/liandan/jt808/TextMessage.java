package org.liandan.jt808;

import java.util.EnumSet;
import java.util.Set;

/**
 * 0x8300, text for the driver (JT/T 808 clause 8.18, 2019 clause 8.21). Make it with {@link #of}: the same bit says one thing
 * in one edition and another in the next.
 *
 * @param flags as on the wire. Before 2019 bit 0 urgent; in 2019 bits 0 and 1 the {@link Purpose}; in all bit 2 display, 3
 *     speech, 5 says CAN fault code instead of navigation; bit 4 advertising screen before 2019
 * @param kind 2019 alone: 1 notice, 2 service; {@link #NO_KIND} before
 * @param text at most 1024 bytes
 */
public record TextMessage(int flags, int kind, String text) implements Command {

    public static final int ID = 0x8300;
    /** The kind of a text for editions before 2019. */
    public static final int NO_KIND = -1;
    /** Bytes of the longest text. */
    public static final int MOST_BYTES = 1024;

    /** @throws IllegalArgumentException if a number does not fit its field or the text is too long */
    public TextMessage {
        Check.octet("flags", flags);
        Check.range("kind", kind, NO_KIND, 0xff);
        Check.atMost("text", text.getBytes(BodyReader.GBK).length, MOST_BYTES);
    }

    /**
     * The text as that edition has it.
     *
     * @throws IllegalArgumentException if the text is too long
     */
    public static TextMessage of(ProtocolVersion edition, Purpose purpose, Set<Output> outputs, String text) {
        int flags = 0;
        for (Output output : outputs) {
            flags |= output.mask;
        }
        if (edition == ProtocolVersion.V2019) {
            return new TextMessage(flags | purpose.code, purpose == Purpose.NOTICE ? 1 : 2, text);
        }
        return new TextMessage(flags | (purpose == Purpose.URGENT ? 1 : 0), NO_KIND, text);
    }

    /** Where the text goes. */
    public Set<Output> outputs() {
        EnumSet<Output> outputs = EnumSet.noneOf(Output.class);
        for (Output output : Output.values()) {
            if ((flags & output.mask) != 0) {
                outputs.add(output);
            }
        }
        return outputs;
    }

    @Override
    public int messageId() {
        return ID;
    }

    /** What the text is for: 2019 tells three, older editions only the urgent ones from the rest. */
    public enum Purpose {
        SERVICE(1),
        URGENT(2),
        NOTICE(3);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }
    }

    /** How the text comes to the driver. */
    public enum Output {
        /** 终端显示器显示. */
        DISPLAY(1 << 2),
        /** 终端 TTS 播读. */
        SPEECH(1 << 3),
        /** 广告屏显示; reserved in 2019. */
        ADVERTISING_SCREEN(1 << 4);

        private final int mask;

        Output(int mask) {
            this.mask = mask;
        }
    }
}
