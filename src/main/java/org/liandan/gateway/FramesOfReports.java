package org.liandan.gateway;

import io.netty.buffer.Unpooled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalPhone;
import org.liandan.haul.evidence.RawReports;
import org.liandan.jt808.BodyCipher;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationItem;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;
import org.liandan.jt808.VehicleSignal;
import org.liandan.track.Position;

/**
 * The bytes of reports from the log of latest messages (decision 0009), which is kept anyway: a connection costs nothing more for
 * it. What has left the log is not found.
 */
@Singleton
final class FramesOfReports implements RawReports {

    private final TerminalTraces traces;
    private final RsaKeys keys;

    @Inject
    FramesOfReports(TerminalTraces traces, RsaKeys keys) {
        this.traces = traces;
        this.keys = keys;
    }

    @Override
    public Map<Instant, RawReport> of(TerminalPhone phone, List<Position> reports) {
        return frames(traces.kept(phone), keys.cipher(phone.digits()), reports);
    }

    /** Decodes the frames anew, in the order in which they came, and picks those whose reports are looked for. */
    static Map<Instant, RawReport> frames(
            List<FrameLog.Kept> kept, @Nullable BodyCipher cipher, List<Position> reports) {
        Map<Instant, Position> wanted = new HashMap<>();
        reports.forEach(report -> wanted.put(report.at(), report));
        Picker picker = new Picker(wanted);
        try (TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT)) {
            stream.decryptWith(cipher);
            for (FrameLog.Kept frame : kept) {
                if (frame.fromTerminal()) {
                    byte[] wire = ReadableFrames.withFlags(frame.bytes());
                    picker.parts.add(HexFormat.of().formatHex(wire));
                    stream.read(Unpooled.wrappedBuffer(wire), picker);
                }
            }
        }
        return picker.found;
    }

    private static final class Picker implements TerminalSink {

        private final Map<Instant, Position> wanted;
        private final Map<Instant, RawReport> found = new HashMap<>();
        /** The frames since the last whole message: more than one where it came in parts. */
        private final List<String> parts = new ArrayList<>();

        Picker(Map<Instant, Position> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void message(Header header, TerminalMessage message) {
            if (message instanceof LocationReport report) {
                take(report);
            } else if (message instanceof LocationBatch batch) {
                batch.reports().forEach(this::take);
            }
            parts.clear();
        }

        private void take(LocationReport report) {
            Instant at = report.time();
            Position position = at == null ? null : wanted.get(at);
            if (at != null && position != null && isOf(position, report)) {
                found.putIfAbsent(at, new RawReport(parts, rightIndicator(report)));
            }
        }

        private static @Nullable Boolean rightIndicator(LocationReport report) {
            for (LocationItem item : report.items().list()) {
                if (item instanceof LocationItem.VehicleSignals signals) {
                    return VehicleSignal.of(signals.bits()).contains(VehicleSignal.RIGHT_TURN);
                }
            }
            return null;
        }

        private static boolean isOf(Position position, LocationReport report) {
            return position.lonE6() == report.longitudeE6()
                    && position.latE6() == report.latitudeE6()
                    && position.speedDeciKph() == report.speedDeciKph();
        }

        @Override
        public void malformed(Malformed malformed) {
            parts.clear();
        }
    }
}
