package org.liandan.ingest;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a message that is followed on its road, one of many: it notes when each hand-over was, and is told of when all is
 * durable. A message that is never committed is never told of.
 */
final class FollowedReport implements Receipt {

    private final Receipt receipt;
    private final Journeys journeys;
    private final Clock clock;
    private final int vehicle;
    private final int reports;
    private final Instant accepted;
    private @Nullable Instant taken;
    private @Nullable Instant handedOver;

    FollowedReport(Receipt receipt, Journeys journeys, Clock clock, int vehicle, int reports) {
        this.receipt = receipt;
        this.journeys = journeys;
        this.clock = clock;
        this.vehicle = vehicle;
        this.reports = reports;
        this.accepted = clock.instant();
    }

    /** The lane has taken it from its queue; by the lane's thread. */
    void taken() {
        taken = clock.instant();
    }

    /** The detectors are through with it and the writer has it; by the lane's thread, before the writer has it. */
    void handedOver() {
        handedOver = clock.instant();
    }

    @Override
    public void committed() {
        receipt.committed();
        if (taken != null && handedOver != null) {
            journeys.ended(new Journey(vehicle, reports, accepted, taken, handedOver, clock.instant()));
        }
    }

    @Override
    public void resumeReading() {
        receipt.resumeReading();
    }
}
