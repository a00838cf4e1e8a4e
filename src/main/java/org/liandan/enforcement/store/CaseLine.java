package org.liandan.enforcement.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.EnforcementCase.Closing;

/**
 * A case in a list.
 *
 * @param officer who opened it
 * @param closing how it ended, or null while it is open
 * @param violations how many are in it now
 */
public record CaseLine(
        CaseNumber number,
        String carrierName,
        String officer,
        Instant openedAt,
        @Nullable Closing closing,
        int violations) {}
