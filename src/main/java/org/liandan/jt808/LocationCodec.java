package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;

/** Position reports and orders about them: 0x0200, 0x0201, 0x0704, 0x8202, 0x8203. */
final class LocationCodec {

    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;
    /** Where the time is in the fields in front of the items. */
    private static final int TIME_AT = 22;

    private static final BatchKind[] BATCH_KINDS = BatchKind.values();

    private LocationCodec() {}

    static LocationReport readReport(BodyReader in) {
        int alarmFlags = in.bits("alarmFlags");
        int statusFlags = in.bits("statusFlags");
        return new LocationReport(
                alarmFlags,
                statusFlags,
                signed(in.bits("latitude"), statusFlags & SOUTH),
                signed(in.bits("longitude"), statusFlags & WEST),
                (short) in.word("altitude"),
                in.word("speed"),
                in.word("direction"),
                in.time("time"),
                in.items());
    }

    /** A position without items, as other messages have it. */
    static LocationReport readBase(BodyReader in) {
        return readReport(in.slice("location", LocationReport.BASE_BYTES));
    }

    static LocationAnswer readAnswer(BodyReader in) {
        if (!answersWithSerial(in)) {
            in.use(ProtocolVersion.V2011);
            return new LocationAnswer(CommandAnswer.NO_SERIAL, readReport(in));
        }
        if (in.version() == ProtocolVersion.V2011) {
            in.use(ProtocolVersion.V2013);
        }
        return new LocationAnswer(in.word("answeredSerial"), readReport(in));
    }

    /**
     * 2011 has no serial number in front of the position. Where the time is, and whether the items end where the body ends,
     * tells the two forms apart.
     */
    private static boolean answersWithSerial(BodyReader in) {
        if (in.version() == ProtocolVersion.V2019) {
            return true;
        }
        boolean withTime = in.timeAhead(2 + TIME_AT);
        boolean withoutTime = in.timeAhead(TIME_AT);
        boolean withItems = withTime && in.itemsAhead(2 + LocationReport.BASE_BYTES);
        boolean withoutItems = withoutTime && in.itemsAhead(LocationReport.BASE_BYTES);
        return switch (in.version()) {
            case V2011 -> (withItems && !withoutItems) || !withoutTime;
            case V2013, V2019 -> withItems || (withTime && !withoutItems) || !withoutTime;
        };
    }

    static void write(BodyWriter out, LocationAnswer message) {
        if (out.version() != ProtocolVersion.V2011) {
            Check.word("answeredSerial", message.answeredSerial());
            out.word(message.answeredSerial());
        }
        write(out, message.report());
    }

    static void write(BodyWriter out, LocationReport report) {
        out.bits(report.alarmFlags());
        out.bits(report.statusFlags());
        out.bits(signed(report.latitudeE6(), report.statusFlags() & SOUTH));
        out.bits(signed(report.longitudeE6(), report.statusFlags() & WEST));
        out.word(report.altitudeM());
        out.word(report.speedDeciKph());
        out.word(report.directionDeg());
        out.time(report.time());
        report.items().writeTo(out.out());
    }

    /** The wire has magnitudes, the sign is a status bit. */
    private static int signed(int degreesE6, int negative) {
        return negative == 0 ? degreesE6 : -degreesE6;
    }

    /** Whole or not at all: a report that does not fit is a fault of the message. */
    static LocationBatch readBatch(BodyReader in) {
        int count = in.word("count");
        BatchKind kind = in.coded("type", BATCH_KINDS);
        // no more than fit: a count of 65535 in a short body must not reserve room for it
        List<LocationReport> reports =
                new ArrayList<>(Math.min(count, in.remaining() / (2 + LocationReport.BASE_BYTES)));
        for (int i = 0; i < count; i++) {
            BodyReader report = in.slice("report", in.word("reportLength"));
            reports.add(readReport(report));
        }
        return new LocationBatch(kind, reports);
    }

    static void write(BodyWriter out, LocationBatch batch) {
        out.word(batch.reports().size());
        out.coded(batch.kind());
        for (LocationReport report : batch.reports()) {
            int lengthAt = out.out().writerIndex();
            out.word(0);
            write(out, report);
            int length = out.out().writerIndex() - lengthAt - 2;
            Check.word("reportLength", length);
            out.out().setShort(lengthAt, length);
        }
    }

    /** Nothing follows an interval of 0; some platforms send a validity all the same, which then says nothing. */
    static TemporaryTracking readTracking(BodyReader in) {
        int intervalS = in.word("interval");
        if (intervalS != 0) {
            return new TemporaryTracking(intervalS, in.dword("validity"));
        }
        in.skip("validity", Math.min(4, in.remaining()));
        return TemporaryTracking.END;
    }

    static void write(BodyWriter out, TemporaryTracking message) {
        out.word(message.intervalS());
        if (message.intervalS() != 0) {
            out.dword(message.validityS());
        }
    }

    static void write(BodyWriter out, AlarmConfirmation message) {
        out.word(message.alarmSerial());
        out.bits(message.alarmKinds());
    }
}
