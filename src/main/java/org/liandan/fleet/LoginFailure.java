package org.liandan.fleet;

import java.time.Instant;

/**
 * Why a terminal did not get in, lately.
 *
 * @param phone the number that the box gave, in the form of {@link TerminalPhone}; empty when it gave none
 * @param address where it came from last
 * @param detail what was seen, Chinese before English; without secrets
 * @param hex what it sent, without secrets; empty when nothing was kept
 * @param count how often since {@code firstAt}
 * @param solved whether the terminal has logged in since
 */
public record LoginFailure(
        IncidentKind kind,
        String phone,
        String address,
        String detail,
        String hex,
        Instant firstAt,
        Instant lastAt,
        int count,
        boolean solved) {}
