package org.liandan.jt808;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds inside an area.
 *
 * @param window when, or null for always
 * @param speed how fast, or null for no limit
 * @param flags who is told of entering and leaving, and what is forbidden inside
 */
public record AreaRules(
        @Nullable TimeWindow window, @Nullable AreaSpeed speed, Set<AreaFlag> flags) {
    public AreaRules {
        flags = Set.copyOf(flags);
    }
}
