package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.AttachmentAnswer.Stretch;
import org.liandan.jt808.AttachmentList.AttachmentFile;

/** Files of active-safety alarms (T/JSATL 12, 苏标; T/GDRTA 002, 粤标): 0x1210 to 0x1212, 0x9208, 0x9212. */
final class AttachmentCodec {

    private static final int ALARM_NUMBER_BYTES = 32;
    private static final int RESERVED_BYTES = 16;

    private AttachmentCodec() {}

    static AttachmentRequest readRequest(BodyReader in) {
        String host = in.octetText("host");
        int tcpPort = in.word("tcpPort");
        int udpPort = in.word("udpPort");
        boolean isLong = in.remaining() >= AlarmIdentifier.LONG_BYTES + ALARM_NUMBER_BYTES + RESERVED_BYTES;
        AlarmIdentifier identifier =
                AlarmIdentifier.read(in, isLong ? AlarmIdentifier.LONG_BYTES : AlarmIdentifier.SHORT_BYTES);
        String alarmNumber = in.text("alarmNumber", ALARM_NUMBER_BYTES);
        in.skip("reserved", RESERVED_BYTES);
        return new AttachmentRequest(host, tcpPort, udpPort, identifier, alarmNumber);
    }

    static void write(BodyWriter out, AttachmentRequest message) {
        out.octetText("host", message.host());
        out.word(message.tcpPort());
        out.word(message.udpPort());
        message.identifier().writeTo(out);
        out.text("alarmNumber", message.alarmNumber(), ALARM_NUMBER_BYTES);
        out.out().writeZero(RESERVED_BYTES);
    }

    static AttachmentList readList(BodyReader in) {
        boolean isLong = hasLongIdentifier(in);
        int identifierBytes = isLong ? AlarmIdentifier.LONG_BYTES : AlarmIdentifier.SHORT_BYTES;
        String terminalId = in.text("terminalId", terminalIdBytes(isLong));
        AlarmIdentifier identifier = AlarmIdentifier.read(in, identifierBytes);
        String alarmNumber = in.text("alarmNumber", ALARM_NUMBER_BYTES);
        int kind = in.octet("kind");
        int count = in.octet("count");
        List<AttachmentFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            files.add(new AttachmentFile(in.octetText("name"), in.dword("bytes")));
        }
        return new AttachmentList(terminalId, identifier, alarmNumber, kind, files);
    }

    private static int terminalIdBytes(boolean isLong) {
        return isLong ? AlarmIdentifier.LONG_TERMINAL_ID : AlarmIdentifier.SHORT_TERMINAL_ID;
    }

    /** 粤标 has the long form under a header of 2019; the list of files has to end where the body ends. */
    private static boolean hasLongIdentifier(BodyReader in) {
        boolean fitsLong = filesFit(in, true);
        return in.version() == ProtocolVersion.V2019 ? fitsLong : fitsLong && !filesFit(in, false);
    }

    private static boolean filesFit(BodyReader in, boolean isLong) {
        int at = terminalIdBytes(isLong)
                + (isLong ? AlarmIdentifier.LONG_BYTES : AlarmIdentifier.SHORT_BYTES)
                + ALARM_NUMBER_BYTES
                + 1;
        int count = in.peek(at++);
        for (int i = 0; i < count; i++) {
            at += 1 + Math.max(0, in.peek(at)) + 4;
        }
        return count >= 0 && at == in.remaining();
    }

    static void write(BodyWriter out, AttachmentList message) {
        boolean isLong = message.identifier().isLong();
        out.text("terminalId", message.terminalId(), terminalIdBytes(isLong));
        message.identifier().writeTo(out);
        out.text("alarmNumber", message.alarmNumber(), ALARM_NUMBER_BYTES);
        out.octet(message.kind());
        out.octet(message.files().size());
        for (AttachmentFile file : message.files()) {
            out.octetText("name", file.name());
            out.dword(file.bytes());
        }
    }

    static AttachmentStart readStart(BodyReader in) {
        return new AttachmentStart(in.octetText("name"), in.octet("fileType"), in.dword("bytes"));
    }

    static AttachmentEnd readEnd(BodyReader in) {
        return new AttachmentEnd(in.octetText("name"), in.octet("fileType"), in.dword("bytes"));
    }

    static void write(BodyWriter out, AttachmentStart message) {
        writeFile(out, message.name(), message.fileType(), message.bytes());
    }

    static void write(BodyWriter out, AttachmentEnd message) {
        writeFile(out, message.name(), message.fileType(), message.bytes());
    }

    private static void writeFile(BodyWriter out, String name, int fileType, long bytes) {
        out.octetText("name", name);
        out.octet(fileType);
        out.dword(bytes);
    }

    /** The result is told by the count as well, so only the count is kept; they must agree. */
    static AttachmentAnswer readAnswer(BodyReader in) {
        String name = in.octetText("name");
        int fileType = in.octet("fileType");
        boolean again = in.flag("result");
        int count = again ? in.octet("count", 1, 0xff) : in.octet("count", 0, 0);
        List<Stretch> missing = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            missing.add(new Stretch(in.dword("offset"), in.dword("length")));
        }
        return new AttachmentAnswer(name, fileType, missing);
    }

    static void write(BodyWriter out, AttachmentAnswer message) {
        out.octetText("name", message.name());
        out.octet(message.fileType());
        out.flag(!message.whole());
        out.octet(message.missing().size());
        for (Stretch stretch : message.missing()) {
            out.dword(stretch.offset());
            out.dword(stretch.length());
        }
    }
}
