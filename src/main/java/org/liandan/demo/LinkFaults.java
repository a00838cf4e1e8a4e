package org.liandan.demo;

import java.util.Set;

/**
 * What the road to the platform swallows, so that a test sees it asked for again.
 *
 * @param lostPackages indices from 1 of packages of split messages that do not arrive the first time
 * @param lostBlocks numbers from 1 of blocks of each attachment file that do not arrive the first time
 */
record LinkFaults(Set<Integer> lostPackages, Set<Integer> lostBlocks) {

    /** A road that swallows nothing. */
    static final LinkFaults NONE = new LinkFaults(Set.of(), Set.of());

    LinkFaults {
        lostPackages = Set.copyOf(lostPackages);
        lostBlocks = Set.copyOf(lostBlocks);
    }
}
