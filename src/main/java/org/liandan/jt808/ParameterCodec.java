package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters: 0x0104, 0x8103, 0x8106. */
final class ParameterCodec {

    private ParameterCodec() {}

    static SetParameters readSetting(BodyReader in) {
        return new SetParameters(readList(in));
    }

    static void write(BodyWriter out, SetParameters message) {
        writeList(out, message.parameters());
    }

    static ParameterAnswer readAnswer(BodyReader in) {
        return new ParameterAnswer(in.word("answeredSerial"), readList(in));
    }

    static void write(BodyWriter out, ParameterAnswer message) {
        out.word(message.answeredSerial());
        writeList(out, message.parameters());
    }

    static QueryParameters readQuery(BodyReader in) {
        int count = in.octet("count");
        List<Long> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(in.dword("id"));
        }
        return new QueryParameters(ids);
    }

    static void write(BodyWriter out, QueryParameters message) {
        out.octet(message.ids().size());
        message.ids().forEach(out::dword);
    }

    /** 2011 has one more byte, the number of parameters in this package, behind the number of all. */
    private static List<Parameter> readList(BodyReader in) {
        if (in.version() == ProtocolVersion.V2013 && looksLike2011(in)) {
            in.use(ProtocolVersion.V2011);
        }
        return in.eitherEdition(body -> {
            int count = body.octet("count");
            if (body.version() == ProtocolVersion.V2011) {
                body.octet("packageCount");
            }
            List<Parameter> parameters = new ArrayList<>(Math.min(count, body.remaining() / 5));
            for (int i = 0; i < count; i++) {
                parameters.add(read(body));
            }
            return parameters;
        });
    }

    /** Ids have 16 bits in truth; where the first seems to have more, its first byte is the number of 2011. */
    private static boolean looksLike2011(BodyReader in) {
        return in.peek(1) > 0 && in.peek(2) == 0 && in.peek(3) == 0;
    }

    private static Parameter read(BodyReader in) {
        long id = in.dword("id");
        int length = in.octet("length");
        Bytes value = in.bytes("value", length);
        Optional<ParameterId> parameter = ParameterId.of(id);
        return parameter.map(known -> typed(known, value, in.version())).orElseGet(() -> new Parameter.Raw(id, value));
    }

    private static Parameter typed(ParameterId parameter, Bytes value, ProtocolVersion edition) {
        ParameterType type = parameter.type(edition);
        Parameter raw = new Parameter.Raw(parameter.id(), value);
        if (type.isNumber() && type.bytes() == value.size()) {
            long number = raw.number().orElseThrow();
            return number <= parameter.type().most() ? new Parameter.Number(parameter, number) : raw;
        }
        if (type == ParameterType.STRING) {
            String text = new String(value.toArray(), BodyReader.GBK);
            return text.indexOf('\0') < 0
                            && Bytes.copyOf(text.getBytes(BodyReader.GBK)).equals(value)
                    ? new Parameter.Text(parameter, text)
                    : raw;
        }
        return raw;
    }

    private static void writeList(BodyWriter out, List<Parameter> parameters) {
        out.octet(parameters.size());
        if (out.version() == ProtocolVersion.V2011) {
            out.octet(parameters.size());
        }
        for (Parameter parameter : parameters) {
            Bytes value = value(parameter, out.version());
            out.dword(parameter.id());
            out.octet(value.size());
            out.bytes(value);
        }
    }

    /** The value as that edition writes it. */
    static Bytes value(Parameter parameter, ProtocolVersion edition) {
        return switch (parameter) {
            case Parameter.Number number -> {
                byte[] bytes = new byte[number.parameter().type(edition).bytes()];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (number.value() >>> (8 * (bytes.length - 1 - i)));
                }
                yield Bytes.copyOf(bytes);
            }
            case Parameter.Text text -> Bytes.copyOf(text.value().getBytes(BodyReader.GBK));
            case Parameter.Raw raw -> raw.value();
        };
    }
}
