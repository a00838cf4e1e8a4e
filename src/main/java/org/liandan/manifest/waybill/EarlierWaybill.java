package org.liandan.manifest.waybill;

import java.time.Duration;
import java.time.Instant;

/**
 * The last waybill of the same content from the same terminal.
 *
 * @param accepted whether it filled a manifest
 * @param identified whether its content names a manifest or a time, so that no second load can have the same
 * @param stillCarried whether the truck still carries what it filled
 * @param lastAt when it last came
 */
public record EarlierWaybill(boolean accepted, boolean identified, boolean stillCarried, Instant lastAt) {

    /** A terminal that has not seen our answer sends again within this time. */
    static final Duration RESENT_WITHIN = Duration.ofMinutes(10);

    /**
     * Whether the same content is the same waybill once more, to be answered as before. A poor terminal writes the same lines
     * for every load: then only the time, or the load that is still on the road, tells a repetition from the next load.
     */
    public boolean isRepeatedAt(Instant receivedAt) {
        return accepted && (identified || stillCarried || receivedAt.isBefore(lastAt.plus(RESENT_WITHIN)));
    }
}
