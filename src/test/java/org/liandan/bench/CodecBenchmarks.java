package org.liandan.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One operation is one message: 0x0200 with five items, or 0x0704 with 50 of them, which is three packages. {@code limit}
 * is the bare loop; {@code peer} is the bare loop for the frame, and the peer for header and body.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class CodecBenchmarks {

    private static final int REPORTS = 2_000;
    private static final int BATCHES = 40;

    private final List<LocationReport> reports = BenchFrames.reports(REPORTS);
    private final List<LocationBatch> batches = BenchFrames.batches(BATCHES);
    private final byte[] reportWire = BenchFrames.wire(reports);
    private final byte[] batchWire = BenchFrames.wire(batches);
    private final ByteBuf reportBuffer = Unpooled.wrappedBuffer(reportWire);
    private final ByteBuf batchBuffer = Unpooled.wrappedBuffer(batchWire);
    private final ByteBuf out = Unpooled.buffer(16_384);

    private final TerminalStream stream = new TerminalStream(StreamLimits.DEFAULT);
    private final BareReader bareReader = new BareReader();
    private final BareWriter bareWriter = new BareWriter();
    private final List<int[]> numbers = new ArrayList<>();
    private final byte[] time = {0x26, 0x11, 0x21, 0x08, 0x00, 0x00};
    private final byte[] items = {1, 4, 0, 0, 4, (byte) 0xd2, 2, 2, 0, (byte) 0xfa, 3, 2, 1, 44, 48, 1, 21, 49, 1, 16};

    private final Peer<PeerLocation> peerLocation = new Peer<>(PeerLocation.class);
    private final Peer<PeerLocation.Batch> peerBatch = new Peer<>(PeerLocation.Batch.class);
    private final List<PeerLocation> peerLocations = new ArrayList<>();
    private final List<PeerLocation.Batch> peerBatches = new ArrayList<>();

    /** Called by JMH. */
    public CodecBenchmarks() {
        for (LocationReport report : reports) {
            numbers.add(new int[] {
                report.alarmFlags(),
                report.statusFlags(),
                report.latitudeE6(),
                report.longitudeE6(),
                report.altitudeM(),
                report.speedDeciKph(),
                report.directionDeg()
            });
        }
        bareReader.read(reportWire, (bytes, _, end) -> {
            peerLocations.add(peerLocation.read(bytes, end));
            return 0;
        });
        bareReader.read(batchWire, (bytes, _, end) -> {
            peerBatches.add(peerBatch.read(bytes, end));
            return 0;
        });
        PeerLocation last = peerLocations.getLast();
        if (!BenchFrames.PHONE.equals(String.valueOf(last.getClientId()).replaceFirst("^0+", ""))
                || last.getLatitude() != reports.getLast().latitudeE6()
                || last.getAttributes() == null
                || last.getAttributes().size() != 5
                || peerBatches.getLast().getItems() == null
                || peerBatches.getLast().getItems().size() != BenchFrames.BATCH_REPORTS) {
            throw new IllegalStateException("the peer has not read what was written");
        }
    }

    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public long readReportLimit() {
        return bareReader.read(reportWire, BareReader::report);
    }

    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public void readReportCodec(Blackhole hole) {
        stream.read(reportBuffer.readerIndex(0), new Swallowing(hole));
    }

    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public void readReportPeer(Blackhole hole) {
        bareReader.read(reportWire, (bytes, _, end) -> {
            hole.consume(peerLocation.read(bytes, end));
            return 0;
        });
    }

    @Benchmark
    @OperationsPerInvocation(BATCHES)
    public long readBatchLimit() {
        return bareReader.read(batchWire, BareReader::batch);
    }

    @Benchmark
    @OperationsPerInvocation(BATCHES)
    public void readBatchCodec(Blackhole hole) {
        stream.read(batchBuffer.readerIndex(0), new Swallowing(hole));
    }

    @Benchmark
    @OperationsPerInvocation(BATCHES)
    public void readBatchPeer(Blackhole hole) {
        bareReader.read(batchWire, (bytes, _, end) -> {
            hole.consume(peerBatch.read(bytes, end));
            return 0;
        });
    }

    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public long writeReportLimit() {
        long bytes = 0;
        for (int[] report : numbers) {
            bytes += bareWriter.report(report, time, items);
        }
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public void writeReportCodec(Blackhole hole) {
        for (LocationReport report : reports) {
            FrameWriter.write(out.clear(), ProtocolVersion.V2013, BenchFrames.PHONE, 1, report);
            hole.consume(out.writerIndex());
        }
    }

    @Benchmark
    @OperationsPerInvocation(REPORTS)
    public void writeReportPeer(Blackhole hole) {
        for (PeerLocation report : peerLocations) {
            peerLocation.write(out.clear(), report);
            hole.consume(bareWriter.frames(LocationReport.ID, out.array(), out.writerIndex()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCHES)
    public long writeBatchLimit() {
        long bytes = 0;
        for (int i = 0; i < BATCHES; i++) {
            bytes += bareWriter.batch(BenchFrames.BATCH_REPORTS, numbers.get(i), time, items);
        }
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(BATCHES)
    public void writeBatchCodec(Blackhole hole) {
        for (LocationBatch batch : batches) {
            FrameWriter.write(out.clear(), ProtocolVersion.V2013, BenchFrames.PHONE, 1, batch);
            hole.consume(out.writerIndex());
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCHES)
    public void writeBatchPeer(Blackhole hole) {
        for (PeerLocation.Batch batch : peerBatches) {
            peerBatch.write(out.clear(), batch);
            hole.consume(bareWriter.frames(LocationBatch.ID, out.array(), out.writerIndex()));
        }
    }

    private record Swallowing(Blackhole hole) implements TerminalSink {

        @Override
        public void message(Header header, TerminalMessage message) {
            hole.consume(header);
            hole.consume(message);
        }

        @Override
        public void malformed(Malformed malformed) {
            throw new IllegalStateException(malformed.detail());
        }
    }
}
