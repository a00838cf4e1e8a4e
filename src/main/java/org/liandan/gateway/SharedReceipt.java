package org.liandan.gateway;

import java.util.concurrent.atomic.AtomicInteger;
import org.liandan.ingest.Receipt;

/** The receipt of a message that is durable only when its positions and its alarms are. */
final class SharedReceipt implements Receipt {

    private final Receipt message;
    private final AtomicInteger left = new AtomicInteger(2);

    SharedReceipt(Receipt message) {
        this.message = message;
    }

    @Override
    public void committed() {
        if (left.decrementAndGet() == 0) {
            message.committed();
        }
    }

    @Override
    public void resumeReading() {
        message.resumeReading();
    }
}
