package org.liandan.gateway;

import org.liandan.ingest.Receipt;
import org.liandan.jt808.Header;

/** A location message that waits for its commit, and then for its answer on the event loop. */
record PendingAnswer(TerminalConnection connection, Header header, LoopAnswers loop) implements Receipt {

    @Override
    public void committed() {
        loop.add(this);
    }

    @Override
    public void resumeReading() {
        connection.release(ReadGate.Hold.LANE_FULL);
    }
}
