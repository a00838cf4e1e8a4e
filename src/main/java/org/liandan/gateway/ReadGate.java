package org.liandan.gateway;

import io.netty.channel.Channel;
import java.util.EnumSet;
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
        /** The server stops. */
        DRAINING
    }

    private final Channel channel;
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);
    private volatile boolean open = true;

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    void hold(Hold why) {
        if (holds.add(why)) {
            update();
        }
    }

    void release(Hold why) {
        if (holds.remove(why)) {
            update();
        }
    }

    private void update() {
        open = holds.isEmpty();
        channel.config().setAutoRead(open);
    }

    /** Whether it is read now; any thread. */
    boolean open() {
        return open;
    }
}
