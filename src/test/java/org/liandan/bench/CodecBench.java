package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.liandan.jt808.Header;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Malformed;
import org.liandan.jt808.StreamLimits;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalSink;
import org.liandan.jt808.TerminalStream;

/**
 * {@code ./liandan bench codec}: decoding 0x0200 with five additional items, beside the bare loop over the same bytes in the
 * same run. Prints medians of rounds that take turns, so that a busy machine slows both alike.
 */
public final class CodecBench {

    private static final int FRAMES = 20_000;
    private static final int ROUNDS = 41;
    private static final int WARM_UP_ROUNDS = 10;

    private CodecBench() {}

    public static void main(String[] arguments) throws IOException {
        byte[] bytes = stream();
        BareLoop bare = new BareLoop();
        Counting counting = new Counting();
        TerminalStream terminal = new TerminalStream(StreamLimits.DEFAULT);
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        LongSupplier codec = () -> {
            terminal.read(buffer.resetReaderIndex(), counting);
            return counting.sum;
        };
        double[] bareNanos = new double[ROUNDS];
        double[] codecNanos = new double[ROUNDS];
        double[] codecBytes = new double[ROUNDS];
        long sink = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            sink += bare.read(bytes);
            long between = System.nanoTime();
            long allocated = allocated();
            sink += codec.getAsLong();
            if (round >= 0) {
                codecBytes[round] = (double) (allocated() - allocated) / FRAMES;
                codecNanos[round] = (double) (System.nanoTime() - between) / FRAMES;
                bareNanos[round] = (double) (between - start) / FRAMES;
            }
        }
        if (counting.reports != (long) FRAMES * (ROUNDS + WARM_UP_ROUNDS) || sink == 0) {
            throw new IllegalStateException("the codec read " + counting.reports + " reports");
        }
        report(median(codecNanos), median(codecBytes), median(bareNanos));
    }

    private static void report(double codecNanos, double codecBytes, double bareNanos) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "codec");
        result.put("what", "decode 0x0200 with five items, 2013");
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("jdk", Runtime.version().toString());
        result.put("codecNanosPerReport", codecNanos);
        result.put("codecBytesAllocatedPerReport", codecBytes);
        result.put("bareLoopNanosPerReport", bareNanos);
        result.put("ratioToBareLoop", codecNanos / bareNanos);
        System.out.printf(
                "%-28s %10s %12s%n%-28s %10.1f %12s%n%-28s %10.1f %12.1f%nratio to the limit: %.2f%n",
                "0x0200, five items",
                "ns/report",
                "bytes/report",
                "bare loop (the limit)",
                bareNanos,
                "0",
                "codec",
                codecNanos,
                codecBytes,
                codecNanos / bareNanos);
        Path file = Path.of("target/bench/codec.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Many reports of one terminal, with times and speeds that differ, as bytes on the wire. */
    private static byte[] stream() {
        ByteBuf out = Unpooled.buffer();
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = HexFormat.of()
                    .parseHex("0200003a013800138000" + "%04x".formatted(i & 0xffff)
                            + "00000000" + "00000003" + "026c8a5d" + "068b7e30" + "0429" + "%04x".formatted(i % 700)
                            + "%04x".formatted(i % 360)
                            + "261121%02d%02d%02d".formatted(i / 3600 % 24, i / 60 % 60, i % 60)
                            + "0104000004d2" + "020200fa" + "0302012c" + "300115" + "310110");
            writeEscaped(out, frame);
        }
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }

    private static void writeEscaped(ByteBuf out, byte[] frame) {
        frame[3] = (byte) (frame.length - 12);
        int check = 0;
        out.writeByte(0x7e);
        for (byte octet : frame) {
            check ^= octet;
            escape(out, octet & 0xff);
        }
        escape(out, check & 0xff);
        out.writeByte(0x7e);
    }

    private static void escape(ByteBuf out, int octet) {
        switch (octet) {
            case 0x7e -> out.writeShort(0x7d02);
            case 0x7d -> out.writeShort(0x7d01);
            default -> out.writeByte(octet);
        }
    }

    private static final class Counting implements TerminalSink {

        private long reports;
        private long sum;

        @Override
        public void message(Header header, TerminalMessage message) {
            if (message instanceof LocationReport report) {
                reports++;
                sum += report.latitudeE6()
                        + report.speedDeciKph()
                        + report.items().satellites();
            }
        }

        @Override
        public void malformed(Malformed malformed) {
            throw new IllegalStateException(malformed.detail());
        }
    }
}
