package org.liandan.manifest.store;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items those of this page, latest handing over first
 * @param total how many there are on all pages; so many at least where that is not exact
 * @param exact whether all were counted
 */
public record ManifestPage(List<ManifestSummary> items, long total, boolean exact) {

    public ManifestPage {
        items = List.copyOf(items);
    }
}
