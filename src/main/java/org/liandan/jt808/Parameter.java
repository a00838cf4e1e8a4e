package org.liandan.jt808;

import java.util.OptionalLong;

/**
 * A setting of the terminal (JT/T 808-2013 table 12, 2019 table 13). One whose value does not have the length or the
 * characters of its type is {@link Raw}: devices shorten values, and makers have parameters of their own.
 */
public sealed interface Parameter permits Parameter.Number, Parameter.Text, Parameter.Raw {

    /** Id of the parameter, a DWORD. */
    long id();

    /** The value as one unsigned number: also that of a {@link Raw} of 1, 2 or 4 bytes, which is how devices shorten them. */
    OptionalLong number();

    /** A parameter of the standard of type BYTE, WORD or DWORD. */
    @SuppressWarnings("AvoidCommonTypeNames") // never named without the type around it
    record Number(ParameterId parameter, long value) implements Parameter {

        /** @throws IllegalArgumentException if the parameter is no number or the value does not fit its field */
        public Number {
            if (!parameter.type().isNumber()) {
                throw new IllegalArgumentException(parameter + " is no number");
            }
            Check.range(parameter.name(), value, 0, parameter.type().most());
        }

        @Override
        public long id() {
            return parameter.id();
        }

        @Override
        public OptionalLong number() {
            return OptionalLong.of(value);
        }
    }

    /** A parameter of the standard of type STRING. */
    record Text(ParameterId parameter, String value) implements Parameter {

        /** @throws IllegalArgumentException if the parameter is no text or the value has more than 255 bytes */
        public Text {
            if (parameter.type() != ParameterType.STRING) {
                throw new IllegalArgumentException(parameter + " is no text");
            }
            Check.atMost(parameter.name(), value.getBytes(BodyReader.GBK).length, 0xff);
        }

        @Override
        public long id() {
            return parameter.id();
        }

        @Override
        public OptionalLong number() {
            return OptionalLong.empty();
        }
    }

    /** Any other parameter, or any other form of one. */
    record Raw(long id, Bytes value) implements Parameter {

        /** @throws IllegalArgumentException if the id is no DWORD or the value has more than 255 bytes */
        public Raw {
            Check.dword("id", id);
            Check.atMost("value", value.size(), 0xff);
        }

        @Override
        public OptionalLong number() {
            BodyReader in = value.reader();
            return switch (value.size()) {
                case 1 -> OptionalLong.of(in.octet("value"));
                case 2 -> OptionalLong.of(in.word("value"));
                case 4 -> OptionalLong.of(in.dword("value"));
                default -> OptionalLong.empty();
            };
        }
    }

    /**
     * The parameter with that value in words: a decimal number, a text, or the hexadecimal digits of bytes.
     *
     * @throws IllegalArgumentException if the words are none or outside the parameter's range; the message names both
     */
    static Parameter of(ParameterId parameter, String words) {
        return switch (parameter.type()) {
            case BYTE, WORD, DWORD -> new Number(parameter, parameter.inRange(words));
            case STRING -> new Text(parameter, words);
            case BYTES -> new Raw(parameter.id(), Bytes.ofHex(words));
        };
    }
}
