package org.liandan.gateway;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Whether a connection is read: while there is a reason to hold back, its bytes wait in the socket. Event loop only. */
final class ReadGate {

    /** Why nothing is read. */
    enum Hold {
        /** A registration is being answered. */
        REGISTERING,
        /** The vehicle's lane is full. */
        LANE_FULL,
        /** More photos wait to be kept than are allowed. */
        MEDIA_FULL,
        /** The terminal sends more than is taken from one. */
        RATE,
        /** It was nothing but noise, and is about to be closed. */
        NOISE,
        /** The server stops. */
        DRAINING;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Channel channel;
    private final FrameCounters counters;
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);
    private volatile boolean open = true;

    ReadGate(Channel channel, FrameCounters counters) {
        this.channel = channel;
        this.counters = counters;
    }

    void hold(Hold why) {
        if (holds.add(why)) {
            counters.held(why);
            update();
        }
    }

    void release(Hold why) {
        if (holds.remove(why)) {
            update();
        }
    }

    private void update() {
        boolean read = holds.isEmpty();
        open = read || (holds.size() == 1 && holds.contains(Hold.RATE));
        channel.config().setAutoRead(read);
    }

    /** Whether the terminal could be heard: it is read, or not for its own fault; any thread. */
    boolean open() {
        return open;
    }
}
