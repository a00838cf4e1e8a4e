package org.liandan.ingest;

import java.time.Instant;

/**
 * What became of one message's reports, and when.
 *
 * @param vehicle whose they are
 * @param reports how many, 1 or more
 * @param accepted read from the socket, decoded, and in the queue of its lane (hand-over 1)
 * @param taken by the lane
 * @param handedOver marked, judged, shown, and in the queue of the writer (hand-over 2)
 * @param committed durable, and the acknowledgement on its way
 */
public record Journey(
        int vehicle, int reports, Instant accepted, Instant taken, Instant handedOver, Instant committed) {}
