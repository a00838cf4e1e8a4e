package org.liandan.bench;

import io.netty.channel.ChannelHandlerContext;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationReport;

/** One terminal of a {@link Fleet}: reports when it is told to. */
final class FleetTerminal extends BenchTerminal {

    private final Fleet fleet;
    private final int index;
    /** When the report with that serial was due, by {@link System#nanoTime}; 0 for what is no report. */
    private long[] dueNs = new long[0];

    FleetTerminal(Fleet fleet, int index) {
        super(index, fleet.firstReport());
        this.fleet = fleet;
        this.index = index;
    }

    @Override
    void connected() {
        String code = fleet.code(index);
        if (!fleet.logsIn()) {
            fleet.ready();
        } else if (code == null) {
            register();
        } else {
            send(new Authentication(code));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        super.channelInactive(inactive);
        fleet.gone(phone());
    }

    @Override
    void registered(String authCode) {
        fleet.registered(index, authCode);
    }

    @Override
    void authenticated() {
        fleet.ready();
    }

    @Override
    void acknowledged(int messageId, int serial) {
        if (messageId != LocationReport.ID) {
            return;
        }
        int slot = serial & (dueNs.length - 1);
        long due = dueNs[slot];
        dueNs[slot] = 0;
        fleet.acknowledged(System.nanoTime() - due);
        if (fleet.refills()) {
            report(System.nanoTime());
        }
    }

    /** So many reports may be unacknowledged at once; a power of two. */
    void remember(int slots) {
        if (dueNs.length != slots) {
            dueNs = new long[slots];
        }
    }

    /** Appends a report that was to be sent at that moment. */
    void report(long dueAtNs) {
        int slot = serial() & (dueNs.length - 1);
        if (dueNs[slot] != 0) {
            throw new IllegalStateException(
                    "terminal " + phone() + " has more than " + dueNs.length + " unacknowledged");
        }
        dueNs[slot] = dueAtNs;
        fleet.sent();
        send(next());
    }

    void heartbeat() {
        send(new Heartbeat());
    }

    @Override
    void failed(Throwable cause) {
        fleet.failed(cause);
    }
}
