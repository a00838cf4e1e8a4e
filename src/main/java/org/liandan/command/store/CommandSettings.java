package org.liandan.command.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.liandan.command.RetryRule;

/** Settings of orders to terminals, {@code liandan.commands.*}. */
@ConfigMapping(prefix = "liandan.commands")
public interface CommandSettings {

    /** T, the wait for an answer to the first sending; then T(n+1) = T(n) × (n+1). */
    @WithDefault("15s")
    Duration answerTimeout();

    /** Further sendings without an answer. */
    @WithDefault("3")
    @Min(0) @Max(5) int retries();

    /** The wait for the result of an order that the terminal has acknowledged. */
    @WithDefault("2m")
    Duration resultTimeout();

    /** How long an order waits for its terminal where the request does not say. */
    @WithDefault("24h")
    Duration lifetime();

    /** The longest that a request may ask for. */
    @WithDefault("30d")
    Duration longestLifetime();

    /** How long a second officer has to confirm. */
    @WithDefault("30m")
    Duration confirmationTime();

    /** Live orders of one terminal. */
    @WithDefault("100")
    @Min(1) @Max(1000) int maxLive();

    /** Least time between two warnings to the driver of one truck. */
    @WithDefault("2m")
    Duration warningInterval();

    /** A warning that has not been heard by then is not worth hearing. */
    @WithDefault("60s")
    Duration warningLifetime();

    /**
     * Numbers of the terminals that the software speaks to by itself (settings at login, warnings to the driver), as a
     * regular expression: an operator may begin with a few trucks.
     */
    @WithDefault(".*")
    String automaticPhones();

    /** The rule by which orders are sent again. */
    default RetryRule retryRule() {
        return new RetryRule(answerTimeout(), retries(), resultTimeout());
    }
}
