package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one site may take and do with it, from a moment on (notice 二（四）: 规范受纳建筑垃圾). It replaces whatever was recorded for
 * the site before; with empty sets it takes nothing.
 *
 * @param number of the paper, 1 to 60 characters
 * @param categories what may come in
 * @param methods what may be done with it
 * @param capacityM3 how much may come in from {@code validFrom} on, above 0; null where none is set
 * @param validFrom first moment
 * @param validTo first moment at which it does not hold any more; null while it has no end
 */
public record SiteLicence(
        String number,
        Set<WasteCategory> categories,
        Set<DisposalMethod> methods,
        @Nullable BigDecimal capacityM3,
        Instant validFrom,
        @Nullable Instant validTo) {

    public SiteLicence {
        categories = Set.copyOf(categories);
        methods = Set.copyOf(methods);
    }
}
