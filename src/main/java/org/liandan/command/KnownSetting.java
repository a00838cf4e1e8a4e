package org.liandan.command;

import java.time.Duration;
import java.time.Instant;

/**
 * What a terminal has said of a setting.
 *
 * @param value the value that it has, or a fingerprint of it; empty where it has none
 * @param standing whether it knows the setting
 * @param edition year of the edition that it spoke
 * @param at when it said so
 */
public record KnownSetting(String value, Standing standing, int edition, Instant at) {

    /** Then a terminal that did not know a setting is asked again: it may have new software. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofDays(30);

    /** Whether the terminal is left in peace with this setting. */
    boolean refused(int editionNow, Instant now) {
        return standing == Standing.UNSUPPORTED && edition == editionNow && now.isBefore(at.plus(ASKED_AGAIN_AFTER));
    }
}
