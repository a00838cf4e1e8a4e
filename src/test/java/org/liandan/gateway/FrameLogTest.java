package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameLogTest {

    @Property
    void theLatestFramesAreKeptAsTheyWere(
            @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 1100) Integer> lengths) {
        FrameLog log = new FrameLog(new LogBudget(1 << 20));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            byte[] bytes = new byte[lengths.get(i)];
            java.util.Arrays.fill(bytes, (byte) i);
            if (i % 3 == 0) {
                log.sent(i, Unpooled.wrappedBuffer(bytes), 0);
            } else {
                log.received(i, bytes, bytes.length);
            }
            all.add(i + (i % 3 == 0 ? " down " : " up ") + bytes.length + " " + (byte) i);
        }

        List<String> kept = log.kept().stream()
                .map(frame -> frame.atMillis() + (frame.fromTerminal() ? " up " : " down ") + frame.bytes().length + " "
                        + frame.bytes()[0])
                .toList();
        assertThat(kept).hasSizeLessThanOrEqualTo(FrameLog.FRAMES);
        assertThat(kept).isEqualTo(all.subList(all.size() - kept.size(), all.size()));
        assertThat(kept.isEmpty()).isEqualTo(all.isEmpty());
    }

    @Property
    void noLogTakesMoreThanItsBoundNorAllMoreThanTheBudget(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 4200) Integer> lengths) {
        LogBudget budget = new LogBudget(40_000);
        List<FrameLog> logs = List.of(new FrameLog(budget), new FrameLog(budget), new FrameLog(budget));
        for (int i = 0; i < lengths.size(); i++) {
            logs.get(i % 3).received(i, new byte[lengths.get(i)], lengths.get(i));
        }

        assertThat(budget.left()).isNotNegative();
        logs.forEach(FrameLog::clear);
        assertThat(budget.left()).isEqualTo(40_000);
    }

    @Test
    void keepingAFrameAllocatesNothingOnceTheRingIsThere() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        FrameLog log = new FrameLog(new LogBudget(1 << 20));
        byte[] report = new byte[75];
        for (int i = 0; i < 10_000; i++) {
            log.received(i, report, report.length);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            log.received(i, report, report.length);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / 10_000.0).as("bytes a frame").isLessThan(0.5);
    }

    @Test
    void whereThereIsNoRoomAtAllNothingIsKept() {
        FrameLog log = new FrameLog(new LogBudget(100));
        log.received(1, new byte[20], 20);

        assertThat(log.kept()).isEmpty();
    }
}
