package org.liandan.bench;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;

/** One terminal of the load: keeps its window of unacknowledged messages full. */
final class LoadTerminal extends BenchTerminal {

    private final LoadGenerator load;
    private final long[] sentAt = new long[1 << 16];

    LoadTerminal(LoadGenerator load, int index) {
        super(index, load.firstReport());
        this.load = load;
    }

    @Override
    void connected() {
        register();
    }

    @Override
    void registered(String authCode) {
        // each run registers anew
    }

    @Override
    void authenticated() {
        load.ready();
    }

    @Override
    void acknowledged(int messageId, int serial) {
        load.acknowledged(System.nanoTime() - sentAt[serial]);
        if (load.running()) {
            report();
        }
    }

    /** Fills the window; called once. */
    void begin() {
        ChannelHandlerContext active = context();
        if (active != null) {
            active.executor().execute(() -> {
                for (int i = 0; i < load.window(); i++) {
                    report();
                }
                flush();
            });
        }
    }

    private void report() {
        sentAt[serial()] = System.nanoTime();
        load.sent();
        if (load.batch() <= 1) {
            send(next());
        } else {
            List<LocationReport> batch = new ArrayList<>(load.batch());
            for (int i = 0; i < load.batch(); i++) {
                batch.add(next());
            }
            send(new LocationBatch(BatchKind.BLIND_AREA, batch));
        }
    }

    @Override
    void failed(Throwable cause) {
        load.failed(cause);
    }
}
