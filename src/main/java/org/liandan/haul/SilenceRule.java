package org.liandan.haul;

import java.time.Duration;

/**
 * When a truck's silence is one to be asked about, and when it is nobody's fault. They are part of what a finding
 * rests on.
 *
 * @param limit silence of a truck that should report is lawful up to this; it has room for tunnels and dead spots
 * @param quiet silence after which a truck counts as silent when an outage is looked for; longer than the interval at which
 *     trucks report, shorter than the limit
 * @param atOnce trucks that fall silent within this time fall silent at once
 * @param outageShare share, of the trucks that were reporting, that must fall silent at once for an outage of ours, from 0 to 1
 * @param outageLeast fewer trucks than this are no outage
 * @param forgetAfter a truck that has not been heard of for longer is not waited for
 * @param longestPause the watch looks much more often; when it has not looked for this long, the server was away
 */
public record SilenceRule(
        Duration limit,
        Duration quiet,
        Duration atOnce,
        double outageShare,
        int outageLeast,
        Duration forgetAfter,
        Duration longestPause) {

    /** The values in force where an operator sets nothing. */
    public static final SilenceRule DEFAULT = new SilenceRule(
            Duration.ofMinutes(10),
            Duration.ofMinutes(6),
            Duration.ofMinutes(3),
            0.5,
            5,
            Duration.ofHours(24),
            Duration.ofSeconds(90));

    /** @throws IllegalArgumentException if an outage could not be told before trucks are accused, or a share is none */
    public SilenceRule {
        if (quiet.compareTo(limit) >= 0) {
            throw new IllegalArgumentException("quiet " + quiet + " must be shorter than the limit " + limit);
        }
        if (!(outageShare > 0 && outageShare <= 1)) {
            throw new IllegalArgumentException("outageShare must be more than 0 and at most 1, is " + outageShare);
        }
        if (limit.compareTo(forgetAfter) >= 0) {
            throw new IllegalArgumentException(
                    "the limit " + limit + " must be shorter than forgetAfter " + forgetAfter);
        }
    }
}
