package org.liandan.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The way back to one event loop. A commit makes thousands of messages durable at once; their answers cross over in one
 * task, and each connection is flushed once.
 */
final class LoopAnswers implements Runnable {

    private final EventLoop loop;
    private final Queue<PendingAnswer> committed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** Touched by the event loop only. */
    private final List<TerminalConnection> unflushed = new ArrayList<>();

    LoopAnswers(EventLoop loop) {
        this.loop = loop;
    }

    void add(PendingAnswer answer) {
        committed.add(answer);
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            loop.execute(this);
        }
    }

    @Override
    public void run() {
        // before the queue is read, so that what is added behind the reading schedules the next run
        scheduled.set(false);
        for (PendingAnswer answer = committed.poll(); answer != null; answer = committed.poll()) {
            if (answer.connection().acknowledge(answer.header())) {
                unflushed.add(answer.connection());
            }
        }
        unflushed.forEach(TerminalConnection::flush);
        unflushed.clear();
    }
}
