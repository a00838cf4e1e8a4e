package org.liandan.cluster;

import java.util.Set;

/**
 * Servers on the same database have come or gone; fired as an event on each of the others.
 *
 * @param come numbers of those that are there now and were not before
 * @param gone numbers of those that are there no more
 */
public record ServersChanged(Set<Integer> come, Set<Integer> gone) {

    public ServersChanged {
        come = Set.copyOf(come);
        gone = Set.copyOf(gone);
    }
}
