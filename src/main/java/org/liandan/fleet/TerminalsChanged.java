package org.liandan.fleet;

import java.util.Set;

/**
 * Event: terminals, vehicles or the organisations that run them have been saved. Fired inside the transaction of the
 * change; whoever holds terminals in memory observes it after success.
 *
 * @param plates plates, in normal form and before as well as after the change, of the vehicles concerned; empty means that
 *     everything may have changed
 */
public record TerminalsChanged(Set<String> plates) {

    public TerminalsChanged {
        plates = Set.copyOf(plates);
    }

    public static TerminalsChanged everything() {
        return new TerminalsChanged(Set.of());
    }
}
