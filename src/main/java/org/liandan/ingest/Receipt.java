package org.liandan.ingest;

/** The sender's end of a delivery. Called on a writer's or a lane's thread; must be short and must not throw. */
public interface Receipt {

    /** All positions of the message are durable: it may be acknowledged. */
    void committed();

    /** The lane has room again: the sender may be read. */
    void resumeReading();
}
