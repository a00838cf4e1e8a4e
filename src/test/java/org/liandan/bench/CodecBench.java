package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liandan.jt808.Header;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * {@code ./liandan bench codec}: reading and writing 0x0200 with five items and 0x0704 of 50, by JMH, beside a bare loop over
 * the same bytes (the limit) and a Java peer from Maven Central, in the same run. Fails when reading is slower than twice the
 * limit, or anything less than three times as fast as the peer, or a message takes more than its own parts and one object.
 */
public final class CodecBench {

    private static final double MOST_TIMES_THE_LIMIT = 2;
    private static final double LEAST_TIMES_THE_PEER = 3;
    /** Bytes of one object more: the reader of a body is the largest of them. */
    private static final int ONE_OBJECT = 48;

    private static final List<String> CASES = List.of("readReport", "readBatch", "writeReport", "writeBatch");

    private record Cost(double nanos, double bytes) {}

    private record Row(String name, Cost codec, Cost limit, Cost peer) {

        double timesTheLimit() {
            return codec.nanos / limit.nanos;
        }

        double timesThePeer() {
            return peer.nanos / codec.nanos;
        }

        boolean reads() {
            return name.startsWith("read");
        }
    }

    private CodecBench() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(CodecBenchmarks.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .jvmArgs(
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow")
                        .build())
                .run()) {
            String label = result.getPrimaryResult().getLabel();
            costs.put(label, new Cost(result.getPrimaryResult().getScore(), allocated(result)));
        }
        List<Row> rows = new ArrayList<>();
        for (String name : CASES) {
            rows.add(new Row(
                    name, cost(costs, name + "Codec"), cost(costs, name + "Limit"), cost(costs, name + "Peer")));
        }
        Map<String, OwnParts> parts = Map.of(
                "readReport", ownParts(BenchFrames.wire(BenchFrames.reports(1))),
                "readBatch", ownParts(BenchFrames.wire(BenchFrames.batches(1))));
        boolean good = report(rows, parts);
        write(rows, parts);
        System.exit(good ? 0 : 1);
    }

    private static Cost cost(Map<String, Cost> costs, String label) {
        Cost cost = costs.get(label);
        if (cost == null) {
            throw new IllegalStateException("JMH has not run " + label);
        }
        return cost;
    }

    private static double allocated(RunResult result) {
        for (Map.Entry<String, Result<?>> one : secondary(result).entrySet()) {
            if (one.getKey().endsWith("gc.alloc.rate.norm")) {
                return one.getValue().getScore();
            }
        }
        return Double.NaN;
    }

    @SuppressWarnings("rawtypes") // JMH's own signature
    private static Map<String, Result<?>> secondary(RunResult result) {
        Map<String, Result<?>> all = new LinkedHashMap<>();
        for (Map.Entry<String, Result> one : result.getSecondaryResults().entrySet()) {
            all.put(one.getKey(), one.getValue());
        }
        return all;
    }

    private static OwnParts ownParts(byte[] wire) {
        List<OwnParts> parts = new ArrayList<>();
        new TerminalStream(StreamLimits.DEFAULT).read(Unpooled.wrappedBuffer(wire), new TerminalSink() {
            @Override
            public void message(Header header, TerminalMessage message) {
                parts.add(OwnParts.of(header).plus(OwnParts.of(message)));
            }

            @Override
            public void malformed(Malformed malformed) {
                throw new IllegalStateException(malformed.detail());
            }
        });
        return parts.getLast();
    }

    private static boolean report(List<Row> rows, Map<String, OwnParts> parts) {
        boolean good = true;
        System.out.printf(
                "%n%-12s %10s %10s %10s %10s %10s %12s %12s%n",
                "", "codec ns", "limit ns", "peer ns", "x limit", "peer x", "bytes/message", "own parts");
        for (Row row : rows) {
            OwnParts own = parts.get(row.name);
            System.out.printf(
                    "%-12s %10.1f %10.1f %10.1f %10.2f %10.1f %12.0f %12s%n",
                    row.name,
                    row.codec.nanos,
                    row.limit.nanos,
                    row.peer.nanos,
                    row.timesTheLimit(),
                    row.timesThePeer(),
                    row.codec.bytes,
                    own == null ? "" : own.bytes() + " in " + own.objects());
            good &= !row.reads() || row.timesTheLimit() <= MOST_TIMES_THE_LIMIT;
            good &= row.timesThePeer() >= LEAST_TIMES_THE_PEER;
        }
        Row one = rows.getFirst();
        OwnParts own = parts.get(one.name);
        return good && own != null && one.codec.bytes <= own.bytes() + ONE_OBJECT;
    }

    private static void write(List<Row> rows, Map<String, OwnParts> parts) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "codec");
        result.put("what", "0x0200 with five items and 0x0704 of 50 of them in three packages, 2013");
        result.put("peer", "io.github.yezhihao:protostar 4.0.5, given whole un-escaped bodies");
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("jdk", Runtime.version().toString());
        for (Row row : rows) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("codecNanos", row.codec.nanos);
            figures.put("limitNanos", row.limit.nanos);
            figures.put("peerNanos", row.peer.nanos);
            figures.put("timesTheLimit", row.timesTheLimit());
            figures.put("timesAsFastAsThePeer", row.timesThePeer());
            figures.put("codecBytesAllocated", row.codec.bytes);
            figures.put("peerBytesAllocated", row.peer.bytes);
            OwnParts own = parts.get(row.name);
            if (own != null) {
                figures.put("ownPartsBytes", own.bytes());
                figures.put("ownPartsObjects", own.objects());
            }
            result.put(row.name, figures);
        }
        Path file = Path.of("target/bench/codec.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
    }
}
