package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.CanBatch.CanFrame;

/** What devices behind the terminal say, and keys: 0x0700, 0x0701, 0x0705, 0x0901, 0x0a00, 0x8700, 0x8701, 0x8a00. */
final class VehicleDataCodec {

    private static final int CAN_TIME_BYTES = 5;
    private static final int CAN_FRAME_BYTES = 4 + CanFrame.DATA_BYTES;

    private VehicleDataCodec() {}

    static RecorderAnswer readRecorder(BodyReader in) {
        if (isRecorderOf2011(in)) {
            in.use(ProtocolVersion.V2011);
            int command = in.octet("command");
            int total = in.word("totalLength");
            return new RecorderAnswer(
                    CommandAnswer.NO_SERIAL, command, total, in.bytes("block", in.word("blockLength")));
        }
        if (in.version() == ProtocolVersion.V2011) {
            in.use(ProtocolVersion.V2013);
        }
        return new RecorderAnswer(in.word("answeredSerial"), in.octet("command"), in.rest());
    }

    /** 2011 has no serial number, but two lengths. A block of GB/T 19056 never begins with its own length. */
    private static boolean isRecorderOf2011(BodyReader in) {
        int blockLength = in.peekWord(3);
        boolean fits = blockLength >= 0 && blockLength == in.remaining() - 5 && blockLength <= in.peekWord(1);
        return switch (in.version()) {
            case V2011 -> fits;
            case V2013 -> fits && blockLength > 0;
            case V2019 -> false;
        };
    }

    static void write(BodyWriter out, RecorderAnswer message) {
        if (out.version() == ProtocolVersion.V2011) {
            Check.word("block.size", message.block().size());
            Check.range("totalBytes", message.totalBytes(), message.block().size(), 0xffff);
            out.octet(message.command());
            out.word(message.totalBytes());
            out.word(message.block().size());
        } else {
            Check.word("answeredSerial", message.answeredSerial());
            out.word(message.answeredSerial());
            out.octet(message.command());
        }
        out.bytes(message.block());
    }

    static void write(BodyWriter out, QueryRecorder message) {
        out.octet(message.command());
        out.bytes(message.block());
    }

    static void write(BodyWriter out, SetRecorder message) {
        out.octet(message.command());
        out.bytes(message.block());
    }

    static CanBatch readCan(BodyReader in) {
        int count = in.word("count");
        String receivedAt = in.digits("receivedAt", CAN_TIME_BYTES);
        // no more than fit: a count of 65535 in a short body must not reserve room for it
        List<CanFrame> frames = new ArrayList<>(Math.min(count, in.remaining() / CAN_FRAME_BYTES));
        for (int i = 0; i < count; i++) {
            frames.add(new CanFrame(in.bits("canId"), in.bytes("data", CanFrame.DATA_BYTES)));
        }
        return new CanBatch(receivedAt, frames);
    }

    static void write(BodyWriter out, CanBatch message) {
        out.word(message.frames().size());
        out.digits("receivedAt", message.receivedAt(), CAN_TIME_BYTES);
        for (CanFrame frame : message.frames()) {
            out.bits(frame.idBits());
            out.bytes(frame.data());
        }
    }

    static Bytes readCounted(BodyReader in) {
        return in.counted("content", in.dword("length"));
    }

    static void writeCounted(BodyWriter out, Bytes content) {
        out.dword(content.size());
        out.bytes(content);
    }

    static RsaKey readKey(BodyReader in) {
        return new RsaKey(in.dword("exponent"), in.bytes("modulus", RsaKey.MODULUS_BYTES));
    }

    static void write(BodyWriter out, RsaKey key) {
        out.dword(key.exponent());
        out.bytes(key.modulus());
    }
}
