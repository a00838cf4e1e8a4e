package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;

/** Photos, sounds and videos as the terminal sends them: 0x0800, 0x0801 and its answer 0x8800. */
final class MediaCodec {

    private static final int HEAD_BYTES = 8;
    /** Where the time of the position is (2013 on). */
    private static final int TIME_AT = HEAD_BYTES + 22;

    private static final int MOST_PARTS = 0xffff;

    private MediaCodec() {}

    static MediaHead readHead(BodyReader in) {
        return new MediaHead(
                in.dword("mediaId"), in.octet("kind"), in.octet("format"), in.octet("event"), in.octet("channel"));
    }

    static void write(BodyWriter out, MediaHead head) {
        out.dword(head.mediaId());
        out.octet(head.kind());
        out.octet(head.format());
        out.octet(head.event());
        out.octet(head.channel());
    }

    static MediaUpload readUpload(BodyReader in) {
        boolean parts = countsParts(in);
        if (in.version() != ProtocolVersion.V2019) {
            in.use(parts ? ProtocolVersion.V2011 : ProtocolVersion.V2013);
        }
        MediaHead head = readHead(in);
        if (parts) {
            return new MediaUpload(
                    head, null, new MediaUpload.MediaPart((int) in.dword("total"), (int) in.dword("index")), in.rest());
        }
        return new MediaUpload(head, LocationCodec.readBase(in), null, in.rest());
    }

    /** Numbers of parts that fit each other are of 2011, a time where 2013 has it is of 2013. */
    private static boolean countsParts(BodyReader in) {
        long total = in.peekDword(HEAD_BYTES);
        long index = in.peekDword(HEAD_BYTES + 4);
        boolean parts = total >= 1 && total <= MOST_PARTS && index >= 1 && index <= total;
        return switch (in.version()) {
            case V2011 -> parts;
            case V2013 -> parts && !in.timeAhead(TIME_AT);
            case V2019 -> false;
        };
    }

    static void write(BodyWriter out, MediaUpload message) {
        write(out, message.head());
        LocationReport location = message.location();
        MediaUpload.MediaPart part = message.part();
        if ((part != null) != (out.version() == ProtocolVersion.V2011)) {
            throw new IllegalArgumentException("2011 has parts, later editions have a position");
        }
        if (part != null) {
            out.dword(part.total());
            out.dword(part.index());
        } else if (location != null) {
            LocationCodec.write(out, location);
        }
        out.bytes(message.data());
    }

    static MediaAnswer readAnswer(BodyReader in) {
        boolean serial = answersWithSerial(in);
        if (in.version() != ProtocolVersion.V2019) {
            in.use(serial ? ProtocolVersion.V2011 : ProtocolVersion.V2013);
        }
        int answeredSerial = serial ? in.word("answeredSerial") : -1;
        long mediaId = in.dword("mediaId");
        int count = in.remaining() == 0 ? 0 : in.octet("count");
        List<Integer> missing = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            missing.add(in.word("missing"));
        }
        return new MediaAnswer(answeredSerial, mediaId, missing);
    }

    private static boolean answersWithSerial(BodyReader in) {
        return switch (in.version()) {
            case V2011 -> countFits(in, 2);
            case V2013 -> countFits(in, 2) && !countFits(in, 0);
            case V2019 -> false;
        };
    }

    /** Whether the body is as long as the count of missing packages says, if that many bytes are in front of the id. */
    private static boolean countFits(BodyReader in, int inFront) {
        int rest = in.remaining() - inFront - 4;
        return rest == 0 || (rest > 0 && rest == 1 + 2 * in.peek(inFront + 4));
    }

    /** Nothing behind the id when the file is whole: terminals have refused the form with a count of 0. */
    static void write(BodyWriter out, MediaAnswer message) {
        if (out.version() == ProtocolVersion.V2011) {
            Check.word("answeredSerial", message.answeredSerial());
            out.word(message.answeredSerial());
        }
        out.dword(message.mediaId());
        if (!message.missing().isEmpty()) {
            out.octet(message.missing().size());
            message.missing().forEach(out::word);
        }
    }
}
