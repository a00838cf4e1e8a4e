package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;

/** Position reports: 0x0200, 0x0704. */
final class LocationCodec {

    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;
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
}
