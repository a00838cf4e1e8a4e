package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Numbers that the notice leaves open. Each is a proposal that the bureau has yet to decide; rules name them.
 */
public final class Policy {

    /** a producer may write a manifest this long before the handing over. */
    public static final Duration HANDOVER_AHEAD = Duration.ofHours(24);
    /** an older handing over is a typing error. */
    public static final Duration HANDOVER_BACK = Duration.ofDays(366);
    /** a handing over older than this was filled in late, which is noted. */
    public static final Duration HANDOVER_LATE = Duration.ofHours(24);
    /** the carrier may confirm this long before the declared minute; trucks come early. */
    public static final Duration EARLY_CARRIAGE = Duration.ofMinutes(60);
    /** a difference between volumes above this share of the volume handed over is noted. */
    public static final BigDecimal VOLUME_DIFFERENCE = new BigDecimal("0.10");
    /** a gate-keeper's clock may be ahead of ours, and a minute begin between the form and its sending. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(1);

    private Policy() {}
}
