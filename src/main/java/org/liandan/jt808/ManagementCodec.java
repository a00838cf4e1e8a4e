package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Time, packages asked for again, upgrades, properties: 0x0004, 0x0005, 0x0107, 0x0108, 0x8003, 0x8004, 0x8108. */
final class ManagementCodec {

    private static final int MAKER_BYTES = 5;
    private static final int LONG_MAKER_BYTES = 11;
    private static final int SIM_CARD_BYTES = 10;

    private ManagementCodec() {}

    static TimeAnswer readTimeAnswer(BodyReader in) {
        return new TimeAnswer(in.utcTime("time"));
    }

    static void write(BodyWriter out, TimeAnswer message) {
        out.utcTime(message.time());
    }

    static ResendRequest readResendRequest(BodyReader in) {
        return new ResendRequest(in.word("firstSerial"), readIndices(in));
    }

    static void write(BodyWriter out, ResendRequest message) {
        writeRequest(out, message.firstSerial(), message.indices());
    }

    static PackageRequest readPackageRequest(BodyReader in) {
        return new PackageRequest(in.word("firstSerial"), readIndices(in));
    }

    static void write(BodyWriter out, PackageRequest message) {
        writeRequest(out, message.firstSerial(), message.indices());
    }

    /** 2013 counts in a BYTE, 2019 in a WORD: an odd number of bytes is of 2013, whatever the header says. */
    private static List<Integer> readIndices(BodyReader in) {
        int count = in.remaining() % 2 == 1 ? in.octet("count") : in.word("count");
        List<Integer> indices = new ArrayList<>(Math.min(count, in.remaining() / 2));
        for (int i = 0; i < count; i++) {
            indices.add(in.word("index"));
        }
        return indices;
    }

    private static void writeRequest(BodyWriter out, int firstSerial, List<Integer> indices) {
        out.word(firstSerial);
        if (out.version() == ProtocolVersion.V2019) {
            out.word(indices.size());
        } else {
            Check.atMost("indices", indices.size(), 0xff);
            out.octet(indices.size());
        }
        indices.forEach(out::word);
    }

    static UpgradeResult readUpgradeResult(BodyReader in) {
        return new UpgradeResult(in.octet("target"), in.octet("result"));
    }

    static void write(BodyWriter out, UpgradeResult message) {
        out.octet(message.target());
        out.octet(message.result());
    }

    static UpgradePackage readUpgradePackage(BodyReader in) {
        int target = in.octet("target");
        String maker = in.text("maker", MAKER_BYTES);
        String softwareVersion = in.octetText("softwareVersion");
        long length = in.dword("softwareLength", in.remaining());
        return new UpgradePackage(target, maker, softwareVersion, in.bytes("software", (int) length));
    }

    static void write(BodyWriter out, UpgradePackage message) {
        out.octet(message.target());
        out.text("maker", message.maker(), MAKER_BYTES);
        out.octetText("softwareVersion", message.softwareVersion());
        out.dword(message.software().size());
        out.bytes(message.software());
    }

    /**
     * By the length: there are makers that write 11 bytes of maker as in the registration of 2019, and devices of 2013
     * without the last two bytes.
     */
    static PropertiesAnswer readProperties(BodyReader in) {
        Function<BodyReader, PropertiesAnswer> of2013 = body -> properties(body, MAKER_BYTES, 20, 7);
        Function<BodyReader, PropertiesAnswer> of2019 = body -> properties(body, MAKER_BYTES, 30, 30);
        Function<BodyReader, PropertiesAnswer> longMaker = body -> properties(body, LONG_MAKER_BYTES, 30, 30);
        return in.version() == ProtocolVersion.V2019
                ? in.firstFitting(List.of(of2019, longMaker, of2013))
                : in.firstFitting(List.of(of2013, of2019));
    }

    private static PropertiesAnswer properties(BodyReader in, int makerBytes, int modelBytes, int terminalIdBytes) {
        int vehicleKinds = in.word("vehicleKinds");
        String maker = in.text("maker", makerBytes);
        String model = in.text("model", modelBytes);
        String terminalId = in.text("terminalId", terminalIdBytes);
        String simCard = in.digits("simCard", SIM_CARD_BYTES);
        String hardware = in.octetText("hardware");
        String firmware = in.octetText("firmware");
        boolean whole = in.remaining() > 0 || in.version() == ProtocolVersion.V2019;
        return new PropertiesAnswer(
                vehicleKinds,
                maker,
                model,
                terminalId,
                simCard,
                hardware,
                firmware,
                whole ? in.octet("satellites") : -1,
                whole ? in.octet("radio") : -1);
    }

    static void write(BodyWriter out, PropertiesAnswer message) {
        boolean of2019 = out.version() == ProtocolVersion.V2019;
        boolean longMaker = of2019 && message.maker().getBytes(BodyReader.GBK).length > MAKER_BYTES;
        out.word(message.vehicleKinds());
        out.text("maker", message.maker(), longMaker ? LONG_MAKER_BYTES : MAKER_BYTES);
        out.text("model", message.model(), of2019 ? 30 : 20);
        out.text("terminalId", message.terminalId(), of2019 ? 30 : 7);
        out.digits("simCard", message.simCard(), SIM_CARD_BYTES);
        out.octetText("hardware", message.hardware());
        out.octetText("firmware", message.firmware());
        if (message.satellites() >= 0) {
            out.octet(message.satellites());
            out.octet(message.radio());
        }
    }
}
