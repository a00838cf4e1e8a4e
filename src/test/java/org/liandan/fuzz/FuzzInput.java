package org.liandan.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What the fuzzer's bytes mean. Raw bytes hardly ever have a right check code, so that nothing behind it would be reached;
 * the other form is therefore a list of frames' contents which are given their check code, are escaped and put between flags.
 *
 * <p>{@code form | chunk | …}: bit 0 of the form is 0 for bytes as on the wire, 1 for contents, each with a WORD of length in
 * front; with bit 1 the contents are given their body length too. {@code chunk} is the number of bytes that come at a time, 0
 * for all.
 */
final class FuzzInput {

    static final int WIRE = 0;
    static final int CONTENTS = 1;
    static final int CONTENTS_OF_RIGHT_LENGTH = 3;

    private static final int FLAG = 0x7e;
    private static final int ESCAPE = 0x7d;
    private static final int HEAD = 2;
    private static final int MOST_BODY_BYTES = 0x3ff;

    private FuzzInput() {}

    static int chunk(byte[] input) {
        return input.length < HEAD || input[1] == 0 ? Integer.MAX_VALUE : input[1] & 0xff;
    }

    static byte[] wire(byte[] input) {
        if (input.length < HEAD) {
            return new byte[0];
        }
        if ((input[0] & CONTENTS) == 0) {
            return Arrays.copyOfRange(input, HEAD, input.length);
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream(input.length * 2);
        int at = HEAD;
        while (at + 2 < input.length) {
            int length = Math.min((input[at] & 0xff) << 8 | (input[at + 1] & 0xff), input.length - at - 2);
            byte[] content = Arrays.copyOfRange(input, at + 2, at + 2 + length);
            if ((input[0] & CONTENTS_OF_RIGHT_LENGTH) == CONTENTS_OF_RIGHT_LENGTH) {
                setBodyLength(content);
            }
            writeFrame(wire, content);
            at += 2 + length;
        }
        return wire.toByteArray();
    }

    /** The input whose wire is these frames. */
    static byte[] ofContents(int form, byte[]... contents) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(form);
        input.write(0);
        for (byte[] content : contents) {
            input.write(content.length >> 8);
            input.write(content.length);
            input.writeBytes(content);
        }
        return input.toByteArray();
    }

    static byte[] ofWire(byte[] wire) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(WIRE);
        input.write(0);
        input.writeBytes(wire);
        return input.toByteArray();
    }

    private static void setBodyLength(byte[] content) {
        if (content.length < 4) {
            return;
        }
        boolean split = (content[2] & 0x20) != 0;
        boolean edition2019 = (content[2] & 0x40) != 0;
        int body = content.length - (edition2019 ? 17 : 12) - (split ? 4 : 0);
        if (body >= 0 && body <= MOST_BODY_BYTES) {
            content[2] = (byte) (content[2] & ~3 | body >> 8);
            content[3] = (byte) body;
        }
    }

    static void writeFrame(ByteArrayOutputStream wire, byte[] content) {
        int code = 0;
        wire.write(FLAG);
        for (byte value : content) {
            code ^= value & 0xff;
            writeEscaped(wire, value & 0xff);
        }
        writeEscaped(wire, code);
        wire.write(FLAG);
    }

    private static void writeEscaped(ByteArrayOutputStream wire, int value) {
        if (value == FLAG || value == ESCAPE) {
            wire.write(ESCAPE);
            wire.write(value == ESCAPE ? 1 : 2);
        } else {
            wire.write(value);
        }
    }
}
