package org.liandan.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationItem;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.TerminalMessage;

/** What the codec's benchmark reads and writes: reports of one 2013 terminal with five items each, and batches of 50 of them. */
final class BenchFrames {

    static final String PHONE = "13800138000";
    static final int BATCH_REPORTS = 50;

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private BenchFrames() {}

    /** Times, speeds and places differ, so that no branch learns them by heart. */
    static List<LocationReport> reports(int count) {
        List<LocationReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocationItems items = LocationItems.of(
                    new LocationItem.Mileage(1_234 + i),
                    new LocationItem.Fuel(250),
                    new LocationItem.RecorderSpeed(i * 7 % 800),
                    new LocationItem.SignalStrength(i % 32),
                    new LocationItem.Satellites(6 + i % 12));
            reports.add(new LocationReport(
                    0,
                    3,
                    40_650_000 + i * 37,
                    109_840_000 + i * 53,
                    1_065,
                    i * 7 % 800,
                    i * 11 % 360,
                    START.plusSeconds(i * 61L),
                    items));
        }
        return reports;
    }

    static List<LocationBatch> batches(int count) {
        List<LocationReport> reports = reports(count * BATCH_REPORTS);
        List<LocationBatch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(new LocationBatch(
                    BatchKind.BLIND_AREA, reports.subList(i * BATCH_REPORTS, (i + 1) * BATCH_REPORTS)));
        }
        return batches;
    }

    /** The messages one behind the other, as on the wire. */
    static byte[] wire(List<? extends TerminalMessage> messages) {
        ByteBuf out = Unpooled.buffer();
        int serial = 0;
        for (TerminalMessage message : messages) {
            serial = serial + FrameWriter.write(out, ProtocolVersion.V2013, PHONE, serial, message) & 0xffff;
        }
        byte[] wire = new byte[out.readableBytes()];
        out.readBytes(wire);
        return wire;
    }
}
